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
                Show what kubectl apply would change: the objects of the files or of stdin as they are in the cluster, against what they would be after it.

                 Both sides are compared as YAML.

                 They are compared with the program diff and its options -u and -N. KUBECTL_EXTERNAL_DIFF names another program, with its own options if it needs any: KUBECTL_EXTERNAL_DIFF="diff -y -N".

                 Exit status: 0 if nothing would change, 1 if something would, more if kubectl or the program failed. A program of one's own should keep to that.
                """)
            .examples(
                """
                # What would change if this file was applied?
                kubectl diff -f web.yaml

                # What would change if what another command writes was applied?
                kubectl create configmap settings --from-file=etc/ --dry-run=client -o yaml | kubectl diff -f -

                # Ask with the server's own merging
                kubectl diff -f web.yaml --server-side
                """),
        FlagSet.of(b ->
            b.include(FilenameOptions.flags("compare"))
                .integer("concurrency", "", 1, "How many objects to fetch at a time.")
                .include(CommonFlags.fieldManager("kubectl-client-side-apply"))
                .bool(
                    "force-conflicts",
                    "",
                    false,
                    "With --server-side: take over fields that another manager has"
                        + " set differently.")
                .bool(
                    "prune",
                    "",
                    false,
                    "Show also the objects that apply --prune would delete; with -l"
                        + " only among those with the labels.")
                .stringArray(
                    "prune-allowlist",
                    "",
                    List.of(),
                    "The kinds that --prune may delete, as <group/version/kind>,"
                        + " instead of the usual ones.")
                .include(CommonFlags.SELECTOR)
                .bool("server-side", "", false, "Let the server do the merging, field by field.")
                .bool("show-managed-fields", "", false, "Compare metadata.managedFields too.")
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
