package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl cluster-info}; it is not there yet and says so. */
public final class ClusterInfo {

  private ClusterInfo() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("cluster-info", "Display cluster information");
  }
}
