package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;

/** How admission plugins keep books: they replace what is stored. */
@FunctionalInterface
public interface ObjectWriter {

  /** Replaces the stored object of that kind and of {@code object}'s key. */
  void replace(ResourceKind kind, JsonObject object);
}
