package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.ProcessFiles;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.kustomize.BuildOptions;
import io.kubeschool.kubectl.kustomize.BuildResult;
import io.kubeschool.kubectl.kustomize.Kustomizer;
import io.kubeschool.kubectl.resource.SessionLog;
import java.nio.file.Files;
import java.util.List;

/**
 * {@code kubectl kustomize}. Models k8s.io/kubectl pkg/cmd/kustomize/kustomize.go and kustomize's
 * commands/build.
 */
public final class Kustomize {

  private Kustomize() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("kustomize DIR", "Build a kustomization target from a directory or URL")
            .description(
                """
                Print the objects that a kustomization makes.

                 DIR is a folder that holds a 'kustomization.yaml'. Without it the working directory is meant.\
                """)
            .examples(
                """
                # Build the working directory
                kubectl kustomize

                # Build a configuration that several share
                kubectl kustomize /home/config/production\
                """),
        FlagSet.of(b ->
            b.bool(
                    "as-current-user",
                    "",
                    false,
                    "use the uid and gid of the command executor to run the function in the"
                        + " container")
                .bool("enable-alpha-plugins", "", false, "enable kustomize plugins")
                .bool("enable-helm", "", false, "Enable use of the Helm chart inflator generator.")
                .bool(
                    "enable-managedby-label",
                    "",
                    false,
                    "enable adding app.kubernetes.io/managed-by")
                .deprecated(
                    "The flag `enable-managedby-label` has been deprecated. Use the"
                        + " `managedByLabel` option in the `buildMetadata` field instead.")
                .stringArray(
                    "env",
                    "e",
                    List.of(),
                    "a list of environment variables to be used by functions")
                .stringArray(
                    "helm-api-versions",
                    "",
                    List.of(),
                    "Kubernetes api versions used by Helm for Capabilities.APIVersions")
                .string("helm-command", "", "helm", "helm command (path to executable)")
                .bool(
                    "helm-debug",
                    "",
                    false,
                    "Enable debug output from the Helm chart inflator generator.")
                .string(
                    "helm-kube-version",
                    "",
                    "",
                    "Kubernetes version used by Helm for Capabilities.KubeVersion")
                .string(
                    "load-restrictor",
                    "",
                    "LoadRestrictionsRootOnly",
                    "if set to 'LoadRestrictionsNone', local kustomizations may load files from"
                        + " outside their root. This does, however, break the relocatability of"
                        + " the kustomization.")
                .stringArray(
                    "mount", "", List.of(), "a list of storage options read from the filesystem")
                .bool("network", "", false, "enable network access for functions that declare it")
                .string("network-name", "", "bridge", "the docker network to run the container in")
                .string("output", "o", "", "If specified, write output to this path.")
                .string(
                    "reorder",
                    "",
                    "legacy",
                    "Reorder the resources just before output. Use 'legacy' to apply a legacy"
                        + " reordering (Namespaces first, Webhooks last, etc). Use 'none' to"
                        + " suppress a final reordering.")
                .deprecated("use the new 'sortOptions' field in kustomization.yaml instead.")),
        Kustomize::run);
  }

  private static void run(Session session) {
    List<String> arguments = session.arguments();
    if (arguments.size() > 1) {
      throw new CommandError("specify one path to kustomization.yaml");
    }
    BuildOptions options = options(session);
    String folder = arguments.isEmpty() ? "." : arguments.getFirst();
    BuildResult result =
        new Kustomizer(session.process(), options, new SessionLog(session)).build(folder);
    String output = session.flags().string("output");
    if (output.isEmpty()) {
      session.out().print(result.toYaml());
    } else if (Files.isDirectory(session.process().path(output))) {
      result
          .toFiles()
          .forEach(
              (name, text) -> write(session, output.replaceFirst("/$", "") + "/" + name, text));
    } else {
      write(session, output, result.toYaml());
    }
  }

  private static void write(Session session, String name, String text) {
    if (session.process().path(name).getParent() instanceof java.nio.file.Path parent
        && !Files.isDirectory(parent)) {
      throw new CommandError("open " + name + ": no such file or directory");
    }
    ProcessFiles.write(session.process(), name, text);
  }

  private static BuildOptions options(Session session) {
    String restrictor = session.flags().string("load-restrictor");
    if (!List.of("LoadRestrictionsRootOnly", "LoadRestrictionsNone", "").contains(restrictor)) {
      throw new CommandError(
          "illegal flag value --load-restrictor "
              + restrictor
              + "; legal values: [LoadRestrictionsRootOnly LoadRestrictionsNone]");
    }
    String reorder = session.flags().string("reorder");
    if (!List.of("legacy", "none").contains(reorder)) {
      throw new CommandError(
          "illegal flag value --reorder " + reorder + "; legal values: [legacy none]");
    }
    return new BuildOptions(
        restrictor.equals("LoadRestrictionsNone"),
        session.flags().changed("reorder") ? reorder : "",
        session.flags().bool("enable-managedby-label"),
        session.flags().bool("enable-helm"),
        session.flags().bool("enable-alpha-plugins"));
  }
}
