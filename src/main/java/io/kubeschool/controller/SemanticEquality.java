package io.kubeschool.controller;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.TreeSet;

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
      TreeSet<String> names = new TreeSet<>(objectA.names());
      names.addAll(objectB.names());
      return names.stream().allMatch(name -> equal(objectA.field(name), objectB.field(name)));
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
    return switch (value) {
      case null -> true;
      case JsonNull none -> true;
      case JsonObject object -> object.isEmpty();
      case JsonArray array -> array.isEmpty();
      case JsonString(String text) -> text.isEmpty();
      default -> false;
    };
  }
}
