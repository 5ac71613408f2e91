package io.kubeschool.apiserver.client;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;

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

  /** Puts an object's key into the queue, whatever happens to the object. */
  static InformerHandler enqueueing(WorkQueue<ObjectKey> queue) {
    return new InformerHandler() {
      @Override
      public void added(JsonObject object) {
        queue.add(ObjectKey.of(object));
      }

      @Override
      public void updated(JsonObject old, JsonObject object) {
        queue.add(ObjectKey.of(object));
      }

      @Override
      public void deleted(JsonObject object) {
        queue.add(ObjectKey.of(object));
      }
    };
  }
}
