package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes some objects and patches them on the server. Models k8s.io/kubectl pkg/cmd/set/helper.go:
 * CalculatePatches, and the Run of each {@code set} command.
 */
final class ObjectUpdate {

  /** How one object is changed. */
  @FunctionalInterface
  interface Change {
    /**
     * The changed object, or null to leave it out.
     *
     * @param errors takes what is wrong without keeping the object from being patched
     */
    JsonObject apply(JsonObject object, List<KubectlError> errors);
  }

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final String operation;
  private final String failure;

  /**
   * An update.
   *
   * @param operation what is told afterwards, {@code image updated}
   * @param failure what comes before the server's refusal
   */
  ObjectUpdate(Session session, String operation, String failure) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.operation = operation;
    this.failure = failure;
  }

  /** The objects that the flags and these arguments name. */
  List<ResourceInfo> select(List<String> arguments) {
    boolean local = session.flags().bool("local");
    if (local && !arguments.isEmpty()) {
      throw new CommandError(
          "error: you must specify resources by --filename when --local is set.\n"
              + "Example resource specifications include:\n"
              + "   '-f rsrc.yaml'\n"
              + "   '--filename=rsrc.json'");
    }
    ResourceBuilder builder =
        session
            .resources()
            .local(local)
            .continueOnError()
            .namespace(session.namespace())
            .defaultNamespace()
            .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
            .flatten();
    if (!local) {
      if (session.flags().isDefined("selector")) {
        builder.labelSelector(session.flags().string("selector"));
      }
      builder.typeOrNameArguments(session.flags().bool("all"), arguments).latest();
    }
    return builder.execute().infos();
  }

  /** Refuses {@code --local} with a dry run on the server. */
  void checkLocal() {
    if (session.flags().bool("local") && dryRun == DryRun.SERVER) {
      throw new CommandError(
          "cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
    }
  }

  /**
   * Changes the objects.
   *
   * @param patchUnchanged whether an object that does not change is patched and told about too
   */
  void run(List<ResourceInfo> infos, boolean patchUnchanged, Change change) {
    List<KubectlError> errors = new ArrayList<>();
    List<JsonObject> changed = new ArrayList<>();
    List<CommandError> refused = new ArrayList<>();
    for (ResourceInfo info : infos) {
      try {
        changed.add(change.apply(info.object(), errors));
        refused.add(null);
      } catch (CommandError e) {
        changed.add(null);
        refused.add(e);
      }
    }
    for (int i = 0; i < infos.size(); i++) {
      if (refused.get(i) != null) {
        errors.add(
            new CommandError(
                "error: " + infos.get(i).objectName() + " " + refused.get(i).getMessage() + "\n"));
      } else if (changed.get(i) != null) {
        patch(infos.get(i), changed.get(i), patchUnchanged, errors);
      }
    }
    AggregateError.throwIfAny(errors);
  }

  private void patch(
      ResourceInfo info, JsonObject changed, boolean patchUnchanged, List<KubectlError> errors) {
    JsonObject after = ChangeCause.record(session, changed);
    TypedPatch patch = TypedPatch.between(info.object(), after);
    if (patch.isEmpty() && !patchUnchanged) {
      return;
    }
    if (session.flags().bool("local") || dryRun == DryRun.CLIENT) {
      printer.print(after, operation);
      return;
    }
    try {
      printer.print(
          ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
              .patch(info.path(), patch.contentType(), patch.body()),
          operation);
    } catch (StatusError e) {
      errors.add(failure.isEmpty() ? e : new CommandError(failure + e.getMessage()));
    }
  }
}
