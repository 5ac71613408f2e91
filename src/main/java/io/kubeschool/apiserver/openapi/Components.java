package io.kubeschool.apiserver.openapi;

import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.StructType;
import java.util.Map;
import java.util.TreeMap;

/** The schemas of a document: types, and all that they are made of. */
final class Components {

  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  /** What is a string or a number on the wire has a name of its own. */
  private static final Map<FieldType.Scalar, String> NAMED =
      Map.of(
          FieldType.Scalar.TIME,
          META + "Time",
          FieldType.Scalar.MICRO_TIME,
          META + "MicroTime",
          FieldType.Scalar.QUANTITY,
          "io.k8s.apimachinery.pkg.api.resource.Quantity",
          FieldType.Scalar.INT_OR_STRING,
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString");

  /** How a version of OpenAPI says what another version says otherwise. */
  enum Dialect {
    V2("#/definitions/"),
    V3("#/components/schemas/");

    private final String prefix;

    Dialect(String prefix) {
      this.prefix = prefix;
    }
  }

  private final Dialect dialect;
  private final Map<String, JsonObject> schemas = new TreeMap<>();

  Components(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Adds the type of a kind. */
  void add(StructType type, GroupVersion version, String kind) {
    add(type);
    JsonObject groupVersionKind =
        Json.objectOf("group", version.group(), "version", version.version(), "kind", kind);
    JsonObject schema = schemas.get(type.name());
    JsonArray known = schema.array("x-kubernetes-group-version-kind");
    if (!known.items().contains(groupVersionKind)) {
      schemas.put(
          type.name(),
          schema.with("x-kubernetes-group-version-kind", known.plus(groupVersionKind)));
    }
  }

  /** All of them by name. */
  JsonObject build() {
    JsonObject.Builder all = JsonObject.builder();
    schemas.forEach(all::put);
    return all.build();
  }

  private void add(StructType type) {
    if (schemas.containsKey(type.name())) {
      return;
    }
    schemas.put(type.name(), JsonObject.EMPTY);
    JsonObject.Builder properties = JsonObject.builder();
    JsonArray.Builder required = JsonArray.builder();
    for (Field field : type.fields().values()) {
      properties.put(field.name(), property(field));
      if (field.required()) {
        required.add(Json.of(field.name()));
      }
    }
    JsonObject schema = Json.objectOf("type", "object");
    if (!type.description().isEmpty()) {
      schema = schema.with("description", type.description());
    }
    if (!type.fields().isEmpty()) {
      schema = schema.with("properties", properties.build());
    }
    JsonArray names = required.build();
    schemas.put(type.name(), names.isEmpty() ? schema : schema.with("required", names));
  }

  private JsonObject property(Field field) {
    boolean isFields = field.name().equals("fieldsV1");
    JsonObject property = isFields ? fieldsReference() : schema(field.type());
    if (!field.description().isEmpty()) {
      property = property.with("description", field.description());
    }
    if (dialect == Dialect.V3) {
      property = withValues(property, field);
    }
    property = with(property, "x-kubernetes-patch-strategy", field.patchStrategy());
    property = with(property, "x-kubernetes-patch-merge-key", field.mergeKey());
    property = with(property, "x-kubernetes-list-type", field.listType());
    return field.listMapKeys().isEmpty()
        ? property
        : property.with("x-kubernetes-list-map-keys", field.listMapKeys());
  }

  private static JsonObject withValues(JsonObject property, Field field) {
    JsonObject more =
        field.enumValues().isEmpty() ? property : property.with("enum", field.enumValues());
    return field.presence().value() && field.type() instanceof StructType
        ? more.with("default", JsonObject.EMPTY)
        : more;
  }

  private static JsonObject with(JsonObject property, String name, String value) {
    return value.isEmpty() ? property : property.with(name, value);
  }

  private JsonObject fieldsReference() {
    schemas.putIfAbsent(META + "FieldsV1", Json.objectOf("type", "object"));
    return reference(META + "FieldsV1");
  }

  private JsonObject reference(String name) {
    JsonObject reference = Json.objectOf("$ref", dialect.prefix + name);
    return dialect == Dialect.V2 ? reference : Json.objectOf("allOf", Json.arrayOf(reference));
  }

  private JsonObject schema(FieldType type) {
    return switch (type) {
      case StructType struct -> {
        add(struct);
        yield reference(struct.name());
      }
      case FieldType.ListOf(FieldType item) ->
          Json.objectOf("type", "array", "items", withDefault(item));
      case FieldType.MapOf(FieldType value) ->
          Json.objectOf("type", "object", "additionalProperties", withDefault(value));
      case FieldType.Scalar scalar -> scalar(scalar);
    };
  }

  private JsonObject withDefault(FieldType member) {
    JsonObject schema = schema(member);
    return member instanceof StructType && dialect == Dialect.V3
        ? schema.with("default", JsonObject.EMPTY)
        : schema;
  }

  private JsonObject scalar(FieldType.Scalar type) {
    String name = NAMED.get(type);
    if (name != null) {
      schemas.putIfAbsent(name, named(type));
      return reference(name);
    }
    return switch (type) {
      case INT32 -> Json.objectOf("type", "integer", "format", "int32");
      case INT64 -> Json.objectOf("type", "integer", "format", "int64");
      case BOOL -> Json.objectOf("type", "boolean");
      case DOUBLE -> Json.objectOf("type", "number", "format", "double");
      case BYTES -> Json.objectOf("type", "string", "format", "byte");
      case ANY -> JsonObject.EMPTY;
      default -> Json.objectOf("type", "string");
    };
  }

  private JsonObject named(FieldType.Scalar type) {
    if (dialect == Dialect.V2 && type == FieldType.Scalar.QUANTITY) {
      return Json.objectOf("type", "string");
    }
    if (dialect == Dialect.V2 && type == FieldType.Scalar.INT_OR_STRING) {
      return Json.objectOf("type", "string", "format", "int-or-string");
    }
    return switch (type) {
      case QUANTITY -> oneOf("string", "number");
      case INT_OR_STRING -> oneOf("integer", "string").with("format", "int-or-string");
      default -> Json.objectOf("type", "string", "format", "date-time");
    };
  }

  private static JsonObject oneOf(String one, String other) {
    return Json.objectOf(
        "oneOf", Json.arrayOf(Json.objectOf("type", one), Json.objectOf("type", other)));
  }
}
