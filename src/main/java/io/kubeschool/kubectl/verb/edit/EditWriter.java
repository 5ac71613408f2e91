package io.kubeschool.kubectl.verb.edit;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends edited objects and keeps what the server says. Models editoptions.go: visitToPatch,
 * visitToCreate, visitToApplyEditPatch and editResults.
 */
final class EditWriter {

  private final Session session;
  private final EditMode mode;
  private final SuccessPrinter printer;
  private List<EditedFile.Reason> reasons = new ArrayList<>();
  private int retryable;
  private int notFound;
  private boolean invalid;

  EditWriter(Session session, EditMode mode) {
    this.session = session;
    this.mode = mode;
    this.printer = SuccessPrinter.of(session, DryRun.NONE);
  }

  private ObjectWriter writer() {
    return ObjectWriter.of(session.client(), DryRun.NONE, session.flags().string("field-manager"))
        .validating(CommonFlags.validation(session));
  }

  /** Sends one edited object. */
  void send(List<ResourceInfo> originals, ResourceInfo info) {
    boolean save = session.flags().isDefined("save-config") && session.flags().bool("save-config");
    if (save) {
      info.setObject(LastApplied.annotate(info.object()));
    }
    info.setObject(ChangeCause.record(session, info.object()));
    if (mode == EditMode.BEFORE_CREATE) {
      printer.print(writer().createAnew(info.collectionPath(), info.object()), "created");
      return;
    }
    JsonObject original = original(originals, info);
    JsonObject edited = info.object();
    if (original.has("metadata", "managedFields")) {
      edited = edited.set(original.get("metadata", "managedFields"), "metadata", "managedFields");
    }
    if (original.equals(edited)) {
      printer.print(info.object(), "skipped");
      return;
    }
    if (mode == EditMode.LAST_APPLIED) {
      annotate(info);
    } else {
      patch(info, original, edited);
    }
  }

  private static JsonObject original(List<ResourceInfo> originals, ResourceInfo info) {
    String uid = info.object().string("metadata", "uid");
    return originals.stream()
        .map(ResourceInfo::object)
        .filter(o -> o.string("metadata", "uid").equals(uid))
        .findFirst()
        .orElseThrow(() -> new CommandError("no original object found for " + info.object()));
  }

  private void patch(ResourceInfo info, JsonObject original, JsonObject edited) {
    if (!original.string("apiVersion").equals(edited.string("apiVersion"))
        || !original.string("kind").equals(edited.string("kind"))
        || !original.string("metadata", "name").equals(edited.string("metadata", "name"))) {
      throw new CommandError("At least one of apiVersion, kind and name was changed");
    }
    TypedPatch patch = TypedPatch.between(original, edited);
    if (session.flags().bool("output-patch")) {
      session.out().println("Patch: " + LastApplied.goText(patch.body()));
    }
    try {
      JsonObject patched = writer().patch(info.path(), patch.contentType(), patch.body());
      printer.print(patched, "edited");
    } catch (StatusError e) {
      session.err().println(refused(info, e));
    }
  }

  private void annotate(ResourceInfo info) {
    JsonObject configuration = info.object();
    JsonObject annotated =
        configuration.set(
            LastApplied.goText(configuration), "metadata", "annotations", LastApplied.ANNOTATION);
    writer().patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(configuration, annotated));
    printer.print(configuration, "edited");
  }

  /** The file does not hold an object; what to tell. */
  String invalid(ResourceInfo info, List<String> problems) {
    reasons.add(
        new EditedFile.Reason(
            name(info) + " was not valid",
            List.of(
                "<nil>: Invalid value: \"The edited file failed validation\": "
                    + ManifestCheck.text(problems))));
    return "error: " + name(info) + " is invalid";
  }

  /** Models editResults.addError. */
  private String refused(ResourceInfo info, StatusError error) {
    if (error.reason().equals("Invalid")) {
      invalid = true;
      List<String> details = new ArrayList<>();
      for (JsonObject cause : error.status().array("details", "causes").objects()) {
        details.add(cause.string("field") + ": " + cause.string("message"));
      }
      reasons.add(new EditedFile.Reason(name(info) + " was not valid", details));
      return "error: " + name(info) + " is invalid";
    }
    if (error.isNotFound()) {
      notFound++;
      return "error: " + name(info) + " could not be found on the server";
    }
    retryable++;
    return "error: " + name(info) + " could not be patched: " + error.getMessage();
  }

  private static String name(ResourceInfo info) {
    return info.mapping().kind().groupResource() + " \"" + info.name() + "\"";
  }

  /** The reasons collected since the last time. */
  List<EditedFile.Reason> takeReasons() {
    List<EditedFile.Reason> taken = reasons;
    reasons = new ArrayList<>();
    invalid = false;
    return taken;
  }

  /**
   * Whether nothing has to be edited again.
   *
   * @throws ExitError if something was refused that another edit does not help
   */
  boolean finish(String file) {
    if (retryable > 0) {
      session
          .err()
          .println("You can run `kubectl replace -f " + file + "` to try this update again.");
      throw ExitError.silent();
    }
    if (notFound > 0) {
      session
          .err()
          .println("The edits you made on deleted resources have been saved to \"" + file + "\"");
      throw ExitError.silent();
    }
    return !invalid;
  }
}
