package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.fieldmanager.Ownership;
import io.kubeschool.apiserver.fieldmanager.Versions;
import io.kubeschool.apiserver.fieldmanager.Write;
import io.kubeschool.apiserver.registry.Registry;
import io.kubeschool.apiserver.registry.Resource;
import io.kubeschool.model.JsonObject;

/** Tells the field manager of what calls write. Models apiserver pkg/endpoints/handlers. */
final class FieldTracking {

  private final Ownership ownership;
  private final Registry registry;
  private final Timestamps timestamps;

  FieldTracking(Ownership ownership, Registry registry, Timestamps timestamps) {
    this.ownership = ownership;
    this.registry = registry;
    this.timestamps = timestamps;
  }

  /**
   * An object that a call writes, with its managers. An apply has told them before.
   *
   * @param live what it replaces, as it is served, or null
   */
  JsonObject track(Call call, JsonObject live, JsonObject object) {
    return Patches.isApply(call.request())
        ? object
        : ownership.update(live, object, write(call), versions(call.resource()));
  }

  /** What comes of the call's apply of {@code applied}. */
  JsonObject apply(Call call, JsonObject live, JsonObject applied) {
    boolean force = call.request().parameter("force").equals("true");
    return ownership.apply(live, applied, force, write(call), versions(call.resource()));
  }

  /** Whether an object differs from what it replaces in more than when fields were written. */
  boolean isChange(JsonObject object, JsonObject live) {
    return ownership.isChange(object, live);
  }

  private Write write(Call call) {
    return new Write(call.kind(), call.info().subresource(), call.fieldManager(), timestamps.now());
  }

  private Versions versions(Resource resource) {
    return (object, apiVersion) -> {
      Resource from = version(resource, object.string("apiVersion"));
      Resource to = version(resource, apiVersion);
      return from == null || to == null
          ? null
          : to.conversion().fromStored(from.conversion().toStored(object));
    };
  }

  /** The same kind in that version, or null. */
  private Resource version(Resource resource, String apiVersion) {
    for (Resource other : registry.resources()) {
      if (other.stored().equals(resource.stored())
          && other.kind().groupVersion().toString().equals(apiVersion)) {
        return other;
      }
    }
    return null;
  }
}
