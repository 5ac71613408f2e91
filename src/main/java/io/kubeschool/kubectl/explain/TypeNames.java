package io.kubeschool.kubectl.explain;

import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.StructType;

/** What {@code explain} calls types. Models explain/v2/templates/plaintext.tmpl: typeGuess. */
final class TypeNames {

  private TypeNames() {}

  static String of(Field field) {
    boolean isFields = field.type() == FieldType.Scalar.ANY && field.name().equals("fieldsV1");
    return isFields ? "FieldsV1" : of(field.type());
  }

  private static String of(FieldType type) {
    return switch (type) {
      case FieldType.ListOf(FieldType item) -> "[]" + of(item);
      case FieldType.MapOf(FieldType value) -> "map[string]" + of(value);
      case StructType struct -> struct.simpleName();
      case FieldType.Scalar scalar ->
          switch (scalar) {
            case STRING, BYTES, TIME, MICRO_TIME -> "string";
            case INT32, INT64 -> "integer";
            case BOOL -> "boolean";
            case DOUBLE -> "number";
            case QUANTITY -> "Quantity";
            case INT_OR_STRING -> "IntOrString";
            case ANY -> "Object";
          };
    };
  }
}
