package io.kubeschool.kubectl.verb.diff;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ErrorReport;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlWriter;
import io.kubeschool.sim.Interrupted;
import java.util.List;

/** {@code kubectl diff}. Models k8s.io/kubectl pkg/cmd/diff/diff.go; does not prune. */
public final class Diff {

  private static final int MOST_ATTEMPTS = 4;

  private Diff() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("diff -f FILENAME", "Diff the live version against a would-be applied version")
            .description(
                """
                Diff configurations specified by file name or stdin between the current online configuration, and the configuration as it would be if applied.

                 The output is always YAML.

                 KUBECTL_EXTERNAL_DIFF environment variable can be used to select your own diff command. Users can use external commands with params too, example: KUBECTL_EXTERNAL_DIFF="colordiff -N -u"

                 By default, the "diff" command available in your path will be run with the "-u" (unified diff) and "-N" (treat absent files as empty) options.

                 Exit status: 0 No differences were found. 1 Differences were found. >1 Kubectl or diff failed with an error.

                 Note: KUBECTL_EXTERNAL_DIFF, if used, is expected to follow that convention.\
                """)
            .examples(
                """
                # Diff resources included in pod.json
                kubectl diff -f pod.json

                # Diff file read from stdin
                cat service.yaml | kubectl diff -f -\
                """),
        FlagSet.of(b ->
            b.include(FilenameOptions.flags("contains the configuration to diff"))
                .integer(
                    "concurrency",
                    "",
                    1,
                    "Number of objects to process in parallel when diffing against the live"
                        + " version. Larger number = faster, but more memory, I/O and CPU over that"
                        + " shorter period of time.")
                .include(CommonFlags.fieldManager("kubectl-client-side-apply"))
                .bool(
                    "force-conflicts",
                    "",
                    false,
                    "If true, server-side apply will force the changes against conflicts.")
                .bool(
                    "prune",
                    "",
                    false,
                    "Include resources that would be deleted by pruning. Can be used with -l and"
                        + " default shows all resources would be pruned")
                .stringArray(
                    "prune-allowlist",
                    "",
                    List.of(),
                    "Overwrite the default allowlist with <group/version/kind> for --prune")
                .include(CommonFlags.SELECTOR)
                .bool(
                    "server-side",
                    "",
                    false,
                    "If true, apply runs in the server instead of the client.")
                .bool(
                    "show-managed-fields",
                    "",
                    false,
                    "If true, include managed fields in the diff.")
                .bool(
                    "show-secrets", "", false, "If true, do not mask secret values in the diff.")),
        Diff::run);
  }

  /** Status 1 says that there are differences, so errors end with one more than elsewhere. */
  private static void run(Session session) throws Interrupted {
    int status;
    try {
      status = compare(session);
    } catch (KubectlError e) {
      ErrorReport report = ErrorReport.of(e);
      throw new ExitError(report.text(), report.status() + 1);
    }
    if (status == 1) {
      throw ExitError.silent();
    }
  }

  private static int compare(Session session) throws Interrupted {
    if (!session.arguments().isEmpty()) {
      throw session.usageError("Unexpected args: [" + String.join(" ", session.arguments()) + "]");
    }
    FilenameOptions files = FilenameOptions.of(session.flags());
    if (files.isEmpty()) {
      throw new CommandError("must specify one of -f and -k");
    }
    if (session.flags().bool("force-conflicts") && !session.flags().bool("server-side")) {
      throw new CommandError("--force-conflicts only works with --server-side");
    }
    try (DiffDirectories directories = DiffDirectories.create(session.process())) {
      session
          .resources()
          .namespace(session.namespace())
          .defaultNamespace()
          .files(files, session.isNamespaceEnforced())
          .labelSelector(session.flags().string("selector"))
          .flatten()
          .execute()
          .check()
          .visit(info -> write(session, directories, info));
      return DiffProgram.run(session.process(), directories.live(), directories.merged());
    }
  }

  private static void write(Session session, DiffDirectories directories, ResourceInfo info) {
    JsonObject local = info.object();
    JsonObject live = JsonObject.EMPTY;
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      live = live(info);
      try {
        JsonObject merged = MergedObject.of(session, info, local, live, attempt == MOST_ATTEMPTS);
        String name = fileName(info);
        if (masks(session, merged)) {
          directories.write(
              name,
              text(session, SecretMask.before(live, merged)),
              text(session, SecretMask.after(live, merged)));
        } else {
          directories.write(name, text(session, live), text(session, merged));
        }
        break;
      } catch (StatusError e) {
        if (!e.isConflict() || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
    if (!live.string("metadata", "deletionTimestamp").isEmpty()) {
      session
          .err()
          .println(
              "Warning: Detected changes to resource "
                  + info.name()
                  + " which is currently being deleted.");
    }
  }

  private static JsonObject live(ResourceInfo info) {
    try {
      info.get();
      return info.object();
    } catch (StatusError e) {
      if (e.isNotFound()) {
        return JsonObject.EMPTY;
      }
      throw e;
    }
  }

  private static boolean masks(Session session, JsonObject merged) {
    return !session.flags().bool("show-secrets")
        && merged.string("apiVersion").endsWith("v1")
        && merged.string("kind").equals("Secret");
  }

  private static String text(Session session, JsonObject object) {
    if (object.isEmpty()) {
      return "";
    }
    return YamlWriter.write(
        session.flags().bool("show-managed-fields")
            ? object
            : object.remove("metadata", "managedFields"));
  }

  private static String fileName(ResourceInfo info) {
    String group = info.mapping().group();
    return (group.isEmpty() ? "" : group + ".")
        + String.join(
            ".",
            info.mapping().version(),
            info.mapping().kind().kind(),
            info.namespace(),
            info.name());
  }
}
