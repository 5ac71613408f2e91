package io.kubeschool.controller;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.Map;

/**
 * Whether two trees mean the same: a field that is missing is as good as an empty one. Models
 * apimachinery api/equality: Semantic.DeepEqual.
 */
public final class SemanticEquality {

  private SemanticEquality() {}

  /** Whether they mean the same. */
  public static boolean equal(Json a, Json b) {
    if (a == b || isEmpty(a) && isEmpty(b)) {
      return true;
    }
    if (a instanceof JsonObject objectA && b instanceof JsonObject objectB) {
      for (Map.Entry<String, Json> field : objectA) {
        if (!equal(field.getValue(), objectB.field(field.getKey()))) {
          return false;
        }
      }
      for (Map.Entry<String, Json> field : objectB) {
        if (!isEmpty(field.getValue()) && !objectA.has(field.getKey())) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof JsonArray arrayA && b instanceof JsonArray arrayB) {
      if (arrayA.size() != arrayB.size()) {
        return false;
      }
      for (int i = 0; i < arrayA.size(); i++) {
        if (!equal(arrayA.item(i), arrayB.item(i))) {
          return false;
        }
      }
      return true;
    }
    return a != null && a.equals(b);
  }

  private static boolean isEmpty(Json value) {
    return value == null
        || value == JsonNull.NULL
        || value instanceof JsonObject object && object.isEmpty()
        || value instanceof JsonArray array && array.isEmpty()
        || value instanceof JsonString(String text) && text.isEmpty();
  }
}
