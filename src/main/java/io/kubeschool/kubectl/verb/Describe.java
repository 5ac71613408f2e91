package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl describe}; it is not there yet and says so. */
public final class Describe {

  private Describe() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("describe", "Show details of a specific resource or group of resources");
  }
}
