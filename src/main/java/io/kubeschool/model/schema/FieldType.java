package io.kubeschool.model.schema;

/** The type of a field's value. */
public sealed interface FieldType
    permits FieldType.Scalar, FieldType.ListOf, FieldType.MapOf, StructType {

  /** A value without parts, as far as Kubernetes is concerned. */
  enum Scalar implements FieldType {
    STRING("string"),
    INT32("int32"),
    INT64("int64"),
    BOOL("bool"),
    DOUBLE("float64"),
    /** Base64 in JSON. */
    BYTES("[]uint8"),
    /** RFC 3339, to the second. */
    TIME("v1.Time"),
    /** RFC 3339, to the microsecond. */
    MICRO_TIME("v1.MicroTime"),
    /** A string or a number: {@code 100m}. */
    QUANTITY("resource.Quantity"),
    /** A whole number or a string: {@code 25%}. */
    INT_OR_STRING("intstr.IntOrString"),
    /** Anything. */
    ANY("interface {}");

    private final String goName;

    Scalar(String goName) {
      this.goName = goName;
    }

    @Override
    public String goName() {
      return goName;
    }
  }

  /** A list. */
  record ListOf(FieldType item) implements FieldType {
    @Override
    public String goName() {
      return "[]" + item.goName();
    }
  }

  /** A map with string keys. */
  record MapOf(FieldType value) implements FieldType {
    @Override
    public String goName() {
      return "map[string]" + value.goName();
    }
  }

  /** Its name in Go's error messages. */
  String goName();

  /** The struct that this is, or that this is a list or a map of; null if it is neither. */
  default StructType struct() {
    return switch (this) {
      case StructType struct -> struct;
      case ListOf list -> list.item().struct();
      case MapOf map -> map.value().struct();
      case Scalar _ -> null;
    };
  }
}
