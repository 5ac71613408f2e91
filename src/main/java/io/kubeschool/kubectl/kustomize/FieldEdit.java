package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes the field of an object that a spec names, in each member of the lists on the way. Models
 * api filters/fieldspec/fieldspec.go.
 */
final class FieldEdit {

  /** What a missing field starts as, where the spec says that it is to be made. */
  enum Missing {
    /** Nothing: it stays missing. */
    STAYS(null),
    /** Null, for an edit that makes a scalar of it. */
    SCALAR(JsonNull.NULL),
    /** An empty map. */
    MAP(JsonObject.EMPTY);

    private final Json start;

    Missing(Json start) {
      this.start = start;
    }
  }

  private final Missing missing;
  private final UnaryOperator<Json> edit;

  FieldEdit(Missing missing, UnaryOperator<Json> edit) {
    this.missing = missing;
    this.edit = edit;
  }

  /**
   * The object with the field changed; the object itself if it is none of the spec's kind.
   *
   * @throws CommandError if the path leads through a scalar
   */
  JsonObject apply(JsonObject object, FieldSpec spec) {
    if (!Gvk.of(object.string("apiVersion"), object.string("kind")).isSelectedBy(spec.gvk())) {
      return object;
    }
    try {
      return (JsonObject) change(object, FieldPath.split(spec.path(), "/"), spec.create());
    } catch (CommandError e) {
      throw new CommandError(
          "considering field '"
              + spec.path()
              + "' of object "
              + new Resource(object).id()
              + ": "
              + e.getMessage());
    }
  }

  private Json change(Json node, List<String> path, boolean create) {
    if (path.isEmpty()) {
      return edit.apply(node);
    }
    return switch (node) {
      case JsonNull _ -> node;
      case JsonArray array -> members(array, path, create);
      case JsonObject object -> field(object, path, create);
      default -> throw new CommandError("expected sequence or mapping node");
    };
  }

  private JsonArray members(JsonArray array, List<String> path, boolean create) {
    try {
      return array.map(member -> change(member, path, create));
    } catch (CommandError e) {
      throw new CommandError(
          "visit traversal on path: [" + String.join(" ", path) + "]: " + e.getMessage());
    }
  }

  private JsonObject field(JsonObject object, List<String> path, boolean create) {
    boolean list = path.getFirst().endsWith("[]");
    String name = path.getFirst().replaceFirst("\\[]$", "");
    if (name.isEmpty()) {
      throw new CommandError("cannot set or create an empty field name");
    }
    Json start = null;
    if (list) {
      start = JsonArray.EMPTY;
    } else if (create && missing != Missing.STAYS) {
      start = path.size() == 1 ? missing.start : JsonObject.EMPTY;
    }
    Json value = object.field(name);
    if (value == null && (list || start == null)) {
      return object;
    }
    if ((value == null || value == JsonNull.NULL) && start != null) {
      value = start;
    }
    return object.with(name, change(value, path.subList(1, path.size()), create));
  }
}
