package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl wait}; it is not there yet and says so. */
public final class Wait {

  private Wait() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("wait", "Wait for a specific condition on one or many resources");
  }
}
