package io.kubeschool.model.schema;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;

/** The words of the converter of decoded trees. Models apimachinery pkg/runtime: converter.go. */
final class Conversion {

  private Conversion() {}

  static DecodingException failure(
      FieldType.Scalar type, Json value, ScalarDecoder.WrongType wrong, String goType) {
    String from = goKind(value);
    return new DecodingException(
        switch (type) {
          case STRING ->
              from.equals("int64")
                  ? "cannot convert int64 to " + goType
                  : "unrecognized type: string";
          case INT32, INT64, DOUBLE ->
              from.equals("float64") || from.equals("int64")
                  ? "cannot convert " + from + " to " + goType
                  : "unrecognized type: " + type.goName();
          case BOOL -> "unrecognized type: bool";
          case BYTES -> "cannot restore slice from " + from;
          default ->
              "json: cannot unmarshal "
                  + wrong.found()
                  + " into Go value of type "
                  + wrong.goType();
        });
  }

  static String goKind(Json value) {
    return switch (value) {
      case JsonObject _ -> "map";
      case JsonArray _ -> "slice";
      case JsonBoolean _ -> "bool";
      case JsonNumber number -> number.isWhole() ? "int64" : "float64";
      default -> "string";
    };
  }
}
