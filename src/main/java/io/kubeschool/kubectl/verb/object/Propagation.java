package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;

/** What {@code --cascade} says. Models pkg/cmd/delete/delete_flags.go: parseCascadingFlag. */
public final class Propagation {

  private Propagation() {}

  /**
   * The {@code propagationPolicy}; warns of deprecated values.
   *
   * @throws CommandError for any other value
   */
  public static String of(Session session) {
    String value = session.flags().string("cascade");
    return switch (value) {
      case "orphan" -> "Orphan";
      case "foreground" -> "Foreground";
      case "background" -> "Background";
      case "1", "t", "T", "TRUE", "true", "True" -> deprecated(session, value, "background");
      case "0", "f", "F", "FALSE", "false", "False" -> deprecated(session, value, "orphan");
      default ->
          throw new CommandError(
              "invalid cascade value ("
                  + value
                  + "). Must be \"background\", \"foreground\", or \"orphan\"");
    };
  }

  private static String deprecated(Session session, String value, String instead) {
    session
        .err()
        .println(
            "warning: --cascade=%s is deprecated (boolean value) and can be replaced with --cascade=%s."
                .formatted(value, instead));
    return instead.equals("orphan") ? "Orphan" : "Background";
  }
}
