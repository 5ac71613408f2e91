package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Verb;

/** {@code kubectl api-resources}; it is not there yet and says so. */
public final class ApiResources {

  private ApiResources() {}

  /** The command. */
  public static Verb verb() {
    return Unavailable.verb("api-resources", "Print the supported API resources on the server");
  }
}
