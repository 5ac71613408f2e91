package io.kubeschool.model.schema;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * A field of a type.
 *
 * @param type of its value
 * @param description what it is for, the values of an enumeration among it
 * @param required as OpenAPI says, which is not always what validation asks for
 * @param enumValues what it may be, nothing if that is not restricted
 * @param patchStrategy of strategic merge patches: {@code merge}, {@code retainKeys}, {@code
 *     merge,retainKeys}, {@code replace} or ""
 * @param mergeKey the field that tells the members of a merged list apart, or ""
 * @param listType {@code atomic}, {@code set}, {@code map} or ""
 * @param listMapKeys the fields that tell the members of a {@code map} list apart
 * @param mapType {@code atomic}, {@code granular} or ""; of a struct it overrides what its type
 *     says
 * @param defaultValue what OpenAPI says it is if it is not given, or null
 * @param presence how Go's encoder treats it when it is empty
 * @param goType its type in Go's error messages
 */
public record Field(
    String name,
    FieldType type,
    String description,
    boolean required,
    List<String> enumValues,
    String patchStrategy,
    String mergeKey,
    String listType,
    List<String> listMapKeys,
    String mapType,
    Json defaultValue,
    Presence presence,
    String goType) {

  /**
   * What becomes of a field when an object passes through Go's struct.
   *
   * @param always whether it is written even if it is empty (no {@code omitempty})
   * @param pointer whether a zero that is given is kept (a pointer to a scalar)
   * @param value whether it is a struct, not a pointer to one, and so is written as {@code {}} if
   *     it is empty, unless {@code omitzero}
   */
  public record Presence(boolean always, boolean pointer, boolean value) {}

  static Field of(Schema schema, String name, JsonObject json) {
    FieldType type = schema.parseType(json.string("type"));
    String go = json.string("go");
    String keys = json.string("listMapKeys");
    String goType = json.string("goType");
    String structType = json.string("structType");
    Presence presence =
        new Presence(go.contains("!"), go.contains("p"), go.contains("v") && !go.contains("z"));
    return new Field(
        name,
        type,
        json.string("description"),
        json.bool("required"),
        List.copyOf(json.array("enum").strings()),
        json.string("patchStrategy"),
        json.string("mergeKey"),
        json.string("listType"),
        keys.isEmpty() ? List.of() : List.of(keys.split(",")),
        structType.isEmpty() ? json.string("mapType") : structType,
        json.has("default") ? json.get("default") : zero(type, presence),
        presence,
        goType.isEmpty() ? type.goName() : goType);
  }

  /**
   * What OpenAPI gives as the default of a field that Go always writes. Models kube-openapi
   * pkg/generators: mustEnforceDefault.
   */
  private static Json zero(FieldType type, Presence presence) {
    return type instanceof FieldType.Scalar scalar && presence.always() && !presence.pointer()
        ? ScalarDecoder.zero(scalar)
        : null;
  }

  /** Whether a strategic merge patch merges its list or map. */
  public boolean isMerged() {
    return patchStrategy.contains("merge");
  }

  /** Whether a strategic merge patch may tell which keys are to stay. */
  public boolean retainsKeys() {
    return patchStrategy.contains("retainKeys");
  }
}
