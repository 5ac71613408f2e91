package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A field that a transformer works on. Models api types/fieldspec.go.
 *
 * @param gvk whose field; "" is any
 * @param path names between slashes; {@code []} after one says that it is a list
 * @param create whether the field is made where it is missing
 */
record FieldSpec(Gvk gvk, String path, boolean create) {

  static FieldSpec of(Json fields) {
    return new FieldSpec(Gvk.ofFields(fields), fields.string("path"), fields.bool("create"));
  }

  /** The specs of a list in a configuration. */
  static List<FieldSpec> listOf(Iterable<Json> items) {
    List<FieldSpec> specs = new ArrayList<>();
    items.forEach(item -> specs.add(of(item)));
    return specs;
  }

  /**
   * Both lists, without what the first has already. Models FsSlice.MergeAll.
   *
   * @throws CommandError if they disagree about creation
   */
  static List<FieldSpec> merge(List<FieldSpec> specs, List<FieldSpec> more) {
    List<FieldSpec> merged = new ArrayList<>(specs);
    for (FieldSpec spec : more) {
      FieldSpec present =
          merged.stream().filter(other -> other.covers(spec)).findFirst().orElse(null);
      if (present == null) {
        merged.add(spec);
      } else if (present.create != spec.create) {
        throw new CommandError("conflicting fieldspecs");
      }
    }
    return merged;
  }

  private boolean covers(FieldSpec other) {
    return gvk.isSelectedBy(other.gvk) && path.equals(other.path);
  }
}
