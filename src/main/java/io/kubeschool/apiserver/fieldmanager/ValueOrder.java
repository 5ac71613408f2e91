package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;

/** The order of values. Models structured-merge-diff value: Compare. */
final class ValueOrder {

  private ValueOrder() {}

  /** Numbers, strings, booleans, lists, maps, null; each kind by its own order. */
  static int compare(Json a, Json b) {
    int byKind = Integer.compare(rank(a), rank(b));
    if (byKind != 0) {
      return byKind;
    }
    return switch (a) {
      case JsonNumber number -> compare(number, (JsonNumber) b);
      case JsonString(String text) -> text.compareTo(((JsonString) b).value());
      case JsonBoolean(boolean value) -> Boolean.compare(value, ((JsonBoolean) b).value());
      case JsonArray array -> compare(array.items(), ((JsonArray) b).items());
      case JsonObject object -> compare(object, (JsonObject) b);
      case JsonNull _ -> 0;
    };
  }

  private static int compare(JsonNumber a, JsonNumber b) {
    return a.isWhole() && b.isWhole()
        ? Long.compare(a.longValue(), b.longValue())
        : Double.compare(a.doubleValue(), b.doubleValue());
  }

  private static int compare(List<Json> a, List<Json> b) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compare(JsonObject a, JsonObject b) {
    List<String> names = a.names();
    List<String> others = b.names();
    int common = Math.min(names.size(), others.size());
    for (int i = 0; i < common; i++) {
      int order = names.get(i).compareTo(others.get(i));
      if (order == 0) {
        order = compare(a.field(names.get(i)), b.field(others.get(i)));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.size(), others.size());
  }

  private static int rank(Json value) {
    return switch (value) {
      case JsonNumber _ -> 0;
      case JsonString _ -> 1;
      case JsonBoolean _ -> 2;
      case JsonArray _ -> 3;
      case JsonObject _ -> 4;
      case JsonNull _ -> 5;
    };
  }
}
