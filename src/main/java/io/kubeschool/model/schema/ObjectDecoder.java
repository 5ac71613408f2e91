package io.kubeschool.model.schema;

import io.kubeschool.model.GoSyntax;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Passes a value through the Go type that it is to be, as the API server does with what it is sent:
 * fields of the wrong type are refused, unknown ones dropped and told, empty ones dropped or
 * written as Go's encoder would, quantities and times brought into their canonical form. Models
 * sigs.k8s.io/json (strict, case-sensitive) and encoding/json.
 *
 * <p>What needs no change keeps its reference.
 */
public final class ObjectDecoder {

  private static final int MOST_PROBLEMS = 100;

  /**
   * What came out.
   *
   * @param problems what is tolerated unless one is strict: {@code unknown field "spec.foo"}
   */
  public record Decoded(Json value, List<String> problems) {}

  /** In whose words wrong types are told. */
  public enum Wording {
    /** JSON text is read: {@code json: cannot unmarshal string into Go struct field ...}. */
    UNMARSHAL,
    /** A decoded tree is converted: {@code cannot convert int64 to string}. */
    CONVERT
  }

  /** A step that is a key of a map. */
  private record MapKey(String text) {}

  /**
   * The way to the value at hand: a field's name, a {@link MapKey} or an index. Its text is made
   * when there is something to tell only.
   */
  private final Deque<Object> path = new ArrayDeque<>();

  private final SequencedSet<String> problems = new LinkedHashSet<>();
  private final List<StructType> structs = new ArrayList<>();

  private final Wording wording;

  private ObjectDecoder(Wording wording) {
    this.wording = wording;
  }

  /**
   * Decodes an object that was sent as JSON.
   *
   * @throws DecodingException if it is not of that type
   */
  public static Decoded decode(StructType type, Json value) {
    return decode(type, value, Wording.UNMARSHAL);
  }

  /**
   * Decodes an object.
   *
   * @throws DecodingException if it is not of that type
   */
  public static Decoded decode(StructType type, Json value, Wording wording) {
    ObjectDecoder decoder = new ObjectDecoder(wording);
    Json decoded = decoder.struct(type, value, type.goName());
    return new Decoded(decoded, List.copyOf(decoder.problems));
  }

  private Json decode(FieldType type, Json value, String goType) {
    // Not a switch over the types: each value of each request comes by, and that is a call more.
    if (type instanceof FieldType.Scalar scalar) {
      return scalar(scalar, value, goType);
    }
    if (type instanceof StructType struct) {
      return struct(struct, value, goType);
    }
    return type instanceof FieldType.ListOf list
        ? list(list, value, goType)
        : map((FieldType.MapOf) type, value, goType);
  }

  private Json scalar(FieldType.Scalar type, Json value, String goType) {
    try {
      return ScalarDecoder.decode(type, value, goType);
    } catch (ScalarDecoder.WrongType e) {
      throw wording == Wording.CONVERT
          ? Conversion.failure(type, value, e, goType)
          : wrongType(e.found(), e.goType());
    }
  }

  private Json struct(StructType type, Json value, String goType) {
    if (value == JsonNull.NULL) {
      return struct(type, JsonObject.EMPTY, goType);
    }
    if (!(value instanceof JsonObject object)) {
      throw notRestored("struct from:", value, goType);
    }
    if (object.isKnownAs(type)) {
      return object;
    }
    structs.add(type);
    JsonObject result = object;
    for (Map.Entry<String, Json> entry : object) {
      String name = entry.getKey();
      if (entry.getValue() instanceof JsonArray array && array.origin() != null) {
        // It is not read before somebody wants it, and what the server makes itself is right.
        continue;
      }
      Field field = type.field(name);
      if (field == null) {
        problem("unknown field", name);
        result = result.without(name);
        continue;
      }
      path.addLast(name);
      Json decoded =
          entry.getValue() == JsonNull.NULL
              ? JsonNull.NULL
              : decode(field.type(), entry.getValue(), field.goType());
      path.removeLast();
      if (!isDropped(field, decoded)) {
        result = result.with(name, decoded);
      } else if (!isWrittenEmpty(field, decoded)) {
        result = result.without(name);
      }
    }
    for (Field field : type.alwaysWritten()) {
      if (!result.has(field.name())) {
        result = result.with(field.name(), empty(field));
      }
    }
    structs.removeLast();
    result.rememberAs(type);
    return result;
  }

