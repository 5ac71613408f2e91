package io.kubeschool.apiserver.fieldmanager;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.StructType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a value is merged, by its type and its field's markers. Models kube-openapi pkg/schemaconv
 * and structured-merge-diff schema: Atom.
 */
sealed interface Shape {

  /** Anything: objects are merged field by field, lists as a whole. */
  Shape ANY = new Any();

  /** Which simple values are right. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    /** Any of them: quantities, and numbers that may be texts. */
    UNTYPED
  }

  /** A value without parts. */
  record Scalar(Kind kind) implements Shape {}

  /** See {@link #ANY}. */
  record Any() implements Shape {}

  /**
   * A map with keys of any name.
   *
   * @param isAtomic whether it has one owner as a whole
   */
  record MapOf(Shape value, boolean isAtomic) implements Shape {}

  /** A list. */
  final class ListOf implements Shape {
    private final Shape item;
    private final boolean isAtomic;
    private final List<String> keys;

    ListOf(Shape item, boolean isAtomic, List<String> keys) {
      this.item = item;
      this.isAtomic = isAtomic;
      this.keys = keys;
    }

    Shape item() {
      return item;
    }

    /** Whether it has one owner as a whole; else its members are told apart. */
    boolean isAtomic() {
      return isAtomic;
    }

    /**
     * What tells a member from the others: its keys, or itself if there are none. Models
     * typed/helpers.go: listItemToPathElement.
     *
     * @throws ShapeException if it cannot be told apart
     */
    PathElement element(Json member) {
      if (!keys.isEmpty()) {
        return key(member);
      }
      return switch (member) {
        case JsonObject _ ->
            throw new ShapeException(
                "associative list without keys has an element that's a map type");
        case JsonArray _ ->
            throw new ShapeException("not supported: associative list with lists as elements");
        case JsonNull _ ->
            throw new ShapeException(
                "associative list without keys has an element that's an explicit null");
        default -> new PathElement.Value(member);
      };
    }

    private PathElement key(Json member) {
      if (member == JsonNull.NULL) {
        throw new ShapeException("associative list with keys may not have a null element");
      }
      if (!(member instanceof JsonObject object)) {
        throw new ShapeException("associative list with keys may not have non-map elements");
      }
      JsonObject fields = JsonObject.EMPTY;
      for (String key : keys) {
        Json value = object.field(key);
        if (value == null) {
          value = defaultOf(key);
        }
        if (value == null) {
          throw new ShapeException(
              "associative list with keys has an element that omits key field "
                  + new JsonString(key).toText()
                  + " (and doesn't have default value)");
        }
        fields = fields.with(key, value);
      }
      return new PathElement.Key(fields);
    }

    private Json defaultOf(String key) {
      Field field = item instanceof Struct struct ? struct.type.field(key) : null;
      return field == null || field.defaultValue() == JsonNull.NULL ? null : field.defaultValue();
    }
  }

  /** An object with the fields of a type; the fields' shapes are made when first asked for. */
  final class Struct implements Shape {
    private final StructType type;
    private final boolean isAtomic;
    private final Map<String, Shape> fields = new HashMap<>();

    private Struct(StructType type, boolean isAtomic) {
      this.type = type;
      this.isAtomic = isAtomic;
    }

    boolean isAtomic() {
      return isAtomic;
    }

    /** The shape of that field, or null if the type has none of that name. */
    Shape field(String name) {
      Shape known = fields.get(name);
      if (known == null) {
        Field field = type.field(name);
        if (field == null) {
          return null;
        }
        known = ofField(field);
        fields.put(name, known);
      }
      return known;
    }
  }

  /** The shape of an object of that type; {@link #ANY} if there is none. */
  static Shape of(StructType type) {
    return type == null ? ANY : new Struct(type, type.isAtomic());
  }

  private static Shape ofField(Field field) {
    return switch (field.type()) {
      case StructType struct ->
          new Struct(
              struct,
              field.mapType().isEmpty() ? struct.isAtomic() : field.mapType().equals("atomic"));
      case FieldType.MapOf map -> new MapOf(ofType(map.value()), field.mapType().equals("atomic"));
      case FieldType.ListOf list -> ofList(field, list);
      default -> ofType(field.type());
    };
  }

  /** Models schemaconv: getListElementRelationship. */
  private static Shape ofList(Field field, FieldType.ListOf type) {
    Shape item = ofType(type.item());
    return switch (field.listType()) {
      case "atomic" -> new ListOf(item, true, List.of());
      case "set" -> new ListOf(item, false, List.of());
      case "map" -> new ListOf(item, false, field.listMapKeys());
      default ->
          field.isMerged()
              ? new ListOf(
                  item, false, field.mergeKey().isEmpty() ? List.of() : List.of(field.mergeKey()))
              : new ListOf(item, true, List.of());
    };
  }

  private static Shape ofType(FieldType type) {
    return switch (type) {
      case StructType struct -> new Struct(struct, struct.isAtomic());
      case FieldType.MapOf map -> new MapOf(ofType(map.value()), false);
      case FieldType.ListOf list -> new ListOf(ofType(list.item()), true, List.of());
      case FieldType.Scalar scalar ->
          switch (scalar) {
            case STRING, BYTES, TIME, MICRO_TIME -> new Scalar(Kind.STRING);
            case INT32, INT64, DOUBLE -> new Scalar(Kind.NUMBER);
            case BOOL -> new Scalar(Kind.BOOLEAN);
            case QUANTITY, INT_OR_STRING -> new Scalar(Kind.UNTYPED);
            case ANY -> ANY;
          };
    };
  }

  /** The shape of the part that {@code element} leads to. */
  default Shape part(PathElement element) {
    return switch (this) {
      case Struct struct when element instanceof PathElement.Name(String name) -> {
        Shape field = struct.field(name);
        yield field == null ? ANY : field;
      }
      case MapOf map when element instanceof PathElement.Name -> map.value();
      case ListOf list when !(element instanceof PathElement.Name) -> list.item();
      default -> ANY;
    };
  }

  /** The shape of an object's field, or null if an object of this shape has none of that name. */
  default Shape entry(String name) {
    return switch (this) {
      case Struct struct -> struct.field(name);
      case MapOf map -> map.value();
      default -> ANY;
    };
  }

  /** Whether a value of this shape has one owner as a whole, other than by being simple. */
  default boolean isWhole(Json value) {
    return switch (this) {
      case Struct struct -> struct.isAtomic();
      case MapOf map -> map.isAtomic();
      case ListOf list -> list.isAtomic();
      case Any _ -> value instanceof JsonArray;
      case Scalar _ -> true;
    };
  }
}
