package io.kubeschool.apiserver;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonString;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * What is wrong with one field of an object. Models apimachinery pkg/util/validation/field: Error.
 *
 * @param type what kind of mistake it is
 * @param field its path, {@code spec.containers[0].image}
 * @param badValue the value found, or null if it is not to be told
 * @param detail more about it, "" if there is nothing to say
 */
public record FieldError(Type type, String field, Json badValue, String detail) {

  /** The kinds of mistakes, with the types of the causes that they become. */
  public enum Type {
    NOT_FOUND("FieldValueNotFound", "Not found", true),
    REQUIRED("FieldValueRequired", "Required value", false),
    DUPLICATE("FieldValueDuplicate", "Duplicate value", true),
    INVALID("FieldValueInvalid", "Invalid value", true),
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value", true),
    FORBIDDEN("FieldValueForbidden", "Forbidden", false),
    TOO_LONG("FieldValueTooLong", "Too long", false),
    TOO_SHORT("FieldValueTooShort", "Too short", false),
    TOO_MANY("FieldValueTooMany", "Too many", true),
    TOO_FEW("FieldValueTooFew", "Too few", true),
    TYPE_INVALID("FieldValueTypeInvalid", "Invalid value", true),
    INTERNAL("InternalError", "Internal error", false);

    private final String cause;
    private final String words;
    private final boolean tellsValue;

    Type(String cause, String words, boolean tellsValue) {
      this.cause = cause;
      this.words = words;
      this.tellsValue = tellsValue;
    }

    /** Its name as the {@code reason} of a Status's cause. */
    public String cause() {
      return cause;
    }
  }

  /** A value is missing. */
  public static FieldError required(String field, String detail) {
    return new FieldError(Type.REQUIRED, field, null, detail);
  }

  /** A value is malformed; {@code value} is given as {@link Json#of} takes it. */
  public static FieldError invalid(String field, Object value, String detail) {
    return new FieldError(Type.INVALID, field, Json.of(value), detail);
  }

  /** A value is acceptable, but not here or now. */
  public static FieldError forbidden(String field, String detail) {
    return new FieldError(Type.FORBIDDEN, field, null, detail);
  }

  /** A value that must be unique is not. */
  public static FieldError duplicate(String field, Object value) {
    return new FieldError(Type.DUPLICATE, field, Json.of(value), "");
  }

  /** What a value refers to does not exist. */
  public static FieldError notFound(String field, Object value) {
    return new FieldError(Type.NOT_FOUND, field, Json.of(value), "");
  }

  /** A value is not among those that there are, which are told in the order given. */
  public static FieldError notSupported(String field, Object value, Collection<String> supported) {
    String detail =
        supported.isEmpty()
            ? ""
            : "supported values: "
                + supported.stream()
                    .map(v -> new JsonString(v).toText())
                    .collect(Collectors.joining(", "));
    return new FieldError(Type.NOT_SUPPORTED, field, Json.of(value), detail);
  }

  /** A text is too long. */
  public static FieldError tooLong(String field, int maxLength) {
    return new FieldError(
        Type.TOO_LONG,
        field,
        null,
        maxLength == 1
            ? "may not be more than 1 byte"
            : "may not be more than " + maxLength + " bytes");
  }

  /** A list has too many members. */
  public static FieldError tooMany(String field, int actual, int max) {
    return new FieldError(
        Type.TOO_MANY,
        field,
        Json.of(actual),
        max == 1 ? "must have at most 1 item" : "must have at most " + max + " items");
  }

  /** The text without the field's path. Models field.Error: ErrorBody. */
  public String body() {
    StringBuilder text = new StringBuilder(type.words);
    if (type.tellsValue && badValue != null) {
      text.append(": ").append(badValue.toText());
    }
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    return text.toString();
  }

  /** The whole text: {@code spec.replicas: Invalid value: -1: must be ...}. */
  @Override
  public String toString() {
    return field + ": " + body();
  }

  /**
   * The text of several: one alone, or all within brackets, each once. Models field.ErrorList:
   * ToAggregate and apimachinery pkg/util/errors: Aggregate.
   */
  public static String aggregate(List<FieldError> errors) {
    SequencedSet<String> texts = new LinkedHashSet<>();
    errors.forEach(error -> texts.add(error.toString()));
    return texts.size() == 1
        ? texts.getFirst()
        : texts.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
