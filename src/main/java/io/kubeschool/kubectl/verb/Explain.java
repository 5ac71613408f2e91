package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl explain}; it is not there yet and says so. */
public final class Explain {

  private Explain() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("explain", "Get documentation for a resource");
  }
}
