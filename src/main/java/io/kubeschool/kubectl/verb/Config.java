package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl config}; it is not there yet and says so. */
public final class Config {

  private Config() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("config", "Modify kubeconfig files");
  }
}
