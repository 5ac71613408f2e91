package io.kubeschool.apiserver.client;

/** The type of an Event, as its {@code type} spells it. */
public enum EventType {
  /** Information only. */
  Normal,
  /** Something might be wrong. */
  Warning
}
