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
import java.nio.file.Path;
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
            b.bool("as-current-user", "", false, "Run functions as the user who builds.")
                .bool("enable-alpha-plugins", "", false, "Also run plugins that are not built in.")
                .bool(
                    "enable-helm",
                    "",
                    false,
                    "Let helm render the charts that kustomizations name.")
                .bool(
                    "enable-managedby-label",
                    "",
                    false,
                    "Label all objects with app.kubernetes.io/managed-by.")
                .deprecated(
                    "The flag `enable-managedby-label` has been deprecated. Use the"
                        + " `managedByLabel` option in the `buildMetadata` field instead.")
                .stringArray(
                    "env",
                    "e",
                    List.of(),
                    "An environment variable for functions; may be repeated.")
                .stringArray(
                    "helm-api-versions",
                    "",
                    List.of(),
                    "An API version that charts find in Capabilities.APIVersions; may be"
                        + " repeated.")
                .string("helm-command", "", "helm", "The helm to run, as a path.")
                .bool("helm-debug", "", false, "Show what helm says while it renders.")
                .string(
                    "helm-kube-version",
                    "",
                    "",
                    "The Kubernetes version that charts find in Capabilities.KubeVersion.")
                .string(
                    "load-restrictor",
                    "",
                    "LoadRestrictionsRootOnly",
                    "'LoadRestrictionsNone' lets kustomizations read files outside their folders,"
                        + " so that they can no longer be moved.")
                .stringArray("mount", "", List.of(), "A mount for functions; may be repeated.")
                .bool("network", "", false, "Let functions that ask for it use the network.")
                .string("network-name", "", "bridge", "The docker network of functions.")
                .string(
                    "output", "o", "", "A file to write to; or a folder, for a file per object.")
                .string(
                    "reorder",
                    "",
                    "legacy",
                    "'legacy' puts namespaces first and webhooks last, 'none' leaves the order as"
                        + " it comes.")
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
    if (session.process().path(name).getParent() instanceof Path parent
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
