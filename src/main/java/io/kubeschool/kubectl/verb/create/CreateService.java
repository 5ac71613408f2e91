package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import java.util.List;

/** {@code kubectl create service}. Models pkg/cmd/create/create_service.go. */
final class CreateService {

  private CreateService() {}

  static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of("service [flags]", "Create a service using a specified subcommand")
                .aliases("svc")
                .description(
                    """
                    Create a service using a specified subcommand.\
                    """),
            FlagSet.NONE,
            Handler.SUBCOMMANDS);
    return verb.with(clusterIp(), externalName(), loadBalancer(), nodePort());
  }

  private static CreateFromFlags handler(String type, String... required) {
    return new CreateFromFlags(
        new ServiceGenerator(type), "failed to create " + type + " service: ", required);
  }

  private static Verb clusterIp() {
    return Verb.of(
        Usage.of(
                "clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]",
                "Create a ClusterIP service")
            .description(
                """
                Create a ClusterIP service with the specified name.
                """)
            .examples(
                """
                # Answer at port 80 and pass on to port 8080 of the pods with the label app=web
                kubectl create service clusterip web --tcp=80:8080

                # Have no address of its own; DNS then gives those of the pods
                kubectl create service clusterip db --clusterip="None"
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string(
                    "clusterip",
                    "",
                    "",
                    "The service's address; 'None' for a headless service, which has"
                        + " none. By default the server chooses.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp",
                    "",
                    List.of(),
                    "A port, or '<port>:<targetPort>' if the pods listen at another;"
                        + " may be repeated.")
                .include(CommonFlags.VALIDATE)),
        handler("ClusterIP"));
  }

  private static Verb externalName() {
    return Verb.of(
        Usage.of(
                "externalname NAME --external-name external.name [--dry-run=server|client|none]",
                "Create an ExternalName service")
            .description(
                """
                Create an ExternalName service with the specified name.

                 It has no pods: DNS answers with another name, of something outside this namespace or outside the cluster. Programs can go on asking for the service's name when that moves.
                """)
            .examples(
                """
                # Let 'billing' stand for a host outside the cluster
                kubectl create service externalname billing --external-name billing.example.com
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .string("external-name", "", "", "The name that DNS answers with")
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp",
                    "",
                    List.of(),
                    "A port, or '<port>:<targetPort>' if the pods listen at another;"
                        + " may be repeated.")
                .include(CommonFlags.VALIDATE)),
        handler("ExternalName", "external-name"));
  }

  private static Verb loadBalancer() {
    return Verb.of(
        Usage.of(
                "loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
                "Create a LoadBalancer service")
            .description(
                """
                Create a LoadBalancer service with the specified name.
                """)
            .examples(
                """
                # Ask for an address outside the cluster, and pass on to port 8080 of the pods with the label app=web
                kubectl create service loadbalancer web --tcp=80:8080
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp",
                    "",
                    List.of(),
                    "A port, or '<port>:<targetPort>' if the pods listen at another;"
                        + " may be repeated.")
                .include(CommonFlags.VALIDATE)),
        handler("LoadBalancer"));
  }

  private static Verb nodePort() {
    return Verb.of(
        Usage.of(
                "nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
                "Create a NodePort service")
            .description(
                """
                Create a NodePort service with the specified name.
                """)
            .examples(
                """
                # Answer at a port of every node that the server chooses, and pass on to port 8080 of the pods with the label app=web
                kubectl create service nodeport web --tcp=80:8080

                # Choose the nodes' port
                kubectl create service nodeport web --tcp=80:8080 --node-port=30080
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .integer(
                    "node-port", "", 0, "The port of the nodes. By default the server chooses.")
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp",
                    "",
                    List.of(),
                    "A port, or '<port>:<targetPort>' if the pods listen at another;"
                        + " may be repeated.")
                .include(CommonFlags.VALIDATE)),
        handler("NodePort"));
  }
}
