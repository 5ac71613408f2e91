package io.kubeschool.kubectl.verb.config;

import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;

/** {@code kubectl config} and its commands. Models pkg/cmd/config/config.go. */
public final class Config {

  private static final FlagSet LIST =
      FlagSet.of(b ->
          b.bool("no-headers", "", false, "Leave out the headers.")
              .string("output", "o", "", "Output format. One of: (name)."));
  private static final FlagSet CONTEXT =
      FlagSet.of(b ->
          b.bool("current", "", false, "Modify the current context")
              .string("cluster", "", "", "cluster for the context entry in kubeconfig")
              .string("user", "", "", "user for the context entry in kubeconfig")
              .string("namespace", "n", "", "namespace for the context entry in kubeconfig"));
  private static final FlagSet CLUSTER =
      FlagSet.of(b ->
          b.string("server", "", "", "server for the cluster entry in kubeconfig")
              .string("tls-server-name", "", "", "tls-server-name for the cluster entry")
              .string("certificate-authority", "", "", "Path to the authority's certificate")
              .bool("insecure-skip-tls-verify", "", false, "Do not verify the certificate")
              .bool("embed-certs", "", false, "Put the certificate itself into the kubeconfig")
              .string("proxy-url", "", "", "proxy-url for the cluster entry in kubeconfig"));
  private static final FlagSet USER =
      FlagSet.of(b ->
          b.string("client-certificate", "", "", "Path to the user's certificate")
              .string("client-key", "", "", "Path to the user's key")
              .string("token", "", "", "token for the user entry in kubeconfig")
              .string("username", "", "", "username for the user entry in kubeconfig")
              .string("password", "", "", "password for the user entry in kubeconfig")
              .bool("embed-certs", "", false, "Put the files' content into the kubeconfig"));
  private static final FlagSet VIEW =
      FlagSet.of(b ->
          b.include(PrintFlags.flags("yaml"))
              .bool("flatten", "", false, "Put the content of files into the output")
              .bool("merge", "", true, "Merge the kubeconfig files")
              .bool("minify", "", false, "Only what the current context uses")
              .bool("raw", "", false, "Show secrets and certificates as they are"));

  private Config() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of("config SUBCOMMAND", "Modify kubeconfig files")
                .description(
                    """
                    Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".

                    With --kubeconfig only that file is read and written. Else the files of the
                    variable KUBECONFIG are merged: a value is changed in the file that holds it, and
                    a new one goes into the first file that exists. Without either it is
                    ${HOME}/.kube/config.
                    """),
            FlagSet.NONE,
            Handler.SUBCOMMANDS)
        .with(
            verb("current-context [flags]", "Display the current-context", ConfigContexts::current),
            verb(
                "delete-cluster NAME",
                "Delete the specified cluster from the kubeconfig",
                ConfigEntries::deleteCluster),
            verb(
                "delete-context NAME",
                "Delete the specified context from the kubeconfig",
                ConfigContexts::delete),
            verb(
                "delete-user NAME",
                "Delete the specified user from the kubeconfig",
                ConfigEntries::deleteUser),
            verb(
                "get-clusters [flags]",
                "Display clusters defined in the kubeconfig",
                ConfigEntries::listClusters),
            Verb.of(
                Usage.of("get-contexts [(-o|--output=)name)]", "Describe one or many contexts"),
                LIST,
                ConfigContexts::list),
            verb(
                "get-users [flags]",
                "Display users defined in the kubeconfig",
                ConfigEntries::listUsers),
            verb(
                "rename-context CONTEXT_NAME NEW_NAME",
                "Rename a context from the kubeconfig file",
                ConfigContexts::rename),
            verb(
                "set PROPERTY_NAME PROPERTY_VALUE",
                "Set an individual value in a kubeconfig file",
                ConfigEntries::setProperty),
            Verb.of(
                Usage.of(
                    "set-cluster NAME [--server=server]"
                        + " [--certificate-authority=path/to/certificate/authority]"
                        + " [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]",
                    "Set a cluster entry in kubeconfig"),
                CLUSTER,
                ConfigEntries::setCluster),
            Verb.of(
                Usage.of(
                    "set-context [NAME | --current] [--cluster=cluster_nickname]"
                        + " [--user=user_nickname] [--namespace=namespace]",
                    "Set a context entry in kubeconfig"),
                CONTEXT,
                ConfigContexts::set),
            Verb.of(
                Usage.of(
                    "set-credentials NAME [--client-certificate=path/to/certfile]"
                        + " [--client-key=path/to/keyfile] [--token=bearer_token]"
                        + " [--username=basic_user] [--password=basic_password]",
                    "Set a user entry in kubeconfig"),
                USER,
                ConfigEntries::setCredentials),
            verb(
                "unset PROPERTY_NAME",
                "Unset an individual value in a kubeconfig file",
                ConfigEntries::unsetProperty),
            use(),
            Verb.of(
                Usage.of(
                    "view [flags]",
                    "Display merged kubeconfig settings or a specified kubeconfig file"),
                VIEW,
                ConfigView::run));
  }

  private static Verb use() {
    return Verb.of(
        Usage.of("use-context CONTEXT_NAME", "Set the current-context in a kubeconfig file")
            .aliases("use")
            .description("Set the current-context in a kubeconfig file.")
            .examples(
                """
                # Use the context for the minikube cluster
                kubectl config use-context minikube
                """),
        FlagSet.NONE,
        ConfigContexts::use);
  }

  private static Verb verb(String use, String summary, Handler handler) {
    return Verb.of(Usage.of(use, summary), FlagSet.NONE, handler);
  }
}
