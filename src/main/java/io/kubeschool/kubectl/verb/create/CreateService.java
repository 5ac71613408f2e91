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
                Create a ClusterIP service with the specified name.\
                """)
            .examples(
                """
                # Create a new ClusterIP service named my-cs
                kubectl create service clusterip my-cs --tcp=5678:8080

                # Create a new ClusterIP service named my-cs (in headless mode)
                kubectl create service clusterip my-cs --clusterip="None\"\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .string(
                    "clusterip",
                    "",
                    "",
                    "Assign your own ClusterIP or set to 'None' for a 'headless' service (no"
                        + " loadbalancing).")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp", "", List.of(), "Port pairs can be specified as '<port>:<targetPort>'.")
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

                 ExternalName service references to an external DNS address instead of only pods, which will allow application authors to reference services that exist off platform, on other clusters, or locally.\
                """)
            .examples(
                """
                # Create a new ExternalName service named my-ns
                kubectl create service externalname my-ns --external-name bar.com\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .string("external-name", "", "", "External name of service")
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp", "", List.of(), "Port pairs can be specified as '<port>:<targetPort>'.")
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
                Create a LoadBalancer service with the specified name.\
                """)
            .examples(
                """
                # Create a new LoadBalancer service named my-lbs
                kubectl create service loadbalancer my-lbs --tcp=5678:8080\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp", "", List.of(), "Port pairs can be specified as '<port>:<targetPort>'.")
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
                Create a NodePort service with the specified name.\
                """)
            .examples(
                """
                # Create a new NodePort service named my-ns
                kubectl create service nodeport my-ns --tcp=5678:8080\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-create"))
                .integer(
                    "node-port",
                    "",
                    0,
                    "Port used to expose the service on each node in a cluster.")
                .include(CommonFlags.SAVE_CONFIG)
                .strings(
                    "tcp", "", List.of(), "Port pairs can be specified as '<port>:<targetPort>'.")
                .include(CommonFlags.VALIDATE)),
        handler("NodePort"));
  }
}
