package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Go type that a value is decoded into, with Go's words for what does not fit. Decoding gives
 * the value with the fields' own spelling and without nulls. Models encoding/json: Decoder with
 * DisallowUnknownFields.
 */
sealed interface GoShape {

  /** Its name in a message. */
  String goName();

  /** Where in the document a value is: its struct and the names on the way. */
  record Place(String struct, String path) {
    private static final Place ROOT = new Place("", "");

    private Place child(String name, String field) {
      return new Place(name, path.isEmpty() ? field : path + "." + field);
    }
  }

  /** Keeps the first thing that is wrong, as Go does, while it goes on. */
  final class Problem {
    private String text;

    private void report(String problem) {
      text = text == null ? problem : text;
    }

    private void mismatch(Json value, String found, Place place, GoShape wanted) {
      report(
          "json: cannot unmarshal "
              + found
              + (place.path().isEmpty()
                  ? " into Go value of type "
                  : " into Go struct field " + place.struct() + "." + place.path() + " of type ")
              + wanted.goName());
    }
  }

  /**
   * The value decoded.
   *
   * @throws CommandError with the first problem, if there is any
   */
  default Json decode(Json value) {
    Problem problem = new Problem();
    Json decoded = decode(value, Place.ROOT, problem);
    if (problem.text != null) {
      throw new CommandError(problem.text);
    }
    return decoded;
  }

  /** The value decoded, or null if it is null or does not fit. */
  Json decode(Json value, Place place, Problem problem);

  private static String kind(Json value) {
    return switch (value) {
      case JsonString _ -> "string";
      case JsonNumber _ -> "number";
      case JsonBoolean _ -> "bool";
      case JsonArray _ -> "array";
      case JsonObject _ -> "object";
      case JsonNull _ -> "null";
    };
  }

  /** A value without parts. */
  record Basic(String goName, Class<? extends Json> type) implements GoShape {

    static final Basic STRING = new Basic("string", JsonString.class);
    static final Basic BOOL = new Basic("bool", JsonBoolean.class);
    static final Basic INT = new Basic("int", JsonNumber.class);
    static final Basic INT64 = new Basic("int64", JsonNumber.class);

    /** A type of its own for strings. */
    static Basic string(String goName) {
      return new Basic(goName, JsonString.class);
    }

    @Override
    public Json decode(Json value, Place place, Problem problem) {
      if (value == JsonNull.NULL) {
        return null;
      }
      if (!type.isInstance(value)) {
        problem.mismatch(value, kind(value), place, this);
        return null;
      }
      if (value instanceof JsonNumber number && !number.isWhole()) {
        problem.mismatch(value, "number " + value.toText(), place, this);
        return null;
      }
      return value;
    }
  }

  /** Anything. */
  record Anything() implements GoShape {
    @Override
    public String goName() {
      return "interface {}";
    }

    @Override
    public Json decode(Json value, Place place, Problem problem) {
      return value;
    }
  }

  /** A list. */
  record ListOf(GoShape item, String goItem) implements GoShape {

    /** Of values. */
    static ListOf of(GoShape item) {
      return new ListOf(item, item.goName());
    }

    /** Of pointers. */
    static ListOf ofPointers(GoShape item) {
      return new ListOf(item, "*" + item.goName());
    }

    @Override
    public String goName() {
      return "[]" + goItem;
    }

    @Override
    public Json decode(Json value, Place place, Problem problem) {
      if (value == JsonNull.NULL) {
        return null;
      }
      if (!(value instanceof JsonArray array)) {
        problem.mismatch(value, kind(value), place, this);
        return null;
      }
      JsonArray.Builder items = JsonArray.builder();
      for (Json member : array) {
        Json decoded = item.decode(member, place, problem);
        items.add(decoded == null ? JsonString.EMPTY : decoded);
      }
      return items.build();
    }
  }

  /** A map with names as its keys. */
  record MapOf(GoShape value) implements GoShape {
    @Override
    public String goName() {
      return "map[string]" + value.goName();
    }

    @Override
    public Json decode(Json map, Place place, Problem problem) {
      if (map == JsonNull.NULL) {
        return null;
      }
      if (!(map instanceof JsonObject object)) {
        problem.mismatch(map, kind(map), place, this);
        return null;
      }
      JsonObject.Builder fields = JsonObject.builder();
      object.forEach((name, field) -> {
        Json decoded = value.decode(field, place, problem);
        fields.put(name, decoded == null ? JsonString.EMPTY : decoded);
      });
      return fields.build();
    }
  }

  /** A struct; those embedded in it are named in a field's path. */
  record Struct(String name, Map<String, Member> members) implements GoShape {

    /** A field: its type, and how its path is told. */
    record Member(GoShape shape, String told) {}

    static Struct of(String name) {
      return new Struct(name, Map.of());
    }

    /** The same with fields of one type. */
    Struct with(GoShape shape, String... names) {
      Map<String, Member> more = new LinkedHashMap<>(members);
      for (String field : names) {
        more.put(field, new Member(shape, field));
      }
      return new Struct(name, more);
    }

    /** The same with the fields of another struct. */
    Struct embedding(Struct other) {
      Map<String, Member> more = new LinkedHashMap<>(members);
      other.members.forEach((field, member) ->
          more.put(field, new Member(member.shape(), other.name + "." + member.told())));
      return new Struct(name, more);
    }

    @Override
    public String goName() {
      return "types." + name;
    }

    @Override
    public Json decode(Json value, Place place, Problem problem) {
      if (value == JsonNull.NULL) {
        return null;
      }
      if (!(value instanceof JsonObject object)) {
        problem.mismatch(value, kind(value), place, this);
        return null;
      }
      JsonObject.Builder fields = JsonObject.builder();
      object.forEach((field, content) -> {
        String known = spelling(field);
        if (known == null) {
          problem.report("json: unknown field " + new JsonString(field).toText());
          return;
        }
        Member member = members.get(known);
        Json decoded = member.shape().decode(content, place.child(name, member.told()), problem);
        if (decoded != null) {
          fields.put(known, decoded);
        }
      });
      return fields.build();
    }

    private String spelling(String field) {
      if (members.containsKey(field)) {
        return field;
      }
      return members.keySet().stream().filter(field::equalsIgnoreCase).findFirst().orElse(null);
    }
  }
}
