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
              .string("output", "o", "", "The form of the output: (name)."));
  private static final FlagSet CONTEXT =
      FlagSet.of(b ->
          b.bool("current", "", false, "Change the context in use")
              .string("cluster", "", "", "The cluster, by its name in the kubeconfig")
              .string("user", "", "", "The user, by its name in the kubeconfig")
              .string("namespace", "n", "", "The namespace to work in"));
  private static final FlagSet CLUSTER =
      FlagSet.of(b ->
          b.string("server", "", "", "Where the API server answers, as a URL")
              .string("tls-server-name", "", "", "The name to expect in the server's certificate")
              .string("certificate-authority", "", "", "Path to the authority's certificate")
              .bool("insecure-skip-tls-verify", "", false, "Do not verify the certificate")
              .bool("embed-certs", "", false, "Put the certificate itself into the kubeconfig")
              .string("proxy-url", "", "", "The proxy to go through, as a URL"));
  private static final FlagSet USER =
      FlagSet.of(b ->
          b.string("client-certificate", "", "", "Path to the user's certificate")
              .string("client-key", "", "", "Path to the user's key")
              .string("token", "", "", "The bearer token")
              .string("username", "", "", "The user name for basic authentication")
              .string("password", "", "", "The password for basic authentication")
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
            verb(
                "current-context [flags]",
                "Display the current-context",
                """
                # Which context is in use?
                kubectl config current-context
                """,
                ConfigContexts::current),
            verb(
                "delete-cluster NAME",
                "Delete the specified cluster from the kubeconfig",
                """
                # Forget the cluster 'old'
                kubectl config delete-cluster old
                """,
                ConfigEntries::deleteCluster),
            verb(
                "delete-context NAME",
                "Delete the specified context from the kubeconfig",
                """
                # Forget the context 'old'
                kubectl config delete-context old
                """,
                ConfigContexts::delete),
            verb(
                "delete-user NAME",
                "Delete the specified user from the kubeconfig",
                """
                # Forget the user 'mallory'
                kubectl config delete-user mallory
                """,
                ConfigEntries::deleteUser),
            verb(
                "get-clusters [flags]",
                "Display clusters defined in the kubeconfig",
                """
                # Which clusters does the kubeconfig know?
                kubectl config get-clusters
                """,
                ConfigEntries::listClusters),
            Verb.of(
                Usage.of("get-contexts [(-o|--output=)name)]", "Describe one or many contexts")
                    .examples(
                        """
                        # List the contexts; a star marks the one in use
                        kubectl config get-contexts

                        # Show one of them
                        kubectl config get-contexts prod

                        # List their names only, for a script
                        kubectl config get-contexts -o name
                        """),
                LIST,
                ConfigContexts::list),
            verb(
                "get-users [flags]",
                "Display users defined in the kubeconfig",
                """
                # Which users does the kubeconfig know?
                kubectl config get-users
                """,
                ConfigEntries::listUsers),
            verb(
                "rename-context CONTEXT_NAME NEW_NAME",
                "Rename a context from the kubeconfig file",
                """
                # Give a context a name that is easier to type
                kubectl config rename-context ada@prod-eu-1 prod
                """,
                ConfigContexts::rename),
            verb(
                "set PROPERTY_NAME PROPERTY_VALUE",
                "Set an individual value in a kubeconfig file",
                """
                # Change where the cluster 'prod' answers
                kubectl config set clusters.prod.server https://10.0.0.2:6443

                # Work in the namespace 'shop' whenever the context 'prod' is in use
                kubectl config set contexts.prod.namespace shop
                """,
                ConfigEntries::setProperty),
            Verb.of(
                Usage.of(
                        "set-cluster NAME [--server=server]"
                            + " [--certificate-authority=path/to/certificate/authority]"
                            + " [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]",
                        "Set a cluster entry in kubeconfig")
                    .examples(
                        """
                        # Say where the cluster 'prod' answers and whose certificate to trust
                        kubectl config set-cluster prod --server=https://10.0.0.2:6443 --certificate-authority=ca.crt

                        # Put that certificate into the kubeconfig itself
                        kubectl config set-cluster prod --certificate-authority=ca.crt --embed-certs
                        """),
                CLUSTER,
                ConfigEntries::setCluster),
            Verb.of(
                Usage.of(
                        "set-context [NAME | --current] [--cluster=cluster_nickname]"
                            + " [--user=user_nickname] [--namespace=namespace]",
                        "Set a context entry in kubeconfig")
                    .examples(
                        """
                        # Work in the namespace 'shop' from now on
                        kubectl config set-context --current --namespace=shop

                        # Make a context of a cluster and a user that the kubeconfig knows
                        kubectl config set-context prod --cluster=prod --user=ada
                        """),
                CONTEXT,
                ConfigContexts::set),
            Verb.of(
                Usage.of(
                        "set-credentials NAME [--client-certificate=path/to/certfile]"
                            + " [--client-key=path/to/keyfile] [--token=bearer_token]"
                            + " [--username=basic_user] [--password=basic_password]",
                        "Set a user entry in kubeconfig")
                    .examples(
                        """
                        # Be known by a certificate
                        kubectl config set-credentials ada --client-certificate=ada.crt --client-key=ada.key --embed-certs

                        # Be known by a token
                        kubectl config set-credentials builder --token=abc.def
                        """),
                USER,
                ConfigEntries::setCredentials),
            verb(
                "unset PROPERTY_NAME",
                "Unset an individual value in a kubeconfig file",
                """
                # Work in the default namespace again
                kubectl config unset contexts.prod.namespace

                # Have no current context
                kubectl config unset current-context
                """,
                ConfigEntries::unsetProperty),
            use(),
            Verb.of(
                Usage.of(
                        "view [flags]",
                        "Display merged kubeconfig settings or a specified kubeconfig file")
                    .examples(
                        """
                        # Show all settings, without the secrets
                        kubectl config view

                        # Show what the current context uses, secrets and all
                        kubectl config view --minify --raw

                        # Ask for one value
                        kubectl config view -o jsonpath='{.clusters[0].cluster.server}'
                        """),
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

  private static Verb verb(String use, String summary, String examples, Handler handler) {
    return Verb.of(Usage.of(use, summary).examples(examples), FlagSet.NONE, handler);
  }
}
