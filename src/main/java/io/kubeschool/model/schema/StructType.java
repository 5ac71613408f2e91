package io.kubeschool.model.schema;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A type with fields, {@code io.k8s.api.core.v1.Container}; read when first asked for. */
public final class StructType implements FieldType {

  private final Schema schema;
  private final String name;
  private volatile Content content;

  /** What its entry tells. */
  private record Content(
      String description,
      boolean atomic,
      SequencedMap<String, Field> fields,
      Map<String, Field> byName,
      List<Field> alwaysWritten,
      JsonObject protobuf) {}

  StructType(Schema schema, String name) {
    this.schema = schema;
    this.name = name;
  }

  /** Its full name, as OpenAPI has it. */
  public String name() {
    return name;
  }

  /** The last part of its name, {@code Container}. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** {@code v1.Container}. */
  @Override
  public String goName() {
    int last = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', last - 1) + 1);
  }

  /** What it is for. */
  public String description() {
    return content().description();
  }

  /** Whether who writes one of its fields writes all of it ({@code +structType=atomic}). */
  public boolean isAtomic() {
    return content().atomic();
  }

  /** Its fields, in the order of their names. */
  public SequencedMap<String, Field> fields() {
    return content().fields();
  }

  /** The field of that name (its case counts), or null. */
  public Field field(String field) {
    return content().byName().get(field);
  }

  /** The fields that Go's encoder writes even if they are empty. */
  List<Field> alwaysWritten() {
    return content().alwaysWritten();
  }

  /**
   * What its message's fields are by their numbers: a field's name, or the same for a struct that
   * is inlined in JSON. Empty if it is not known.
   */
  JsonObject protobuf() {
    return content().protobuf();
  }

  private Content content() {
    Content known = content;
    if (known == null) {
      known = read();
      content = known;
    }
    return known;
  }

  private Content read() {
    Json entry = schema.entry(name);
    TreeMap<String, Field> fields = new TreeMap<>();
    entry
        .object("fields")
        .forEach((field, json) -> fields.put(field, Field.of(schema, field, (JsonObject) json)));
    return new Content(
        entry.string("description"),
        entry.string("structType").equals("atomic"),
        Collections.unmodifiableSequencedMap(fields),
        new HashMap<>(fields),
        fields.values().stream()
            .filter(field -> field.presence().always() || field.presence().value())
            .toList(),
        entry.object("protobuf"));
  }

  @Override
  public String toString() {
    return name;
  }
}
