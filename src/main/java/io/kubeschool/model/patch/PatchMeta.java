package io.kubeschool.model.patch;

import io.kubeschool.model.schema.Field;
import io.kubeschool.model.schema.FieldType;
import io.kubeschool.model.schema.StructType;

/**
 * How a field is merged. Models apimachinery pkg/util/strategicpatch: LookupPatchMeta.
 *
 * @param type of the members of its list, of the values of its map, or of itself; null if unknown
 * @param retainKeys whether keys may be dropped that the patch does not name
 * @param strategy {@code merge}, {@code replace} or ""
 * @param mergeKey what tells the members of its list apart, or ""
 */
record PatchMeta(FieldType type, boolean retainKeys, String strategy, String mergeKey) {

  /** How that field of a struct or map is merged. */
  static PatchMeta of(FieldType parent, String name) {
    return switch (parent) {
      case StructType struct -> {
        Field field = struct.field(name);
        if (field == null) {
          throw new PatchException(
              PatchException.Fault.UNCLASSIFIED,
              "unable to find api field in struct "
                  + struct.simpleName()
                  + " for the json field \""
                  + name
                  + "\"");
        }
        String strategy =
            field.patchStrategy().contains("merge")
                ? "merge"
                : field.patchStrategy().contains("replace") ? "replace" : "";
        yield new PatchMeta(inner(field.type()), field.retainsKeys(), strategy, field.mergeKey());
      }
      case FieldType.MapOf map -> new PatchMeta(inner(map.value()), false, "", "");
      case null, default -> new PatchMeta(null, false, "", "");
    };
  }

  private static FieldType inner(FieldType type) {
    return type instanceof FieldType.ListOf list ? list.item() : type;
  }
}
