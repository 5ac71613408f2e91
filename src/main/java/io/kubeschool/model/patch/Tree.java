package io.kubeschool.model.patch;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as maps and lists that can be changed, which upstream's strategic merge needs: it moves
 * directives from one patch to another and deletes what it has merged. A map is a {@code
 * TreeMap<String, Object>}, a list an {@code ArrayList<Object>}, null is null, anything else a
 * Json.
 */
final class Tree {

  private Tree() {}

  static Object of(Json value) {
    return switch (value) {
      case JsonObject object -> ofObject(object);
      case JsonArray array -> {
        List<Object> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(of(item)));
        yield items;
      }
      case JsonNull _ -> null;
      default -> value;
    };
  }

  static Map<String, Object> ofObject(JsonObject object) {
    Map<String, Object> fields = new TreeMap<>();
    object.forEach((name, field) -> fields.put(name, of(field)));
    return fields;
  }

  /** The JSON of a tree; what equals {@code original} keeps its reference. */
  static Json toJson(Object tree, Json original) {
    Json value =
        switch (tree) {
          case null -> JsonNull.NULL;
          case Map<?, ?> fields -> {
            JsonObject.Builder object = JsonObject.builder();
            fields.forEach(
                (name, field) -> object.put((String) name, toJson(field, get(original, name))));
            yield object.build();
          }
          case List<?> items -> {
            JsonArray.Builder array = JsonArray.builder();
            for (int i = 0; i < items.size(); i++) {
              array.add(toJson(items.get(i), get(original, i)));
            }
            yield array.build();
          }
          default -> (Json) tree;
        };
    return value.equals(original) ? original : value;
  }

  private static Json get(Json original, Object name) {
    return switch (original) {
      case JsonObject object when name instanceof String field -> object.field(field);
      case JsonArray array when name instanceof Integer i && i < array.size() -> array.item(i);
      case null, default -> null;
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object tree) {
    return (Map<String, Object>) tree;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object tree) {
    return (List<Object>) tree;
  }

  /** What Go's reflection would call the type of a decoded value. */
  static String kind(Object tree) {
    return switch (tree) {
      case null -> "nil";
      case Map<?, ?> _ -> "map[string]interface {}";
      case List<?> _ -> "[]interface {}";
      case io.kubeschool.model.JsonNumber number -> number.isWhole() ? "int64" : "float64";
      case io.kubeschool.model.JsonBoolean _ -> "bool";
      default -> "string";
    };
  }

  static boolean isSameKind(Object left, Object right) {
    return kind(left).equals(kind(right));
  }
}
