package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;

/**
 * What must happen around the writes of a kind besides storing: allocation. Models apiserver
 * pkg/registry/generic/registry: BeginCreate, AfterDelete and the like.
 */
public interface WriteHook {

  /** Nothing happens. */
  WriteHook NONE = new WriteHook() {};

  /** Completes an object that is about to be created. */
  default JsonObject beginCreate(JsonObject object) {
    return object;
  }

  /** Completes an object that is about to replace another. */
  default JsonObject beginUpdate(JsonObject object, JsonObject old) {
    return object;
  }

  /** An object was created ({@code old} is null), replaced or (then {@code object} is) deleted. */
  default void written(JsonObject object, JsonObject old) {}
}
