package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;

/** Applies one object. Models apply.go: applyOneObject, and patcher.go: Patcher. */
final class ObjectApplication {

  private static final int MOST_RETRIES = 5;
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final Session session;
  private final ApplyOptions options;
  private final ResourceInfo info;
  private final SuccessPrinter printer;
  private final ObjectWriter writer;
  private JsonObject lastPatch = JsonObject.EMPTY;

  ObjectApplication(
      Session session, ApplyOptions options, ResourceInfo info, SuccessPrinter printer) {
    this.session = session;
    this.options = options;
    this.info = info;
    this.printer = printer;
    this.writer =
        ObjectWriter.of(session.client(), options.dryRun(), options.fieldManager())
            .validating(options.validation());
  }

  void run() throws Interrupted {
    JsonObject wanted = ChangeCause.record(session, info.object());
    String generateName = wanted.string("metadata", "generateName");
    if (info.name().isEmpty() && !generateName.isEmpty()) {
      throw new CommandError("from " + generateName + ": cannot use generate name with apply");
    }
    if (options.serverSide()) {
      serverSide(wanted);
      return;
    }
    JsonObject modified = LastApplied.annotate(wanted);
    try {
      info.get();
    } catch (KubectlError e) {
      if (!(e instanceof StatusError refusal) || !refusal.isNotFound()) {
        throw StatusError.withSource(
            e,
            "retrieving current configuration of:\n" + describe() + "\nfrom server for:",
            info.source());
      }
      create(modified);
      return;
    }
    patch(modified);
  }

  private void create(JsonObject modified) {
    JsonObject object = LastApplied.withoutNulls(modified);
    if (options.dryRun() != DryRun.CLIENT) {
      try {
        object = writer.createAnew(info.collectionPath(), object);
      } catch (StatusError e) {
        throw StatusError.withSource(e, "creating", info.source());
      }
      info.refresh(object);
    } else {
      info.setObject(object);
    }
    tell("created");
  }

  private void patch(JsonObject modified) throws Interrupted {
    if (!LastApplied.isIn(info.object())) {
      session
          .err()
          .println(
              "Warning: resource %s is missing the %s annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically."
                  .formatted(info.objectName(), LastApplied.ANNOTATION));
    }
    JsonObject patched;
    try {
      patched = patchWithRetries(info.object(), modified);
    } catch (KubectlError e) {
      throw StatusError.withSource(
          e,
          "applying patch:\n" + LastApplied.goText(lastPatch) + "\nto:\n" + describe() + "\nfor:",
          info.source());
    }
    info.refresh(patched);
    warnIfDeleting();
    tell(lastPatch.isEmpty() ? "unchanged" : "configured");
  }

  /** Models Patcher.Patch. */
  private JsonObject patchWithRetries(JsonObject first, JsonObject modified) throws Interrupted {
    JsonObject current = first;
    for (int attempt = 1; ; attempt++) {
      try {
        return patchOnce(current, modified);
      } catch (StatusError e) {
        if (e.isConflict() && attempt <= MOST_RETRIES) {
          if (attempt > 1) {
            session.process().sleep(BACK_OFF);
          }
          current = session.client().get(info.path());
          continue;
        }
        if (options.force() && (e.isConflict() || e.reason().equals("Invalid"))) {
          return deleteAndCreate(current, modified);
        }
        throw StatusError.withSource(e, "patching", info.source());
      }
    }
  }

  /** Models Patcher.patchSimple. */
  private JsonObject patchOnce(JsonObject current, JsonObject modified) {
    String text = LastApplied.original(current);
    JsonObject original = text.isEmpty() ? JsonObject.EMPTY : (JsonObject) Json.parse(text.strip());
    TypedPatch patch = TypedPatch.threeWay(original, modified, current);
    lastPatch = patch.body();
    if (patch.isEmpty()) {
      return current;
    }
    return options.dryRun() == DryRun.CLIENT
        ? patch.applyTo(current)
        : writer.patch(info.path(), patch.contentType(), patch.body());
  }

  /** Models Patcher.deleteAndCreate. */
  private JsonObject deleteAndCreate(JsonObject current, JsonObject modified) throws Interrupted {
    JsonObject deleteOptions = Json.objectOf("propagationPolicy", options.propagation());
    if (options.gracePeriod() >= 0) {
      deleteOptions = deleteOptions.with("gracePeriodSeconds", options.gracePeriod());
    }
    writer.delete(info.path(), deleteOptions);
    Instant end = session.process().now().plus(options.timeout());
    while (exists()) {
      if (!options.timeout().isZero() && !session.process().now().isBefore(end)) {
        throw new CommandError("timed out waiting for the condition");
      }
      session.process().sleep(BACK_OFF);
    }
    try {
      return writer.createAnew(info.collectionPath(), modified);
    } catch (StatusError e) {
      try {
        writer.createAnew(info.collectionPath(), current);
      } catch (StatusError again) {
        throw new CommandError(
            "An error occurred force-replacing the existing object with the newly provided one:\n\n"
                + e.getMessage()
                + ".\n\nAdditionally, an error occurred attempting to restore the original"
                + " object:\n\n"
                + again.getMessage());
      }
      throw e;
    }
  }

  private boolean exists() {
    try {
      session.client().get(info.path());
      return true;
    } catch (StatusError e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  private void serverSide(JsonObject wanted) {
    new ServerSideApplication(session, options, info, writer).run(wanted);
    warnIfDeleting();
    tell("serverside-applied");
  }

  private void tell(String operation) {
    if (!printer.printsObjects()) {
      printer.print(info.object(), operation);
    }
  }

  private void warnIfDeleting() {
    if (!info.object().string("metadata", "deletionTimestamp").isEmpty()) {
      session
          .err()
          .println(
              "Warning: Detected changes to resource "
                  + info.name()
                  + " which is currently being deleted.");
    }
  }

  /** Models cli-runtime resource.Info: String. */
  private String describe() {
    String group = info.mapping().group() + "/" + info.mapping().version();
    return "Resource: \"%s, Resource=%s\", GroupVersionKind: \"%s, Kind=%s\"\nName: \"%s\", Namespace: \"%s\""
        .formatted(
            group,
            info.mapping().plural(),
            group,
            info.mapping().kind().kind(),
            info.name(),
            info.namespace());
  }
}
