package io.kubeschool.kubectl.verb.run;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Overrides;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl expose}. Models k8s.io/kubectl pkg/cmd/expose/expose.go. */
public final class Expose {

  private static final int LONGEST_NAME = 63;

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;

  private Expose(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP]"
                    + " [--target-port=number-or-name] [--name=name]"
                    + " [--external-ip=external-ip-of-service] [--type=type]",
                "Take a replication controller, service, deployment or pod and expose it as a new"
                    + " Kubernetes service")
            .description(
                """
                Expose a resource as a new Kubernetes service.

                 Looks up a deployment, service, replica set, replication controller or pod by name and uses the selector for that resource as the selector for a new service on the specified port. A deployment or replica set will be exposed as a service only if its selector is convertible to a selector that service supports, i.e. when the selector contains only the matchLabels component. Note that if no port is specified via --port and the exposed resource has multiple ports, all will be re-used by the new service. Also if no labels are specified, the new service will re-use the labels from the resource it exposes.

                 Possible resources include (case insensitive):

                 pod (po), service (svc), replicationcontroller (rc), deployment (deploy), replicaset (rs)\
                """)
            .examples(
                """
                # Create a service for a replicated nginx, which serves on port 80 and connects to the containers on port 8000
                kubectl expose rc nginx --port=80 --target-port=8000

                # Create a service for a replication controller identified by type and name specified in "nginx-controller.yaml", which serves on port 80 and connects to the containers on port 8000
                kubectl expose -f nginx-controller.yaml --port=80 --target-port=8000

                # Create a service for a pod valid-pod, which serves on port 444 with the name "frontend"
                kubectl expose pod valid-pod --port=444 --name=frontend

                # Create a second service based on the above service, exposing the container port 8443 as port 443 with the name "nginx-https"
                kubectl expose service nginx --port=443 --target-port=8443 --name=nginx-https

                # Create a service for a replicated streaming application on port 4100 balancing UDP traffic and named 'video-stream'.
                kubectl expose rc streamer --port=4100 --protocol=UDP --name=video-stream

                # Create a service for a replicated nginx using replica set, which serves on port 80 and connects to the containers on port 8000
                kubectl expose rs nginx --port=80 --target-port=8000

                # Create a service for an nginx deployment, which serves on port 80 and connects to the containers on port 8000
                kubectl expose deployment nginx --port=80 --target-port=8000\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("identifying the resource to expose a service"))
                .string(
                    "cluster-ip",
                    "",
                    "",
                    "ClusterIP to be assigned to the service. Leave empty to auto-allocate, or set"
                        + " to 'None' to create a headless service.")
                .include(CommonFlags.DRY_RUN)
                .string(
                    "external-ip",
                    "",
                    "",
                    "Additional external IP address (not managed by Kubernetes) to accept for the"
                        + " service. If this IP is routed to a node, the service can be accessed by"
                        + " this IP in addition to its generated service IP.")
                .include(CommonFlags.fieldManager("kubectl-expose"))
                .string("labels", "l", "", "Labels to apply to the service created by this call.")
                .string(
                    "load-balancer-ip",
                    "",
                    "",
                    "IP to assign to the LoadBalancer. If empty, an ephemeral IP will be created"
                        + " and used (cloud-provider specific).")
                .string("name", "", "", "The name for the newly created object.")
                .include(CommonFlags.OVERRIDES)
                .string(
                    "port",
                    "",
                    "",
                    "The port that the service should serve on. Copied from the resource being"
                        + " exposed, if unspecified")
                .string(
                    "protocol",
                    "",
                    "",
                    "The network protocol for the service to be created. Default is 'TCP'.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "selector",
                    "",
                    "",
                    "A label selector to use for this service. Only equality-based selector"
                        + " requirements are supported. If empty (the default) infer the selector"
                        + " from the resource being exposed.")
                .string(
                    "session-affinity",
                    "",
                    "",
                    "If non-empty, set the session affinity for the service to this; legal values:"
                        + " 'None', 'ClientIP'")
                .string(
                    "target-port",
                    "",
                    "",
                    "Name or number for the port on the container that the service should direct"
                        + " traffic to. Optional.")
                .string(
                    "type",
                    "",
                    "",
                    "Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName."
                        + " Default is 'ClusterIP'.")
                .include(CommonFlags.RECORD)),
        session -> new Expose(session).run());
  }

  private void run() {
    session
        .resources()
        .continueOnError()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
        .typeOrNameArguments(false, session.arguments())
        .flatten()
        .execute()
        .check()
        .visit(this::expose);
  }

  private void expose(ResourceInfo info) {
    String group = info.mapping().group();
    String kind = info.mapping().kind().kind();
    ServiceOf.checkExposable(info.object(), group.isEmpty() ? kind : kind + "." + group);
    JsonObject service = Overrides.apply(session, service(info));
    service = ChangeCause.record(session, service);
    if (dryRun == DryRun.CLIENT) {
      printer.print(
          session.isNamespaceEnforced()
              ? service.set(session.namespace(), "metadata", "namespace")
              : service,
          "exposed");
      return;
    }
    if (session.flags().bool("save-config")) {
      service = LastApplied.annotateGenerated(service);
    }
    printer.print(
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .create(Kinds.SERVICE.path(session.namespace()), service),
        "exposed");
  }

  private JsonObject service(ResourceInfo info) {
    ParsedFlags flags = session.flags();
    JsonObject object = info.object();
    String given = flags.string("selector");
    JsonObject selector = given.isEmpty() ? ServiceOf.selector(object) : PodGenerator.labels(given);
    Map<Long, List<String>> known = ServiceOf.ports(object);
    List<Long> numbers = numbers(known);
    String labelText = flags.string("labels");
    JsonObject labels =
        labelText.isEmpty() ? object.object("metadata", "labels") : PodGenerator.labels(labelText);
    String name = flags.string("name");
    if (name.isEmpty()) {
      name =
          info.name().length() > LONGEST_NAME
              ? info.name().substring(0, LONGEST_NAME)
              : info.name();
    }
    if (selector.isEmpty()) {
      throw new CommandError("selector must be specified");
    }
    String target = flags.string("target-port");
    Object targetPort =
        target.isEmpty()
            ? null
            : target.matches("[+-]?[0-9]{1,9}") ? (Object) Long.valueOf(target) : target;
    JsonArray ports = ServiceOf.servicePorts(numbers, flags.string("protocol"), known, targetPort);
    return withOptions(ServiceOf.service(name, labels, selector, ports));
  }

  private List<Long> numbers(Map<Long, List<String>> known) {
    String given = session.flags().string("port");
    if (given.isEmpty()) {
      if (known.isEmpty() && !session.flags().string("cluster-ip").equals("None")) {
        throw new CommandError("couldn't find port via --port flag or introspection");
      }
      return List.copyOf(known.keySet());
    }
    List<Long> numbers = new ArrayList<>();
    for (String number : given.split(",", -1)) {
      numbers.add(PodGenerator.port(number));
    }
    return numbers;
  }

  private JsonObject withOptions(JsonObject service) {
    ParsedFlags flags = session.flags();
    JsonObject result = service;
    String type = flags.string("type");
    if (!flags.string("external-ip").isEmpty()) {
      result =
          result.set(
              JsonArray.ofStrings(List.of(flags.string("external-ip"))), "spec", "externalIPs");
    }
    if (!type.isEmpty()) {
      result = result.set(type, "spec", "type");
    }
    String balancer = flags.string("load-balancer-ip");
    if (type.equals("LoadBalancer") && !balancer.isEmpty()) {
      result = result.set(balancer, "spec", "loadBalancerIP");
    }
    String affinity = flags.string("session-affinity");
    if (!affinity.isEmpty()) {
      if (!affinity.equals("None") && !affinity.equals("ClientIP")) {
        throw new CommandError("unknown session affinity: " + affinity);
      }
      result = result.set(affinity, "spec", "sessionAffinity");
    }
    String clusterIp = flags.string("cluster-ip");
    return clusterIp.isEmpty() ? result : result.set(clusterIp, "spec", "clusterIP");
  }
}
