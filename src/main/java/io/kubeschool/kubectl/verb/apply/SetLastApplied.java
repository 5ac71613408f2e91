package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code kubectl apply set-last-applied}. Models apply_set_last_applied.go. */
final class SetLastApplied {

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final Map<ResourceInfo, JsonObject> patches = new LinkedHashMap<>();

  private SetLastApplied(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
  }

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "set-last-applied -f FILENAME",
                "Set the last-applied-configuration annotation on a live object to match the"
                    + " contents of a file")
            .description(
                """
                Write into an object's last-applied-configuration annotation what a file says, and change nothing else of the object. The next kubectl apply then compares with that file.
                """)
            .examples(
                """
                # Make web.yaml the configuration that the next apply compares with
                kubectl apply set-last-applied -f web.yaml

                # Do so with every manifest of a folder
                kubectl apply set-last-applied -f manifests/

                # Do so for an object that was never applied and has no such annotation
                kubectl apply set-last-applied -f web.yaml --create-annotation=true
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "create-annotation", "", false, "Add the annotation to objects that have none.")
                .include(CommonFlags.DRY_RUN)
                .strings(
                    "filename",
                    "f",
                    List.of(),
                    "A file, directory or URL with the configurations to note.")),
        session -> new SetLastApplied(session).run());
  }

  private void run() {
    session
        .resources()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(
            new FilenameOptions(session.flags().strings("filename"), "", false),
            session.isNamespaceEnforced())
        .flatten()
        .execute()
        .visit(this::collect);
    patches.forEach((info, patch) ->
        printer.print(
            dryRun == DryRun.CLIENT
                ? info.object()
                : ObjectWriter.of(session.client(), dryRun, "")
                    .patch(info.path(), Request.MERGE_PATCH, patch),
            "configured"));
  }

  private void collect(ResourceInfo info) {
    JsonObject configuration = info.object();
    info.get();
    String original = LastApplied.original(info.object());
    if (original.isEmpty() && !session.flags().bool("create-annotation")) {
      throw new CommandError(
          "no last-applied-configuration annotation found on resource: "
              + info.name()
              + ", to create the annotation, run the command with --create-annotation");
    }
    if (!original.isEmpty() && Json.parse(original.strip()).equals(configuration)) {
      session.out().println("set-last-applied " + info.name() + ": no changes required.");
      return;
    }
    patches.put(info, patch(configuration));
  }

  /** A patch that sets the annotation to that configuration. Models editor: GetApplyPatch. */
  static JsonObject patch(JsonObject configuration) {
    return Json.objectOf(
        "metadata",
        Json.objectOf(
            "annotations",
            Json.objectOf(LastApplied.ANNOTATION, LastApplied.text(configuration).strip())));
  }
}