  /** Whether a value that is dropped is what Go's encoder writes in its place. */
  private static boolean isWrittenEmpty(Field field, Json value) {
    return (field.presence().always() || field.presence().value()) && value.equals(empty(field));
  }

  /** Whether Go's encoder leaves the field out. */
  private static boolean isDropped(Field field, Json value) {
    Field.Presence presence = field.presence();
    if (value == JsonNull.NULL) {
      return true;
    }
    if (presence.always()) {
      return false;
    }
    if (field.type() instanceof FieldType.Scalar scalar) {
      return !presence.pointer() && !presence.value() && ScalarDecoder.isZero(scalar, value);
    }
    return !(field.type() instanceof StructType)
        && (value instanceof JsonArray array && array.isEmpty()
            || value instanceof JsonObject object && object.isEmpty());
  }

  /** What Go's encoder writes for a field that has no value. */
  private static Json empty(Field field) {
    return switch (field.type()) {
      case StructType struct ->
          field.presence().value() ? decode(struct, JsonObject.EMPTY).value() : JsonNull.NULL;
      case FieldType.Scalar scalar ->
          field.presence().pointer() ? JsonNull.NULL : ScalarDecoder.zero(scalar);
      default -> JsonNull.NULL;
    };
  }

  private Json list(FieldType.ListOf type, Json value, String goType) {
    if (value == JsonNull.NULL) {
      return value;
    }
    if (!(value instanceof JsonArray array)) {
      throw notRestored("slice from", value, goType);
    }
    String itemType = goType.startsWith("[]") ? goType.substring(2) : type.item().goName();
    JsonArray result = array;
    for (int i = 0; i < array.size(); i++) {
      path.addLast(i);
      result = result.with(i, orZero(type.item(), decode(type.item(), array.item(i), itemType)));
      path.removeLast();
    }
    return result;
  }

  private Json map(FieldType.MapOf type, Json value, String goType) {
    if (value == JsonNull.NULL) {
      return value;
    }
    if (!(value instanceof JsonObject object)) {
      throw notRestored("map from", value, goType);
    }
    if (object.isKnownAs(type)) {
      return object;
    }
    JsonObject result = object;
    for (Map.Entry<String, Json> entry : object) {
      path.addLast(new MapKey(entry.getKey()));
      Json decoded = decode(type.value(), entry.getValue(), type.value().goName());
      result = result.with(entry.getKey(), orZero(type.value(), decoded));
      path.removeLast();
    }
    result.rememberAs(type);
    return result;
  }

  /** A null among the members of a list or a map is its type's zero. */
  private static Json orZero(FieldType type, Json value) {
    return value == JsonNull.NULL && type instanceof FieldType.Scalar scalar
        ? ScalarDecoder.zero(scalar)
        : value;
  }

  private void problem(String what, String name) {
    if (problems.size() < MOST_PROBLEMS) {
      StringBuilder text = new StringBuilder();
      for (Object step : path) {
        String shown =
            switch (step) {
              case MapKey(String key) -> key;
              case Integer index -> "[" + index + "]";
              default -> (String) step;
            };
        if (!text.isEmpty() && shown.charAt(0) != '[') {
          text.append('.');
        }
        text.append(shown);
      }
      text.append(text.isEmpty() ? "" : ".").append(name);
      problems.add(what + " " + GoSyntax.quote(text.toString()));
    }
  }

  private DecodingException notRestored(String what, Json value, String goType) {
    return wording == Wording.CONVERT
        ? new DecodingException("cannot restore " + what + " " + Conversion.goKind(value))
        : wrongType(kind(value), goType);
  }

  private DecodingException wrongType(String found, String goType) {
    List<String> fields =
        path.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    String where =
        fields.isEmpty()
            ? "Go value"
            : "Go struct field " + structs.getLast().simpleName() + "." + String.join(".", fields);
    return new DecodingException(
        "json: cannot unmarshal " + found + " into " + where + " of type " + goType);
  }

  static String kind(Json value) {
    return switch (value) {
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case JsonString _ -> "string";
      case JsonNull _ -> "null";
      case io.kubeschool.model.JsonNumber _ -> "number";
      case io.kubeschool.model.JsonBoolean _ -> "bool";
    };
  }
}
