package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Finds a value by a path of names, numbers, {@code -} and {@code [key=value]}. Models kyaml
 * yaml/fns.go: PathGetter.
 */
final class FieldLookup {

  private FieldLookup() {}

  /**
   * The value, or null if there is none.
   *
   * @throws CommandError if the path leads through something of another kind
   */
  static Json find(Json root, List<String> path) {
    Json value = root;
    for (String part : path) {
      String name = part.strip();
      if (!name.isEmpty()) {
        value = step(value, name);
        if (value == null) {
          return null;
        }
      }
    }
    return value;
  }

  private static Json step(Json value, String part) {
    if (value == JsonNull.NULL) {
      return null;
    }
    if (FieldPath.isIndex(part) || part.equals("-")) {
      JsonArray array = list(value);
      int index = part.equals("-") ? array.size() - 1 : Integer.parseInt(part);
      return index >= 0 && index < array.size() ? array.item(index) : null;
    }
    if (part.equals("*")) {
      throw new CommandError("wildcard is not supported in PathGetter");
    }
    if (FieldPath.isElement(part)) {
      ElementKey key = ElementKey.parse(part);
      return list(value).stream().filter(key::equalsIn).findFirst().orElse(null);
    }
    if (!(value instanceof JsonObject object)) {
      throw Scalar.wrongKind("MappingNode", value);
    }
    return object.field(part);
  }

  private static JsonArray list(Json value) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw Scalar.wrongKind("SequenceNode", value);
  }
}
