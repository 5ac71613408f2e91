package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;

/** {@code kubectl api-versions}. Models pkg/cmd/apiresources/apiversions.go. */
public final class ApiVersions {

  private ApiVersions() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "api-versions",
                "Print the supported API versions on the server, in the form of \"group/version\"")
            .examples(
                """
                # Print the versions that the server supports
                kubectl api-versions
                """),
        FlagSet.NONE,
        ApiVersions::run);
  }

  private static void run(Session session) {
    if (!session.arguments().isEmpty()) {
      throw session.usageError("unexpected arguments: " + GoText.list(session.arguments()));
    }
    session.mapper().discovery().groupVersions().stream()
        .map(Object::toString)
        .sorted()
        .forEach(session.out()::println);
  }
}
