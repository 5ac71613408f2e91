package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;
import java.util.OptionalLong;

/**
 * What a kind does on its own when its objects are written. Models apiserver pkg/registry/rest:
 * RESTCreateStrategy, RESTUpdateStrategy, RESTDeleteStrategy.
 */
public interface Strategy {

  /** What happens to dependents if a deletion does not say. */
  enum GarbageCollection {
    /** They are deleted. */
    DELETE_DEPENDENTS,
    /** They are left without an owner. */
    ORPHAN_DEPENDENTS,
    /** The kind is left out of garbage collection. */
    UNSUPPORTED
  }

  /** A new object with what its creator may not set put right: status, generation. */
  default JsonObject prepareForCreate(JsonObject object) {
    return object;
  }

  /** An object that is to replace {@code old}, with what a client may not change put back. */
  default JsonObject prepareForUpdate(JsonObject object, JsonObject old) {
    return object;
  }

  /** An object whose status is to replace that of {@code old}, with the rest put back. */
  default JsonObject prepareForStatusUpdate(JsonObject object, JsonObject old) {
    return object;
  }

  /** A valid object in the form in which it is stored. */
  default JsonObject canonicalize(JsonObject object) {
    return object;
  }

  /**
   * How many seconds an object is given to end by itself when it is deleted.
   *
   * @param requested what the deletion asks for
   * @return empty if the kind does not end gracefully
   */
  default OptionalLong gracePeriod(JsonObject object, OptionalLong requested) {
    return OptionalLong.empty();
  }

  /** What happens to dependents if a deletion does not say. */
  default GarbageCollection garbageCollection() {
    return GarbageCollection.DELETE_DEPENDENTS;
  }

  /** Whether an update without a resource version replaces what there is. */
  default boolean allowsUnconditionalUpdate() {
    return true;
  }

  /** Whether an update creates what is missing. */
  default boolean allowsCreateOnUpdate() {
    return false;
  }

  /** Whether an object whose finalizers are gone is removed when it is updated. */
  default boolean mayBeDeletedDuringUpdate(JsonObject object) {
    return true;
  }

  /** Whether a deletion answers with the object that it deleted. */
  default boolean returnsDeletedObject() {
    return false;
  }
}
