package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes all values that a path leads to; with {@code *} and {@code [key=expression]} they may be
 * many. Models kyaml yaml/match.go: PathMatcher.
 */
final class PathEdit {

  private final Json created;
  private final UnaryOperator<Json> edit;
  private int matches;

  /**
   * An edit.
   *
   * @param created what a missing field is made as, or null to leave it missing
   * @param edit gets null's value for a scalar that was made
   */
  PathEdit(Json created, UnaryOperator<Json> edit) {
    this.created = created;
    this.edit = edit;
  }

  /** How many values were changed. */
  int matches() {
    return matches;
  }

  /**
   * The value with the changes.
   *
   * @throws CommandError if the path leads through something of another kind
   */
  Json apply(Json node, List<String> path) {
    if (path.isEmpty()) {
      matches++;
      return edit.apply(node);
    }
    String part = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (FieldPath.isIndex(part)) {
      return member(list(node), Integer.parseInt(part), rest);
    }
    if (FieldPath.isElement(part)) {
      ElementKey key = ElementKey.parse(part);
      return members(list(node), key, rest);
    }
    if (part.equals("*")) {
      return list(node).map(item -> apply(item, rest));
    }
    return field(node, part, rest);
  }

  private Json field(Json node, String name, List<String> rest) {
    if (node == JsonNull.NULL) {
      return node;
    }
    if (!(node instanceof JsonObject object)) {
      throw Scalar.wrongKind("MappingNode", node);
    }
    Json value = object.field(name);
    if (value == null) {
      if (created == null) {
        return object;
      }
      value = start(rest);
    } else if (Scalar.is(value) && value != JsonNull.NULL && !rest.isEmpty()) {
      // Upstream looks into a copy of what the text says, so that nothing changes.
      apply(YamlReader.parseStrictBooleans(Scalar.text(value)), rest);
      return object;
    }
    return object.with(name, apply(value, rest));
  }

  private Json start(List<String> rest) {
    if (rest.isEmpty()) {
      return created;
    }
    String next = rest.getFirst();
    return FieldPath.isElement(next) || FieldPath.isIndex(next)
        ? JsonArray.EMPTY
        : JsonObject.EMPTY;
  }

  private Json member(JsonArray array, int index, List<String> rest) {
    JsonArray list = array;
    if (index == list.size() && created != null) {
      list = list.plus(start(rest));
    }
    if (index >= list.size()) {
      throw new CommandError(
          "index " + index + " specified but only " + list.size() + " elements found");
    }
    return list.with(index, apply(list.item(index), rest));
  }

  private Json members(JsonArray array, ElementKey key, List<String> rest) {
    int before = matches;
    JsonArray result =
        array.map(item ->
            key.isFoundIn(item) ? apply(item, key.name().isEmpty() ? List.of() : rest) : item);
    if (matches > before || created == null) {
      return result;
    }
    Json value = YamlReader.parseScalar(key.value());
    Json added = key.name().isEmpty() ? value : JsonObject.EMPTY.with(key.name(), value);
    return result.plus(apply(added, key.name().isEmpty() ? List.of() : rest));
  }

  private static JsonArray list(Json node) {
    if (node instanceof JsonArray array) {
      return array;
    }
    if (node == JsonNull.NULL) {
      return JsonArray.EMPTY;
    }
    throw Scalar.wrongKind("SequenceNode", node);
  }
}
