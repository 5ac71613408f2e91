package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl top}; it is not there yet and says so. */
public final class Top {

  private Top() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("top", "Display resource (CPU/memory) usage");
  }
}
