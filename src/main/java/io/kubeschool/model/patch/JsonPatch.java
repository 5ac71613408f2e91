package io.kubeschool.model.patch;

import static io.kubeschool.model.patch.PatchException.Fault.MALFORMED;
import static io.kubeschool.model.patch.PatchException.Fault.UNPROCESSABLE;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayList;
import java.util.List;

/** JSON patches, RFC 6902. Models github.com/evanphx/json-patch v4: patch.go. */
public final class JsonPatch {

  private static final String MISSING = "missing value";

  private JsonPatch() {}

  /**
   * Applies a patch.
   *
   * @throws PatchException if an operation is malformed, or does not apply
   */
  public static Json apply(Json document, JsonArray patch) {
    Json result = document;
    for (Json operation : patch) {
      if (!(operation instanceof JsonObject object)) {
        throw new PatchException(
            MALFORMED,
            "error decoding patch: json: cannot unmarshal "
                + (operation instanceof JsonString ? "string" : "value")
                + " into Go value of type handlers.jsonPatchOp");
      }
      result = apply(result, object);
    }
    return result;
  }

  private static Json apply(Json document, JsonObject operation) {
    String op = operation.string("op");
    return switch (op) {
      case "add" -> add(document, path(operation, op), value(operation), op);
      case "remove" -> remove(document, path(operation, op), op);
      case "replace" -> replace(document, path(operation, op), value(operation));
      case "move" -> {
        String from = from(operation, op);
        Json moved = find(document, from, op);
        yield add(remove(document, from, op), path(operation, op), moved, op);
      }
      case "copy" ->
          add(document, path(operation, op), find(document, from(operation, op), op), op);
      case "test" -> test(document, path(operation, op), operation);
      default -> throw fault("Unexpected kind: " + (op.isEmpty() ? "unknown" : op));
    };
  }

  private static String path(JsonObject operation, String op) {
    if (!(operation.field("path") instanceof JsonString(String path))) {
      throw fault(op + " operation failed to decode path: " + MISSING);
    }
    return path;
  }

  private static String from(JsonObject operation, String op) {
    if (!(operation.field("from") instanceof JsonString(String from))) {
      throw fault(op + " operation failed to decode from: " + MISSING);
    }
    return from;
  }

  private static Json value(JsonObject operation) {
    Json value = operation.field("value");
    return value == null ? JsonNull.NULL : value;
  }

  private static List<String> split(String path) {
    List<String> parts = new ArrayList<>();
    String[] names = path.split("/", -1);
    for (int i = 1; i < names.length; i++) {
      parts.add(names[i].replace("~1", "/").replace("~0", "~"));
    }
    return parts;
  }

  private interface Edit {
    Json apply(Json container, String key);
  }

  /** Applies an edit to the container that the path's last part is a key of. */
  private static Json edit(Json node, List<String> parts, int depth, Edit edit, String missing) {
    String key = parts.get(depth);
    if (depth == parts.size() - 1) {
      if (!(node instanceof JsonObject) && !(node instanceof JsonArray)) {
        throw fault(missing);
      }
      return edit.apply(node, key);
    }
    return switch (node) {
      case JsonObject object when object.has(key) ->
          object.with(key, edit(object.field(key), parts, depth + 1, edit, missing));
      case JsonArray array when isIndex(key, array.size()) -> {
        int index = Integer.parseInt(key);
        yield array.with(index, edit(array.item(index), parts, depth + 1, edit, missing));
      }
      case null, default -> throw fault(missing);
    };
  }

  private static Json add(Json document, String path, Json value, String op) {
    List<String> parts = split(path);
    if (parts.isEmpty()) {
      return value;
    }
    String missing =
        op.equals("add")
            ? "add operation does not apply: doc is missing path: \"" + path + "\": " + MISSING
            : op
                + " operation does not apply: doc is missing destination path: "
                + path
                + ": "
                + MISSING;
    Edit insert =
        (container, key) ->
            switch (container) {
              case JsonObject object -> object.with(key, value);
              case JsonArray array ->
                  insert(array, key, value, "error in add for path: '" + path + "': ");
              default -> throw fault(missing);
            };
    return edit(document, parts, 0, insert, missing);
  }

