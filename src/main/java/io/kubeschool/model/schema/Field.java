package io.kubeschool.model.schema;

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
        new Presence(go.contains("!"), go.contains("p"), go.contains("v") && !go.contains("z")),
        goType.isEmpty() ? type.goName() : goType);
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
