package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.Map;

/**
 * The fields that whoever applies a value owns. Models structured-merge-diff typed/tofieldset.go.
 */
final class OwnedFields {

  private OwnedFields() {}

  /** The fields of a value of that shape. */
  static FieldSet of(Shape shape, Json value) {
    FieldSet.Builder builder = new FieldSet.Builder();
    parts(shape, value, builder);
    return builder.build();
  }

  private static void parts(Shape shape, Json value, FieldSet.Builder set) {
    switch (value) {
      case JsonArray array when shape instanceof Shape.ListOf list -> members(list, array, set);
      case JsonObject object -> fields(shape, object, set);
      default -> {}
    }
  }

  private static void members(Shape.ListOf shape, JsonArray array, FieldSet.Builder set) {
    for (Json member : array) {
      PathElement element = shape.element(member);
      set.add(element);
      below(shape.item(), member, set, element);
    }
  }

  private static void fields(Shape shape, JsonObject object, FieldSet.Builder set) {
    for (Map.Entry<String, Json> field : object) {
      Json value = field.getValue();
      PathElement element = new PathElement.Name(field.getKey());
      Shape entry = shape.entry(field.getKey());
      boolean named = shape instanceof Shape.Struct && entry != null;
      boolean isLeaf =
          value == JsonNull.NULL || value instanceof JsonObject inner && inner.isEmpty();
      if (isLeaf || !named) {
        set.add(element);
      }
      below(entry == null ? Shape.ANY : entry, value, set, element);
    }
  }

  private static void below(Shape shape, Json value, FieldSet.Builder set, PathElement element) {
    boolean isSimple = !(value instanceof JsonObject) && !(value instanceof JsonArray);
    if (shape.isWhole(value) || isSimple && value != JsonNull.NULL) {
      set.add(element);
    } else {
      parts(shape, value, set.below(element));
    }
  }
}
