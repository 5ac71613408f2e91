package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlWriter;

/** Scalars as the texts that they are in YAML. Models kyaml yaml/rnode.go: GetValue. */
final class Scalar {

  private Scalar() {}

  static boolean is(Json value) {
    return !(value instanceof JsonObject) && !(value instanceof JsonArray);
  }

  static boolean isMissing(Json value) {
    return value == null || value == JsonNull.NULL;
  }

  /** The text of a scalar; "" for what is none. */
  static String text(Json value) {
    if (value instanceof JsonString(String text)) {
      return text;
    }
    return isMissing(value) || !is(value) ? "" : value.toText();
  }

  /** A text in the place of another scalar: a number stays a number where that can be. */
  static Json inPlaceOf(Json old, String text) {
    return old instanceof JsonString ? new JsonString(text) : YamlReader.parseScalar(text);
  }

  /** The name of its type in YAML. */
  static String tag(Json value) {
    return switch (value) {
      case JsonString _ -> "str";
      case JsonBoolean _ -> "bool";
      case JsonNumber number -> number.isWhole() ? "int" : "float";
      default -> "null";
    };
  }

  /** An error about a value of the wrong kind. Models InvalidNodeKindError. */
  static CommandError wrongKind(String expected, Json found) {
    return new CommandError(
        "wrong node kind: expected "
            + expected
            + " but got "
            + kind(found)
            + ": node contents:\n"
            + YamlWriter.write(found));
  }

  private static String kind(Json value) {
    return switch (value) {
      case JsonObject _ -> "MappingNode";
      case JsonArray _ -> "SequenceNode";
      default -> "ScalarNode";
    };
  }
}
