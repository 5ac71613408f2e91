package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.MetadataMap;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Pairs;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl annotate}. Models k8s.io/kubectl pkg/cmd/annotate/annotate.go. */
public final class Annotate {

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final String version;

  private Annotate(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.version = session.flags().string("resource-version");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N"
                    + " [--resource-version=version]",
                "Update the annotations on a resource")
            .description(
                """
                Update the annotations on one or more resources.

                 An annotation is a note on an object: a key and any text, even a long one or JSON. Unlike labels, annotations are not there to select by; people, tools and controllers use them to remember things.

                 To replace an annotation that an object already has, --overwrite is needed. With --resource-version nothing is changed if the object has moved on to another version.

                Use "kubectl api-resources" for a complete list of supported resources.
                """)
            .examples(
                """
                # Note on the deployment 'web' who looks after it; of two values for one key the last one counts
                kubectl annotate deployment web owner='Ada, phone 4711'

                # Replace the note
                kubectl annotate deployment web owner='Grace, phone 4712' --overwrite

                # Annotate the object that a file describes
                kubectl annotate -f web.yaml docs=https://wiki.example.com/web

                # Annotate every service of the namespace
                kubectl annotate services --all reviewed=yes

                # Show the annotations of a deployment
                kubectl annotate deployment web --list

                # Annotate only if nobody has changed the pod since version 4242
                kubectl annotate pod web-0 reviewed=yes --resource-version=4242

                # Remove an annotation; --overwrite is not needed for this
                kubectl annotate deployment web owner-
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("annotate"))
                .include(CommonFlags.ALL)
                .bool("all-namespaces", "A", false, "Annotate the objects of all namespaces.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-annotate"))
                .include(CommonFlags.FIELD_SELECTOR)
                .bool("list", "", false, "Show the annotations that the objects have.")
                .include(CommonFlags.LOCAL)
                .bool(
                    "overwrite",
                    "",
                    false,
                    "Replace annotations that have another value, instead of" + " refusing.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "Annotate only if the object is still at this version. For one"
                        + " object at a time.")
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.RECORD)),
        session -> new Annotate(session).run());
  }

  private void run() {
    Pairs pairs = Pairs.split(session.arguments(), "annotation");
    Pairs.Changes changes = Pairs.parse(pairs.changes(), "annotation", true);
    MetadataMap.validate(session, "rsrc.yaml", "rsrc.json", pairs.resources(), dryRun);
    if (changes.put().isEmpty() && changes.remove().isEmpty() && !session.flags().bool("list")) {
      throw new CommandError("at least one annotation update is required");
    }
    List<String> both = changes.remove().stream().filter(changes.put()::containsKey).toList();
    if (!both.isEmpty()) {
      throw new CommandError(
          "can not both modify and remove the following annotation(s) in the same command: "
              + String.join(", ", both));
    }
    ResourceResult result = MetadataMap.select(session, pairs.resources());
    boolean one = result.singleItemImplied();
    if (!one && !version.isEmpty()) {
      throw new CommandError("--resource-version may only be used with a single resource");
    }
    result.visit(info -> annotate(info, changes, one));
  }

  private void annotate(ResourceInfo info, Pairs.Changes changes, boolean one) {
    boolean list = session.flags().bool("list");
    boolean onlyHere = dryRun == DryRun.CLIENT || session.flags().bool("local") || list;
    JsonObject before = info.object();
    if (!version.isEmpty() && !onlyHere) {
      before = before.remove("metadata", "resourceVersion");
    }
    JsonObject after = onlyHere ? before : ChangeCause.record(session, before);
    if (!session.flags().bool("overwrite")) {
      refuseOverwriting(after.object("metadata", "annotations").strings(), changes.put());
    }
    after = MetadataMap.change(after, "annotations", changes.put(), changes.remove());
    if (!version.isEmpty()) {
      after = after.set(version, "metadata", "resourceVersion");
    }
    if (!onlyHere) {
      after =
          ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
              .patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(before, after));
    }
    if (list) {
      MetadataMap.list(session, after, "annotations", one);
      return;
    }
    printer.print(after, "annotated");
  }

  /** Models annotate.go: validateNoAnnotationOverwrites. */
  private static void refuseOverwriting(Map<String, String> current, Map<String, String> put) {
    List<String> taken = new ArrayList<>();
    put.forEach((key, value) -> {
      String old = current.get(key);
      if (!key.equals(ChangeCause.ANNOTATION) && old != null && !old.equals(value)) {
        taken.add("'" + key + "' already has a value (" + old + ")");
      }
    });
    if (!taken.isEmpty()) {
      throw new CommandError(
          "--overwrite is false but found the following declared annotation(s): "
              + String.join("; ", taken));
    }
  }
}
