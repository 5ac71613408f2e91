package io.kubeschool.kubectl.printer;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** Tells lists of objects from objects. Models apimachinery api/meta: IsListType, ExtractList. */
final class Lists {

  private Lists() {}

  static boolean isList(JsonObject object) {
    return object.string("kind").endsWith("List") && object.has("items");
  }

  /** The items of a list; of anything else, itself. */
  static List<JsonObject> items(JsonObject object) {
    return isList(object) ? object.array("items").objects() : List.of(object);
  }
}
