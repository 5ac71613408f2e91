package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl events}; it is not there yet and says so. */
public final class Events {

  private Events() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("events", "List events");
  }
}
