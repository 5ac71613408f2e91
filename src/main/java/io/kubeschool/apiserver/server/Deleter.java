package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.admission.Admission;
import io.kubeschool.apiserver.admission.Attributes;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.apiserver.registry.Strategy;
import io.kubeschool.apiserver.storage.ResourceStore;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Deletes objects: at once, or after their grace period, or when their finalizers are gone. Models
 * apiserver pkg/registry/generic/registry/store.go: Delete, and pkg/registry/rest: BeforeDelete.
 */
final class Deleter {

  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";

  private final Storage storage;
  private final Admission admission;
  private final Timestamps timestamps;

  /**
   * What a deletion did.
   *
   * @param object the object as it is now, or was at last
   * @param gone whether it is gone
   */
  record Deleted(JsonObject object, boolean gone) {}

  /** How an object that is to be deleted stands. */
  private record Grace(JsonObject object, boolean graceful, boolean pending, long seconds) {}

  Deleter(Storage storage, Admission admission, Timestamps timestamps) {
    this.storage = storage;
    this.admission = admission;
    this.timestamps = timestamps;
  }

  /** Deletes the object of that key; what it answers is as it is stored. */
  Deleted delete(Call call, ObjectKey key, DeleteOptions options) {
    Resource resource = call.resource();
    JsonObject object = storage.existing(resource, key);
    admit(call, key, object, options);
    checkPreconditions(resource.kind(), object, options);
    return resource.kind().equals(Kinds.NAMESPACE)
        ? deleteNamespace(call, key, object, options)
        : delete(resource, key, object, options);
  }

  private void admit(Call call, ObjectKey key, JsonObject object, DeleteOptions options) {
    Attributes attributes =
        new Attributes(
            Attributes.Operation.DELETE,
            call.user(),
            call.kind(),
            "",
            call.kind().equals(Kinds.NAMESPACE) ? key.name() : key.namespace(),
            key.name(),
            object,
            options.dryRun());
    admission.admit(attributes, null);
    admission.validate(attributes, null);
  }

  private Deleted delete(
      Resource resource, ObjectKey key, JsonObject object, DeleteOptions options) {
    Grace grace = beforeDelete(resource.strategy(), object, options);
    if (grace.pending()) {
      return new Deleted(object, false);
    }
    JsonArray finalizers = object.array("metadata", "finalizers");
    JsonArray wanted = finalizers(resource.strategy(), finalizers, options);
    JsonObject last = object;
    if (grace.graceful() || !finalizers.isEmpty() || !wanted.equals(finalizers)) {
      JsonObject changed = withFinalizers(grace.object(), wanted);
      if (!grace.graceful() && !wanted.isEmpty()) {
        return new Deleted(update(resource, key, markAsDeleting(changed), options), false);
      }
      if (grace.graceful()) {
        last = update(resource, key, changed, options);
        if (!wanted.isEmpty() || grace.seconds() > 0) {
          return new Deleted(last, false);
        }
      }
    }
    if (options.dryRun()) {
      return new Deleted(last, true);
    }
    JsonObject gone = storage.of(resource).delete(key);
    storage.hook(resource).written(null, gone);
    return new Deleted(gone, true);
  }

  private JsonObject update(
      Resource resource, ObjectKey key, JsonObject object, DeleteOptions options) {
    ResourceStore store = storage.of(resource);
    return options.dryRun() ? object : store.update(key, object);
  }

  /** Models rest/delete.go: BeforeDelete. */
  private Grace beforeDelete(Strategy strategy, JsonObject object, DeleteOptions options) {
    OptionalLong requested = options.gracePeriodSeconds();
    if (requested.isPresent() && requested.getAsLong() < 0) {
      requested = OptionalLong.of(1);
    }
    OptionalLong own = strategy.gracePeriod(object, requested);
    if (own.isEmpty()) {
      return new Grace(object, false, false, 0);
    }
    if (!object.has("metadata", "deletionTimestamp")) {
      long seconds = own.getAsLong();
      return new Grace(
          withDeletion(bumpGeneration(object), timestamps.after(seconds), seconds),
          true,
          false,
          seconds);
    }
    long present = object.number(0, "metadata", "deletionGracePeriodSeconds");
    if (present == 0) {
      return new Grace(object, false, false, 0);
    }
    if (requested.isEmpty() || requested.getAsLong() >= present) {
      return new Grace(object, false, true, present);
    }
    long seconds = requested.getAsLong();
    Instant when =
        Instant.parse(object.string("metadata", "deletionTimestamp"))
            .minusSeconds(present)
            .plusSeconds(seconds);
    Instant now = Instant.parse(timestamps.now());
    if (when.isBefore(now)) {
      when = now;
      seconds = seconds == 0 ? 0 : 1;
    }
    return new Grace(withDeletion(object, when.toString(), seconds), true, false, seconds);
  }

  /** Models store.go: markAsDeleting. */
  private JsonObject markAsDeleting(JsonObject object) {
    String when = object.string("metadata", "deletionTimestamp");
    String now = timestamps.now();
    JsonObject marked = when.isEmpty() ? bumpGeneration(object) : object;
    boolean later = !when.isEmpty() && Instant.parse(when).isAfter(Instant.parse(now));
    return withDeletion(marked, when.isEmpty() || later ? now : when, 0);
  }

