package io.kubeschool.model.patch;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.Map;

/** JSON merge patches, RFC 7386. Models github.com/evanphx/json-patch and jsonmergepatch. */
public final class JsonMergePatch {

  private JsonMergePatch() {}

  /** Applies a patch: null deletes, objects are merged, all else replaces. */
  public static Json apply(Json target, Json patch) {
    if (!(patch instanceof JsonObject changes)) {
      return patch;
    }
    JsonObject merged = target instanceof JsonObject object ? object : JsonObject.EMPTY;
    for (Map.Entry<String, Json> change : changes) {
      String name = change.getKey();
      merged =
          change.getValue() == JsonNull.NULL
              ? merged.without(name)
              : merged.with(name, apply(merged.field(name), change.getValue()));
    }
    return merged;
  }

  /** The patch that makes {@code modified} of {@code original}. */
  public static JsonObject diff(JsonObject original, JsonObject modified) {
    JsonObject.Builder patch = JsonObject.builder();
    modified.forEach((name, value) -> {
      Json old = original.field(name);
      if (old instanceof JsonObject before && value instanceof JsonObject after) {
        JsonObject inner = diff(before, after);
        if (!inner.isEmpty()) {
          patch.put(name, inner);
        }
      } else if (!value.equals(old)) {
        patch.put(name, value);
      }
    });
    original.forEach((name, _) -> {
      if (!modified.has(name)) {
        patch.put(name, JsonNull.NULL);
      }
    });
    return patch.build();
  }

  /**
   * The patch that brings {@code current} to {@code modified} and deletes what was in {@code
   * original} and is no longer; for kinds without a schema. Models jsonmergepatch:
   * CreateThreeWayJSONMergePatch.
   */
  public static JsonObject threeWay(JsonObject original, JsonObject modified, JsonObject current) {
    JsonObject changes = filter(diff(current, modified), false);
    JsonObject deletions = filter(diff(original, modified), true);
    return combine(deletions, changes);
  }

  /** Keeps nothing but the nulls, or everything but them. */
  private static JsonObject filter(JsonObject patch, boolean nulls) {
    JsonObject.Builder kept = JsonObject.builder();
    patch.forEach((name, value) -> {
      if (value instanceof JsonObject object && !object.isEmpty()) {
        JsonObject inner = filter(object, nulls);
        if (!inner.isEmpty()) {
          kept.put(name, inner);
        }
      } else if (nulls == (value == JsonNull.NULL)) {
        kept.put(name, value);
      }
    });
    return kept.build();
  }

  private static JsonObject combine(JsonObject left, JsonObject right) {
    JsonObject both = left;
    for (Map.Entry<String, Json> entry : right) {
      Json merged =
          both.field(entry.getKey()) instanceof JsonObject before
                  && entry.getValue() instanceof JsonObject after
              ? combine(before, after)
              : entry.getValue();
      both = both.with(entry.getKey(), merged);
    }
    return both;
  }
}
