package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Patcher;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * Patches objects without looking at their {@code managedFields}, which hardly any patch is about
 * and which are only made when they are looked at.
 */
final class HiddenManagers {

  private static final String FIELD = "managedFields";

  private HiddenManagers() {}

  /** What {@link Patcher#apply} gives. */
  static Patcher.Patched patch(Patcher patcher, Patcher.Patch patch, JsonObject current) {
    if (!(current.field("metadata") instanceof JsonObject metadata)
        || !metadata.has(FIELD)
        || mayConcern(patch.body())) {
      return patcher.apply(patch, current);
    }
    JsonObject bare = metadata.without(FIELD);
    Patcher.Patched patched;
    try {
      patched = patcher.apply(patch, current.with("metadata", (Json) bare));
    } catch (StatusException e) {
      // The error may show the object, so it has to be that of the whole one.
      return patcher.apply(patch, current);
    }
    JsonObject object = patched.object();
    JsonObject after = object.object("metadata");
    if (after.has(FIELD)) {
      return patched;
    }
    JsonObject whole = after == bare ? metadata : after.with(FIELD, metadata.field(FIELD));
    return new Patcher.Patched(object.with("metadata", (Json) whole), patched.warnings());
  }

  private static boolean mayConcern(Json body) {
    if (body instanceof JsonObject object) {
      return object.has("metadata", FIELD) || object.object("metadata").has("$patch");
    }
    if (body instanceof JsonArray operations) {
      for (Json operation : operations) {
        if (mayConcern(operation.string("path")) || mayConcern(operation.string("from"))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a path leads to them or to what they are in; a missing one is "". */
  private static boolean mayConcern(String path) {
    return path.equals("/metadata") || path.startsWith("/metadata/" + FIELD);
  }
}
