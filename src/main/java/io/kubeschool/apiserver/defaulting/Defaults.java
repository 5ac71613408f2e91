package io.kubeschool.apiserver.defaulting;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is filled in per type: a table from the name of a type to what completes its values. */
final class Defaults {

  private final Map<String, UnaryOperator<JsonObject>> byType = new TreeMap<>();

  /** Completes values of the type {@code io.k8s.api.GROUP.VERSION.NAME}. */
  Defaults add(String type, UnaryOperator<JsonObject> complete) {
    byType.merge("io.k8s.api." + type, complete, (one, other) -> v -> other.apply(one.apply(v)));
    return this;
  }

  /** What completes values of that type, or null. */
  UnaryOperator<JsonObject> of(String type) {
    return byType.get(type);
  }

  /** Whether the field has no value; an empty string counts as none. */
  static boolean isUnset(JsonObject object, String field) {
    Json value = object.field(field);
    return value == null
        || value == JsonNull.NULL
        || value instanceof JsonString(String text) && text.isEmpty();
  }

  /** The object with that field, unless it has a value for it. */
  static JsonObject fill(JsonObject object, String field, Object value) {
    return isUnset(object, field) ? object.with(field, value) : object;
  }
}
