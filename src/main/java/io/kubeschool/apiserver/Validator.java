package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * Finds what is wrong with objects that have their defaults; the order of the errors is upstream's.
 * The metadata is checked here too (names, labels, annotations, owner references, finalizers).
 * Models pkg/apis/.../validation.
 */
public interface Validator {

  /** What is wrong with a new object, its name and namespace being set. */
  List<FieldError> validateCreate(JsonObject object, ResourceKind kind);

  /** What is wrong with an object that is to replace {@code old}, immutable fields among it. */
  List<FieldError> validateUpdate(JsonObject object, JsonObject old, ResourceKind kind);

  /**
   * What is wrong with an object of which one part other than its status is to replace that of
   * {@code old}.
   *
   * @param subresource the part's name, {@code ephemeralcontainers}
   */
  default List<FieldError> validatePartUpdate(
      JsonObject object, JsonObject old, ResourceKind kind, String subresource) {
    return validateUpdate(object, old, kind);
  }

  /** What is wrong with an object whose status alone is to replace that of {@code old}. */
  List<FieldError> validateStatusUpdate(JsonObject object, JsonObject old, ResourceKind kind);

  /**
   * The warnings for an object that is valid, or nearly: deprecated fields, duplicate ports, ...
   *
   * @param old what it replaces, or null if it is new
   */
  List<String> warnings(JsonObject object, JsonObject old, ResourceKind kind);
}
