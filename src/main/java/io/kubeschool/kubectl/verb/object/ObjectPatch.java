package io.kubeschool.kubectl.verb.object;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** Patches from what an object was and what it shall be. */
public final class ObjectPatch {

  private ObjectPatch() {}

  /**
   * A JSON merge patch that makes {@code after} of {@code before}. Models
   * gopkg.in/evanphx/json-patch: CreateMergePatch.
   */
  public static JsonObject merge(JsonObject before, JsonObject after) {
    JsonObject.Builder patch = JsonObject.builder();
    before.forEach((name, value) -> {
      if (!after.has(name)) {
        patch.put(name, Json.of(null));
      }
    });
    after.forEach((name, value) -> {
      Json old = before.field(name);
      if (value.equals(old)) {
        return;
      }
      patch.put(
          name,
          old instanceof JsonObject from && value instanceof JsonObject to
              ? merge(from, to)
              : value);
    });
    return patch.build();
  }
}
