package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;

/** Who receives the events of a watch, on the timeline. */
public interface WatchSink {

  /**
   * Something happened.
   *
   * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED}, {@code BOOKMARK} or {@code ERROR}
   * @param object the object after it (before it, for DELETED), a table of one row if tables were
   *     asked for, or a Status
   */
  void event(String type, JsonObject object);

  /** The server ended the watch; no event follows. */
  default void closed() {}

  /**
   * Whether it lies outside the simulated world. What is on its way there takes no simulated time
   * and draws on no chance, so that the world is the same whether anybody looks or not.
   */
  default boolean isOutside() {
    return false;
  }
}