  private static JsonObject withDeletion(JsonObject object, String when, long seconds) {
    return object
        .set(when, "metadata", "deletionTimestamp")
        .set(seconds, "metadata", "deletionGracePeriodSeconds");
  }

  private static JsonObject bumpGeneration(JsonObject object) {
    long generation = object.number(0, "metadata", "generation");
    return generation > 0 ? object.set(generation + 1, "metadata", "generation") : object;
  }

  private static JsonObject withFinalizers(JsonObject object, JsonArray finalizers) {
    return finalizers.isEmpty()
        ? object.remove("metadata", "finalizers")
        : object.set(finalizers, "metadata", "finalizers");
  }

  /** Models store.go: deletionFinalizersForGarbageCollection. */
  private static JsonArray finalizers(Strategy strategy, JsonArray present, DeleteOptions options) {
    List<String> wanted = new ArrayList<>(present.strings());
    boolean orphan = shouldOrphan(strategy, wanted, options);
    boolean foreground = shouldDeleteInForeground(strategy, wanted, options);
    if (orphan == wanted.contains(ORPHAN) && foreground == wanted.contains(FOREGROUND)) {
      return present;
    }
    wanted.remove(ORPHAN);
    wanted.remove(FOREGROUND);
    if (orphan) {
      wanted.add(ORPHAN);
    }
    if (foreground) {
      wanted.add(FOREGROUND);
    }
    return JsonArray.ofStrings(wanted);
  }

  private static boolean shouldOrphan(
      Strategy strategy, List<String> finalizers, DeleteOptions options) {
    if (strategy.garbageCollection() == Strategy.GarbageCollection.UNSUPPORTED) {
      return false;
    }
    if (options.orphanDependents() != null) {
      return options.orphanDependents();
    }
    if (!options.propagationPolicy().isEmpty()) {
      return options.propagationPolicy().equals("Orphan");
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(ORPHAN)) {
        return true;
      }
      if (finalizer.equals(FOREGROUND)) {
        return false;
      }
    }
    return strategy.garbageCollection() == Strategy.GarbageCollection.ORPHAN_DEPENDENTS;
  }

  private static boolean shouldDeleteInForeground(
      Strategy strategy, List<String> finalizers, DeleteOptions options) {
    if (strategy.garbageCollection() == Strategy.GarbageCollection.UNSUPPORTED
        || options.orphanDependents() != null) {
      return false;
    }
    if (!options.propagationPolicy().isEmpty()) {
      return options.propagationPolicy().equals("Foreground");
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(FOREGROUND)) {
        return true;
      }
      if (finalizer.equals(ORPHAN)) {
        return false;
      }
    }
    return false;
  }

  /** Models pkg/registry/core/namespace/storage: REST.Delete. */
  private Deleted deleteNamespace(
      Call call, ObjectKey key, JsonObject namespace, DeleteOptions options) {
    Resource resource = call.resource();
    if (!namespace.has("metadata", "deletionTimestamp")) {
      JsonArray wanted =
          finalizers(resource.strategy(), namespace.array("metadata", "finalizers"), options);
      JsonObject terminating =
          withFinalizers(namespace, wanted)
              .set(timestamps.now(), "metadata", "deletionTimestamp")
              .set("Terminating", "status", "phase");
      return new Deleted(update(resource, key, terminating, options), false);
    }
    if (!namespace.array("spec", "finalizers").isEmpty()) {
      return new Deleted(namespace, false);
    }
    return delete(resource, key, namespace, options);
  }

  private static void checkPreconditions(
      ResourceKind kind, JsonObject object, DeleteOptions options) {
    String uid = object.string("metadata", "uid");
    if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
      throw preconditionFailed(
          kind,
          object,
          "the UID in the precondition ("
              + options.uid()
              + ") does not match the UID in record ("
              + uid
              + "). The object might have been deleted and then recreated");
    }
    String version = object.string("metadata", "resourceVersion");
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
      throw preconditionFailed(
          kind,
          object,
          "the ResourceVersion in the precondition ("
              + options.resourceVersion()
              + ") does not match the ResourceVersion in record ("
              + version
              + "). The object might have been modified");
    }
  }

  private static io.kubeschool.apiserver.StatusException preconditionFailed(
      ResourceKind kind, JsonObject object, String why) {
    ResourceKind named =
        new ResourceKind(
            kind.groupVersion(),
            kind.kind(),
            kind.kind(),
            kind.singular(),
            kind.namespaced(),
            List.of(),
            List.of());
    return Failure.conflict(named, object.string("metadata", "name"), why);
  }

  /** What a deletion answers. Models store.go: finalizeDelete. */
  static JsonObject answer(Resource resource, Deleted deleted) {
    if (!deleted.gone() || resource.strategy().returnsDeletedObject()) {
      return resource.conversion().fromStored(deleted.object());
    }
    ResourceKind kind = resource.kind();
    JsonObject details =
        Json.objectOf(
            "name", deleted.object().string("metadata", "name"),
            "kind", kind.plural(),
            "uid", deleted.object().string("metadata", "uid"));
    if (!kind.groupVersion().group().isEmpty()) {
      details = details.with("group", kind.groupVersion().group());
    }
    return success().with("details", details);
  }

  /** A Status of success. */
  static JsonObject success() {
    return Json.objectOf(
        "apiVersion", "v1",
        "kind", "Status",
        "metadata", JsonObject.EMPTY,
        "status", "Success");
  }
}
