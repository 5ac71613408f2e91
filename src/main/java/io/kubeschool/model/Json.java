package io.kubeschool.model;

import java.util.Arrays;
import java.util.Map;

/**
 * An immutable JSON value. A change makes a new tree that shares what did not change, so anybody
 * may keep a reference.
 *
 * <p>The readers that take a path of field names ({@link #string}, {@link #object}, ...) never
 * fail: what is missing, or is of another type, reads as the empty value of the type asked for. Ask
 * {@link #get} to tell the two apart.
 */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** The value at the end of that path of field names, or null if there is none. */
  default Json get(String... path) {
    Json value = this;
    for (String name : path) {
      if (!(value instanceof JsonObject object)) {
        return null;
      }
      value = object.field(name);
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  /** {@link #get(String...)} of one name, without an array for it. */
  default Json get(String name) {
    return this instanceof JsonObject object ? object.field(name) : null;
  }

  /** {@link #get(String...)} of two names, without an array for them. */
  default Json get(String first, String second) {
    return this instanceof JsonObject object && object.field(first) instanceof JsonObject inner
        ? inner.field(second)
        : null;
  }

  /** Whether there is a value at that path, be it null. */
  default boolean has(String... path) {
    return get(path) != null;
  }

  /** {@link #has(String...)} of one name. */
  default boolean has(String name) {
    return get(name) != null;
  }

  /** {@link #has(String...)} of two names. */
  default boolean has(String first, String second) {
    return get(first, second) != null;
  }

  /** The string at that path, or "". */
  default String string(String... path) {
    return get(path) instanceof JsonString(String value) ? value : "";
  }

  /** {@link #string(String...)} of one name. */
  default String string(String name) {
    return get(name) instanceof JsonString(String value) ? value : "";
  }

  /** {@link #string(String...)} of two names. */
  default String string(String first, String second) {
    return get(first, second) instanceof JsonString(String value) ? value : "";
  }

  /** The whole number at that path, or {@code otherwise}. */
  default long number(long otherwise, String... path) {
    return get(path) instanceof JsonNumber number ? number.longValue() : otherwise;
  }

  /** {@link #number(long, String...)} of one name. */
  default long number(long otherwise, String name) {
    return get(name) instanceof JsonNumber number ? number.longValue() : otherwise;
  }

  /** {@link #number(long, String...)} of two names. */
  default long number(long otherwise, String first, String second) {
    return get(first, second) instanceof JsonNumber number ? number.longValue() : otherwise;
  }

  /** The boolean at that path, or false. */
  default boolean bool(String... path) {
    return get(path) instanceof JsonBoolean(boolean value) && value;
  }

  /** {@link #bool(String...)} of one name. */
  default boolean bool(String name) {
    return get(name) instanceof JsonBoolean(boolean value) && value;
  }

  /** The object at that path, or the empty one. */
  default JsonObject object(String... path) {
    return get(path) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** {@link #object(String...)} of one name. */
  default JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** {@link #object(String...)} of two names. */
  default JsonObject object(String first, String second) {
    return get(first, second) instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /** The array at that path, or the empty one. */
  default JsonArray array(String... path) {
    return get(path) instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  /** {@link #array(String...)} of one name. */
  default JsonArray array(String name) {
    return get(name) instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  /** {@link #array(String...)} of two names. */
  default JsonArray array(String first, String second) {
    return get(first, second) instanceof JsonArray array ? array : JsonArray.EMPTY;
  }

  /** {@link JsonObject#sharing} of any two values. */
  static Json sharing(Json value, Json old) {
    if (value instanceof JsonObject object && old instanceof JsonObject before) {
      return object.sharing(before);
    }
    if (value instanceof JsonArray array && old instanceof JsonArray before) {
      return array.sharing(before);
    }
    return value.equals(old) ? old : value;
  }

  /** Compact JSON text, as Go's encoder writes it but without escaping {@code < > &}. */
  default String toText() {
    return JsonText.write(this);
  }

  /** Reads JSON text. */
  static Json parse(String text) {
    return JsonText.parse(text);
  }

  /**
   * The JSON value of a Java one: null, String, Boolean, a whole or floating number, Json, an
   * Iterable or a Map with String keys of such.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Json of(Object value) {
    // not by a switch over types, whose first use costs a start 20 ms
    if (value == null) {
      return JsonNull.NULL;
    }
    if (value instanceof Json json) {
      return json;
    }
    if (value instanceof String string) {
      return new JsonString(string);
    }
    if (value instanceof Boolean bool) {
      return JsonBoolean.of(bool);
    }
    if (value instanceof Number number) {
      return number instanceof Double || number instanceof Float
          ? JsonNumber.of(number.doubleValue())
          : JsonNumber.of(number.longValue());
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject.Builder builder = JsonObject.builder();
      map.forEach((k, v) -> builder.put((String) k, of(v)));
      return builder.build();
    }
    if (value instanceof Iterable<?> items) {
      JsonArray.Builder builder = JsonArray.builder();
      items.forEach(item -> builder.add(of(item)));
      return builder.build();
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass());
  }

  /** An object of alternating names and values, the latter as {@link #of} takes them. */
  static JsonObject objectOf(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    JsonObject.Builder builder = JsonObject.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.put((String) namesAndValues[i], of(namesAndValues[i + 1]));
    }
    return builder.build();
  }

  /** An array of values as {@link #of} takes them. */
  static JsonArray arrayOf(Object... values) {
    return (JsonArray) of(Arrays.asList(values));
  }
}
