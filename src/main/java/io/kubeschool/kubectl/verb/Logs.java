package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl logs}; it is not there yet and says so. */
public final class Logs {

  private Logs() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("logs", "Print the logs for a container in a pod");
  }
}
