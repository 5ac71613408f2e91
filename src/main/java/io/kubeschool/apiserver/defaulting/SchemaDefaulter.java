package io.kubeschool.apiserver.defaulting;

import io.kubeschool.apiserver.Defaulter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.model.schema.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Fills in defaults from the outside in, as the generated SetObjectDefaults functions do, but goes
 * only where a type has defaults somewhere below. Models pkg/apis/.../zz_generated.defaults.go.
 */
public final class SchemaDefaulter implements Defaulter {

  private final Schema schema;
  private final Defaults defaults = new Defaults();
  private final Map<StructType, Plan> plans = new HashMap<>();

  /**
   * What to do with the values of a type.
   *
   * @param complete fills in its own fields, or null
   * @param fields those with defaults somewhere below
   */
  private record Plan(UnaryOperator<JsonObject> complete, List<Field> fields) {}

  /** A defaulter by that schema. */
  public SchemaDefaulter(Schema schema) {
    this.schema = schema;
    CoreDefaults.register(defaults);
    PodDefaults.register(defaults);
    WorkloadDefaults.register(defaults);
    OtherDefaults.register(defaults);
  }

  @Override
  public JsonObject applyDefaults(JsonObject object, ResourceKind kind) {
    StructType type = schema.ofKind(kind);
    return type == null ? object : struct(object, type);
  }

  private JsonObject struct(JsonObject object, StructType type) {
    Plan plan = plan(type);
    JsonObject complete = plan.complete() == null ? object : plan.complete().apply(object);
    for (Field field : plan.fields()) {
      Json value = complete.field(field.name());
      if (value != null) {
        complete = complete.with(field.name(), value(value, field.type()));
      }
    }
    return complete;
  }

  private Json value(Json value, FieldType type) {
    if (type instanceof StructType struct) {
      return value instanceof JsonObject object ? struct(object, struct) : value;
    }
    if (type instanceof FieldType.ListOf list && value instanceof JsonArray array) {
      return array.map(item -> value(item, list.item()));
    }
    if (type instanceof FieldType.MapOf map && value instanceof JsonObject object) {
      JsonObject complete = object;
      for (Map.Entry<String, Json> entry : object) {
        complete = complete.with(entry.getKey(), value(entry.getValue(), map.value()));
      }
      return complete;
    }
    return value;
  }

  private Plan plan(StructType type) {
    Plan plan = plans.get(type);
    if (plan == null) {
      List<Field> fields = new ArrayList<>();
      for (Field field : type.fields().values()) {
        if (reachesDefaults(field.type().struct(), new HashSet<>())) {
          fields.add(field);
        }
      }
      plan = new Plan(defaults.of(type.name()), List.copyOf(fields));
      plans.put(type, plan);
    }
    return plan;
  }

  private boolean reachesDefaults(StructType type, Set<StructType> seen) {
    if (type == null || !seen.add(type)) {
      return false;
    }
    if (defaults.of(type.name()) != null) {
      return true;
    }
    for (Field field : type.fields().values()) {
      if (reachesDefaults(field.type().struct(), seen)) {
        return true;
      }
    }
    return false;
  }
}
