package io.kubeschool.apiserver.storage;

import io.kubeschool.model.JsonObject;

/**
 * What a watch tells.
 *
 * @param object for a {@link Type#BOOKMARK}, null: it tells just the revision
 */
public record WatchEvent(Type type, JsonObject object, long revision) {

  /** The types of events. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    BOOKMARK,
    /** A bookmark that ends the events about the objects that there were at first. */
    INITIAL_EVENTS_END
  }
}
