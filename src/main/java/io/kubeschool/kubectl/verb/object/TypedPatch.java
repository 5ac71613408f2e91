package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Request;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;

/**
 * A patch of the type that fits an object's kind. A JSON merge patch for all kinds, as long as the
 * strategic ones are not there.
 *
 * @param contentType the type
 * @param body the patch
 */
public record TypedPatch(String contentType, JsonObject body) {

  /** The patch that makes {@code after} of {@code before}. */
  public static TypedPatch between(JsonObject before, JsonObject after) {
    return new TypedPatch(Request.MERGE_PATCH, ObjectPatch.merge(before, after));
  }

  /**
   * The patch that brings {@code modified} to {@code current}, and takes away what {@code original}
   * had and {@code modified} has not.
   */
  public static TypedPatch threeWay(JsonObject original, JsonObject modified, JsonObject current) {
    JsonObject additions = additions(ObjectPatch.merge(current, modified));
    JsonObject deletions = deletions(ObjectPatch.merge(original, modified));
    return new TypedPatch(Request.MERGE_PATCH, union(additions, deletions));
  }

  /** Whether it changes nothing. */
  public boolean isEmpty() {
    return body.isEmpty();
  }

  /** The object after the patch. */
  public JsonObject applyTo(JsonObject object) {
    return apply(object, body);
  }

  private static JsonObject additions(JsonObject patch) {
    JsonObject.Builder kept = JsonObject.builder();
    patch.forEach((name, value) -> {
      if (value instanceof JsonObject inner) {
        JsonObject rest = additions(inner);
        if (!rest.isEmpty() || inner.isEmpty()) {
          kept.put(name, rest);
        }
      } else if (value != JsonNull.NULL) {
        kept.put(name, value);
      }
    });
    return kept.build();
  }

  private static JsonObject deletions(JsonObject patch) {
    JsonObject.Builder kept = JsonObject.builder();
    patch.forEach((name, value) -> {
      if (value == JsonNull.NULL) {
        kept.put(name, value);
      } else if (value instanceof JsonObject inner && !deletions(inner).isEmpty()) {
        kept.put(name, deletions(inner));
      }
    });
    return kept.build();
  }

  private static JsonObject union(JsonObject one, JsonObject other) {
    JsonObject result = one;
    for (var field : other) {
      Json mine = result.field(field.getKey());
      Json value =
          mine instanceof JsonObject a && field.getValue() instanceof JsonObject b
              ? union(a, b)
              : field.getValue();
      result = result.with(field.getKey(), value);
    }
    return result;
  }

  private static JsonObject apply(JsonObject object, JsonObject patch) {
    JsonObject result = object;
    for (var field : patch) {
      String name = field.getKey();
      Json value = field.getValue();
      if (value == JsonNull.NULL) {
        result = result.without(name);
      } else if (value instanceof JsonObject inner) {
        JsonObject old = result.field(name) instanceof JsonObject o ? o : JsonObject.EMPTY;
        result = result.with(name, apply(old, inner));
      } else {
        result = result.with(name, value);
      }
    }
    return result;
  }
}
