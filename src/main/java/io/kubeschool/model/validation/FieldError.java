package io.kubeschool.model.validation;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a field. Models apimachinery pkg/util/validation/field: Error.
 *
 * @param field where, "" for the whole object
 * @param value the bad value, null if it is not shown
 * @param detail "" if the type says it all
 */
public record FieldError(Type type, String field, Json value, String detail) {

  /** Its kind: the {@code reason} of a cause, and the words in the message. */
  public enum Type {
    NOT_FOUND("FieldValueNotFound", "Not found"),
    REQUIRED("FieldValueRequired", "Required value"),
    DUPLICATE("FieldValueDuplicate", "Duplicate value"),
    INVALID("FieldValueInvalid", "Invalid value"),
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
    FORBIDDEN("FieldValueForbidden", "Forbidden"),
    TOO_LONG("FieldValueTooLong", "Too long"),
    TOO_MANY("FieldValueTooMany", "Too many"),
    TOO_FEW("FieldValueTooFew", "Too few"),
    INTERNAL("InternalError", "Internal error"),
    TYPE_INVALID("FieldValueTypeInvalid", "Invalid value"),
    TOO_SHORT("FieldValueTooShort", "Too short");

    private final String reason;
    private final String words;

    Type(String reason, String words) {
      this.reason = reason;
      this.words = words;
    }

    /** {@code FieldValueInvalid}. */
    public String reason() {
      return reason;
    }

    /** {@code Invalid value}. */
    public String words() {
      return words;
    }
  }

  /** The value is wrong; {@code value} is what {@link Json#of} takes. */
  public static FieldError invalid(FieldPath path, Object value, String detail) {
    return new FieldError(Type.INVALID, path.toString(), Json.of(value), detail);
  }

  /** There must be a value. */
  public static FieldError required(FieldPath path, String detail) {
    return new FieldError(Type.REQUIRED, path.toString(), null, detail);
  }

  /** The value may occur once only. */
  public static FieldError duplicate(FieldPath path, Object value) {
    return new FieldError(Type.DUPLICATE, path.toString(), Json.of(value), "");
  }

  /** What it refers to is missing. */
  public static FieldError notFound(FieldPath path, Object value) {
    return new FieldError(Type.NOT_FOUND, path.toString(), Json.of(value), "");
  }

  /** It may not be set here. */
  public static FieldError forbidden(FieldPath path, String detail) {
    return new FieldError(Type.FORBIDDEN, path.toString(), null, detail);
  }

  /** The value is none of those. */
  public static FieldError notSupported(
      FieldPath path, Object value, Collection<String> supported) {
    String detail =
        supported.isEmpty()
            ? ""
            : "supported values: "
                + String.join(", ", supported.stream().map(GoSyntax::quote).toList());
    return new FieldError(Type.NOT_SUPPORTED, path.toString(), Json.of(value), detail);
  }

  /** It has more than {@code most} bytes; the value is not shown. */
  public static FieldError tooLong(FieldPath path, int most) {
    String detail = "may not be more than " + most + (most == 1 ? " byte" : " bytes");
    return new FieldError(Type.TOO_LONG, path.toString(), null, detail);
  }

  /** It has more than {@code most} members. */
  public static FieldError tooMany(FieldPath path, int actual, int most) {
    String detail = "must have at most " + most + (most == 1 ? " item" : " items");
    return new FieldError(Type.TOO_MANY, path.toString(), Json.of(actual), detail);
  }

  /** Its message without the field. Models field: ErrorBody. */
  public String body() {
    String text = type.words();
    if (value != null) {
      text += ": " + (value instanceof JsonString(String s) ? GoSyntax.quote(s) : value.toText());
    }
    return detail.isEmpty() ? text : text + ": " + detail;
  }

  /** The message: field, kind, value, detail. */
  @Override
  public String toString() {
    return field + ": " + body();
  }

  /**
   * Several as one message: {@code [a, b]}, repetitions left out. Models ErrorList: ToAggregate.
   */
  public static String aggregate(List<FieldError> errors) {
    Set<String> messages = new LinkedHashSet<>();
    errors.forEach(error -> messages.add(error.toString()));
    return messages.size() == 1
        ? messages.iterator().next()
        : "[" + String.join(", ", messages) + "]";
  }
}
