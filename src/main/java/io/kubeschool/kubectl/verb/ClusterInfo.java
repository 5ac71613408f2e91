package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.model.JsonObject;

/** {@code kubectl cluster-info}. Models pkg/cmd/clusterinfo/clusterinfo.go. */
public final class ClusterInfo {

  private ClusterInfo() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of("cluster-info [flags]", "Display cluster information")
                .description(
                    """
                    Display where the control plane answers, and the services of the system with the label kubernetes.io/cluster-service=true. For a closer look there is 'kubectl cluster-info dump'.
                    """)
                .examples(
                    """
                    # Where does this cluster's control plane answer?
                    kubectl cluster-info
                    """),
            FlagSet.NONE,
            ClusterInfo::run)
        .with(Unavailable.verb("dump", "Dump relevant information for debugging and diagnosis"));
  }

  private static void run(Session session) {
    String namespace = session.flags().string("namespace");
    String host = session.config().clientConfig().server();
    String path =
        "/api/v1/namespaces/" + (namespace.isEmpty() ? "kube-system" : namespace) + "/services";
    JsonObject services =
        session
            .client()
            .call(
                session
                    .client()
                    .request(Method.GET, path)
                    .withParameter("labelSelector", "kubernetes.io/cluster-service=true"))
            .object();
    session.out().println("Kubernetes control plane is running at " + host);
    for (JsonObject service : services.array("items").objects()) {
      String name = service.string("metadata", "labels", "kubernetes.io/name");
      session
          .out()
          .println(
              (name.isEmpty() ? service.string("metadata", "name") : name)
                  + " is running at "
                  + link(host, service));
    }
    session
        .out()
        .println(
            "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
  }

  private static String link(String host, JsonObject service) {
    JsonObject ingress = JsonObject.EMPTY;
    if (!service.array("status", "loadBalancer", "ingress").isEmpty()) {
      ingress = service.array("status", "loadBalancer", "ingress").objectAt(0);
    }
    if (!ingress.isEmpty()) {
      String address =
          ingress.string("ip").isEmpty() ? ingress.string("hostname") : ingress.string("ip");
      StringBuilder links = new StringBuilder();
      service
          .array("spec", "ports")
          .objects()
          .forEach(p -> links.append("http://" + address + ":" + p.number(0, "port") + " "));
      return links.toString();
    }
    String name = service.string("metadata", "name");
    if (!service.array("spec", "ports").isEmpty()) {
      JsonObject port = service.array("spec", "ports").objectAt(0);
      boolean secure = port.string("name").equals("https") || port.number(0, "port") == 443;
      String portName = port.string("name");
      name =
          secure
              ? "https:" + name + ":" + portName
              : portName.isEmpty() ? name : name + ":" + portName;
    }
    return host
        + "/api/v1/namespaces/"
        + service.string("metadata", "namespace")
        + "/services/"
        + name
        + "/proxy";
  }
}
