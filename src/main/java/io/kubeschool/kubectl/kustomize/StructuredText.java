package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.JsonWriter;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.YamlWriter;
import java.util.List;

/**
 * Sets a value within the JSON or YAML that a field's text holds. Models api
 * filters/replacement/replacement.go: setValueInStructuredData; but the keys of YAML come out in
 * the order of their names.
 */
final class StructuredText {

  private final Json value;
  private final Json created;

  StructuredText(Json value, Json created) {
    this.value = value;
    this.created = created;
  }

  /** The object with the value set; null if the path does not lead into such a text. */
  JsonObject edit(JsonObject object, List<String> path) {
    for (int i = 1; i < path.size(); i++) {
      Json found;
      try {
        found = FieldLookup.find(object, path.subList(0, i));
      } catch (CommandError _) {
        continue;
      }
      if (found != null && Scalar.is(found)) {
        String text = Scalar.text(found);
        Json inner = parse(text);
        if (inner != null) {
          return edit(object, path.subList(0, i), text, inner, path.subList(i, path.size()));
        }
      }
    }
    return null;
  }

  private static Json parse(String text) {
    try {
      return YamlReader.parseStrictBooleans(text);
    } catch (YamlSyntaxException _) {
      return null;
    }
  }

  private JsonObject edit(
      JsonObject object, List<String> outer, String text, Json inner, List<String> path) {
    try {
      PathEdit edit =
          new PathEdit(
              created, old -> Scalar.is(old) ? Scalar.inPlaceOf(old, Scalar.text(value)) : value);
      Json changed = edit.apply(inner, path);
      if (edit.matches() == 0 || !(inner instanceof JsonObject) && !(inner instanceof JsonArray)) {
        return null;
      }
      JsonString result = new JsonString(written(changed, text));
      return (JsonObject) new PathEdit(JsonNull.NULL, _ -> result).apply(object, outer);
    } catch (CommandError _) {
      return null;
    }
  }

  private static String written(Json value, String like) {
    char first = like.strip().charAt(0);
    if (first != '{' && first != '[') {
      return YamlWriter.write(value).strip();
    }
    return like.contains("\n") && like.contains("  ")
        ? JsonWriter.write(value, "  ").strip()
        : value.toText();
  }
}
