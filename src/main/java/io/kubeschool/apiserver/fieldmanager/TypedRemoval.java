package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.Map;

/** Takes fields out of a value. Models structured-merge-diff typed/remove.go. */
final class TypedRemoval {

  private TypedRemoval() {}

  /** The value without those fields; null stands in place of a list or map that has none left. */
  static Json remove(Shape shape, Json value, FieldSet fields) {
    if (fields.isEmpty()) {
      return value;
    }
    return switch (value) {
      case JsonArray array when shape instanceof Shape.ListOf list -> members(list, array, fields);
      case JsonObject object -> entries(shape, object, fields);
      case JsonArray _ -> JsonNull.NULL;
      default -> value;
    };
  }

  private static Json members(Shape.ListOf shape, JsonArray array, FieldSet fields) {
    if (shape.isAtomic()) {
      return JsonNull.NULL;
    }
    JsonArray.Builder rest = JsonArray.builder();
    boolean any = false;
    for (Json member : array) {
      PathElement element = shape.element(member);
      if (!fields.has(element)) {
        rest.add(remove(shape.item(), member, fields.below(element)));
        any = true;
      }
    }
    return any ? rest.build() : JsonNull.NULL;
  }

  private static Json entries(Shape shape, JsonObject object, FieldSet fields) {
    if (shape.isWhole(object)) {
      return JsonNull.NULL;
    }
    JsonObject rest = object;
    for (Map.Entry<String, Json> field : object) {
      PathElement element = new PathElement.Name(field.getKey());
      if (fields.has(element)) {
        rest = rest.without(field.getKey());
        continue;
      }
      Shape entry = shape.entry(field.getKey());
      rest =
          rest.with(
              field.getKey(),
              remove(entry == null ? Shape.ANY : entry, field.getValue(), fields.below(element)));
    }
    return rest.isEmpty() ? JsonNull.NULL : rest;
  }
}