  private static JsonArray insert(JsonArray array, String key, Json value, String context) {
    if (key.equals("-")) {
      return array.plus(value);
    }
    int index = index(key, context);
    if (index < 0) {
      index += array.size() + 1;
    }
    if (index < 0 || index > array.size()) {
      throw fault(
          context + "Unable to access invalid index: " + key + ": invalid index referenced");
    }
    List<Json> items = new ArrayList<>(array.items());
    items.add(index, value);
    return JsonArray.copyOf(items);
  }

  private static Json remove(Json document, String path, String op) {
    String missing =
        op.equals("move")
            ? "move operation does not apply: doc is missing from path: " + path + ": " + MISSING
            : "remove operation does not apply: doc is missing path: \"" + path + "\": " + MISSING;
    String context = "error in " + op + " for path: '" + path + "': ";
    Edit delete =
        (container, key) -> {
          if (container instanceof JsonObject object) {
            if (!object.has(key)) {
              throw fault(context + "Unable to remove nonexistent key: " + key + ": " + MISSING);
            }
            return object.without(key);
          }
          JsonArray array = (JsonArray) container;
          List<Json> items = new ArrayList<>(array.items());
          items.remove(place(array, key, context));
          return JsonArray.copyOf(items);
        };
    return edit(document, split(path), 0, delete, missing);
  }

  private static Json replace(Json document, String path, Json value) {
    List<String> parts = split(path);
    if (parts.isEmpty()) {
      return value;
    }
    Edit put =
        (container, key) -> {
          if (container instanceof JsonObject object) {
            if (!object.has(key)) {
              throw fault(
                  "replace operation does not apply: doc is missing key: " + path + ": " + MISSING);
            }
            return object.with(key, value);
          }
          JsonArray array = (JsonArray) container;
          if (!isIndex(key, array.size())) {
            throw fault(
                "replace operation does not apply: doc is missing key: " + path + ": " + MISSING);
          }
          return array.with(Integer.parseInt(key), value);
        };
    return edit(
        document,
        parts,
        0,
        put,
        "replace operation does not apply: doc is missing path: " + path + ": " + MISSING);
  }

  private static Json test(Json document, String path, JsonObject operation) {
    Json actual;
    try {
      actual = split(path).isEmpty() ? document : find(document, path, "test");
    } catch (PatchException e) {
      actual = JsonNull.NULL;
    }
    if (!actual.equals(value(operation))) {
      throw fault("testing value " + path + " failed: test failed");
    }
    return document;
  }

  private static Json find(Json document, String path, String op) {
    Json node = document;
    for (String key : split(path)) {
      node =
          switch (node) {
            case JsonObject object when object.has(key) -> object.field(key);
            case JsonArray array when isIndex(key, array.size()) ->
                array.item(Integer.parseInt(key));
            case null, default ->
                throw fault(
                    op
                        + " operation does not apply: doc is missing from path: "
                        + path
                        + ": "
                        + MISSING);
          };
    }
    return node;
  }

  private static int place(JsonArray array, String key, String context) {
    int index = index(key, context);
    if (index < 0) {
      index += array.size();
    }
    if (index < 0 || index >= array.size()) {
      throw fault(
          context + "Unable to access invalid index: " + key + ": invalid index referenced");
    }
    return index;
  }

  private static int index(String key, String context) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw fault(
          context
              + "value was not a proper array index: '"
              + key
              + "': strconv.Atoi: parsing \""
              + key
              + "\": invalid syntax");
    }
  }

  private static boolean isIndex(String key, int size) {
    return key.matches("[0-9]{1,9}") && Integer.parseInt(key) < size;
  }

  private static PatchException fault(String message) {
    return new PatchException(UNPROCESSABLE, message);
  }
}
