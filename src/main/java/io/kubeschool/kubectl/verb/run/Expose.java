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

                 The service selects the same pods as the object does: a deployment, replica set, replication controller, another service, or a pod, whose labels are taken. A selector with matchExpressions cannot be taken over, since services know labels only. Without --port the service gets every port that the object has, and without --labels its labels.

                 Possible resources include (case insensitive):

                 pod (po), service (svc), replicationcontroller (rc), deployment (deploy), replicaset (rs)
                """)
            .examples(
                """
                # Answer at port 80 for the pods of the deployment 'web', which listen at 8080
                kubectl expose deployment web --port=80 --target-port=8080

                # The same by a port that the containers name
                kubectl expose deployment web --port=80 --target-port=http

                # For a single pod, under a name of its own
                kubectl expose pod web-0 --port=80 --name=first

                # A second service for the pods of the first
                kubectl expose service web --port=443 --target-port=8443 --name=web-tls

                # At a port of every node
                kubectl expose deployment web --port=80 --type=NodePort

                # For datagrams
                kubectl expose replicaset resolver --port=53 --protocol=UDP --name=dns

                # For the object that a file describes
                kubectl expose -f web.yaml --port=80
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("expose"))
                .string(
                    "cluster-ip",
                    "",
                    "",
                    "The service's address; 'None' for a headless service, which has"
                        + " none. By default the server chooses.")
                .include(CommonFlags.DRY_RUN)
                .string(
                    "external-ip",
                    "",
                    "",
                    "One more address that the service answers at. Packets to it have"
                        + " to reach a node; Kubernetes does not see to that.")
                .include(CommonFlags.fieldManager("kubectl-expose"))
                .string(
                    "labels",
                    "l",
                    "",
                    "Labels of the service, as key=value pairs with commas between" + " them.")
                .string(
                    "load-balancer-ip",
                    "",
                    "",
                    "The address to ask the load balancer for. By default it chooses"
                        + " one; not every provider lets one ask.")
                .string("name", "", "", "The service's name. By default that of the object.")
                .include(CommonFlags.OVERRIDES)
                .string(
                    "port",
                    "",
                    "",
                    "The port at which the service answers. By default the object's" + " ports")
                .string(
                    "protocol",
                    "",
                    "",
                    "The protocol: TCP, UDP or SCTP. By default the object's own, or" + " TCP.")
                .include(CommonFlags.SAVE_CONFIG)
                .string(
                    "selector",
                    "",
                    "",
                    "The labels of the pods, as key=value pairs with commas between"
                        + " them. By default those that the object selects.")
                .string(
                    "session-affinity",
                    "",
                    "",
                    "'ClientIP' to send a client to the same pod each time, or 'None'")
                .string(
                    "target-port",
                    "",
                    "",
                    "The port of the pods, by number or by the name that the"
                        + " container gives it. By default that of the service.")
                .string(
                    "type",
                    "",
                    "",
                    "Who can reach the service: ClusterIP, NodePort, LoadBalancer or"
                        + " ExternalName. ClusterIP unless set.")
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
