package io.kubeschool.apiserver.client;

import io.kubeschool.model.JsonObject;

/**
 * Who hears what changes in a {@link SharedInformer}'s cache, after it has changed. Models
 * client-go tools/cache: ResourceEventHandler.
 */
public interface InformerHandler {

  /** It is new in the cache. */
  default void added(JsonObject object) {}

  /** It changed. */
  default void updated(JsonObject old, JsonObject object) {}

  /** It is gone; {@code object} is its last known state. */
  default void deleted(JsonObject object) {}
}
