package io.kubeschool.model.schema;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Decodes values without parts as Go's types do. Models encoding/json and the types' own. */
final class ScalarDecoder {

  /** The value is of another type. */
  static final class WrongType extends RuntimeException {
    private final String found;
    private final String goType;

    WrongType(String found, String goType) {
      super(found, null, false, false);
      this.found = found;
      this.goType = goType;
    }

    String found() {
      return found;
    }

    String goType() {
      return goType;
    }
  }

  private ScalarDecoder() {}

  static Json decode(FieldType.Scalar type, Json value, String goType) {
    if (value == JsonNull.NULL) {
      return value;
    }
    return switch (type) {
      case ANY -> value;
      case STRING -> {
        if (!(value instanceof JsonString)) {
          throw new WrongType(ObjectDecoder.kind(value), goType);
        }
        yield value;
      }
      case BOOL -> {
        if (!(value instanceof JsonBoolean)) {
          throw new WrongType(ObjectDecoder.kind(value), goType);
        }
        yield value;
      }
      case INT32 -> whole(value, goType, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> whole(value, goType, Long.MIN_VALUE, Long.MAX_VALUE);
      case DOUBLE -> {
        if (!(value instanceof JsonNumber)) {
          throw new WrongType(ObjectDecoder.kind(value), goType);
        }
        yield value;
      }
      case INT_OR_STRING ->
          value instanceof JsonString
              ? value
              : whole(value, "int32", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case QUANTITY -> quantity(value);
      case TIME, MICRO_TIME -> time(value, type);
      case BYTES -> bytes(value, goType);
    };
  }

  private static Json whole(Json value, String goType, long least, long most) {
    if (!(value instanceof JsonNumber number)) {
      throw new WrongType(ObjectDecoder.kind(value), goType);
    }
    boolean isWhole = number.isWhole() || number.doubleValue() == Math.rint(number.doubleValue());
    if (!isWhole
        || number.doubleValue() < least
        || number.doubleValue() > most
        || number.isWhole() && (number.longValue() < least || number.longValue() > most)) {
      throw new WrongType("number " + number.toText(), goType);
    }
    return number.isWhole() ? number : JsonNumber.of(number.longValue());
  }

  private static Json quantity(Json value) {
    String text = value instanceof JsonString(String string) ? string.strip() : value.toText();
    try {
      String canonical = Quantity.parse(text).toString();
      return value instanceof JsonString(String same) && same.equals(canonical)
          ? value
          : new JsonString(canonical);
    } catch (IllegalArgumentException e) {
      throw new DecodingException(e.getMessage());
    }
  }

  private static Json time(Json value, FieldType.Scalar type) {
    if (!(value instanceof JsonString(String text))) {
      throw new WrongType(ObjectDecoder.kind(value), "string");
    }
    if (text.isEmpty()) {
      throw badTime(text);
    }
    if (Timestamps.isCanonical(text, type == FieldType.Scalar.MICRO_TIME)) {
      return value;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      String canonical =
          type == FieldType.Scalar.TIME ? Timestamps.format(time) : Timestamps.formatMicro(time);
      return canonical.equals(text) ? value : new JsonString(canonical);
    } catch (DateTimeException e) {
      throw badTime(text);
    }
  }

  private static DecodingException badTime(String text) {
    String quoted = GoSyntax.quote(text);
    return new DecodingException(
        "parsing time "
            + quoted
            + " as \"2006-01-02T15:04:05Z07:00\": cannot parse "
            + quoted
            + " as \"2006\"");
  }

  private static Json bytes(Json value, String goType) {
    if (!(value instanceof JsonString(String text))) {
      throw new WrongType(ObjectDecoder.kind(value), goType);
    }
    int wrong = Base64Check.firstWrong(text);
    if (wrong >= 0) {
      throw new DecodingException("illegal base64 data at input byte " + wrong);
    }
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? value
        : new JsonString(text.replace("\n", "").replace("\r", ""));
  }

  /** Whether it is what a Go variable of the type holds before anything is put in. */
  static boolean isZero(FieldType.Scalar type, Json value) {
    return switch (type) {
      case ANY, TIME, MICRO_TIME, QUANTITY, INT_OR_STRING -> false;
      default -> value.equals(zero(type));
    };
  }

  /** What Go's encoder writes for a variable of that type that holds nothing. */
  static Json zero(FieldType.Scalar type) {
    return switch (type) {
      case STRING, BYTES -> JsonString.EMPTY;
      case INT32, INT64, DOUBLE, INT_OR_STRING -> ZERO;
      case BOOL -> JsonBoolean.FALSE;
      case QUANTITY -> ZERO_QUANTITY;
      case TIME, MICRO_TIME, ANY -> JsonNull.NULL;
    };
  }

  private static final Json ZERO = JsonNumber.of(0);
  private static final Json ZERO_QUANTITY = new JsonString("0");
}
