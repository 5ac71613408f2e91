package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.KlogLine;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;

/**
 * Whether a command only tells what it would do, and who works that out. Models k8s.io/kubectl
 * pkg/cmd/util/helpers.go: DryRunStrategy.
 */
public enum DryRun {
  /** It does it. */
  NONE(""),
  /** Nothing is sent. */
  CLIENT(" (dry run)"),
  /** The server goes through with it but for storing. */
  SERVER(" (server dry run)");

  private final String suffix;

  DryRun(String suffix) {
    this.suffix = suffix;
  }

  /** What follows the message of success. */
  public String suffix() {
    return suffix;
  }

  /**
   * What {@code --dry-run} says; warns of its deprecated values. Models GetDryRunStrategy.
   *
   * @throws CommandError for any other value
   */
  public static DryRun of(Session session) {
    String value = session.flags().string("dry-run");
    return switch (value) {
      case "none" -> NONE;
      case "client" -> CLIENT;
      case "server" -> SERVER;
      case "unchanged" -> {
        warn(session, "--dry-run is deprecated and can be replaced with --dry-run=client.");
        yield CLIENT;
      }
      case "1", "t", "T", "TRUE", "true", "True" -> {
        warn(session, deprecated(value, "client"));
        yield CLIENT;
      }
      case "0", "f", "F", "FALSE", "false", "False" -> {
        warn(session, deprecated(value, "none"));
        yield NONE;
      }
      default ->
          throw new CommandError(
              "Invalid dry-run value ("
                  + value
                  + "). Must be \"none\", \"server\", or \"client\".");
    };
  }

  private static String deprecated(String value, String instead) {
    return "--dry-run="
        + value
        + " is deprecated (boolean value) and can be replaced with --dry-run="
        + instead
        + ".";
  }

  private static void warn(Session session, String text) {
    session.err().println(KlogLine.warning(session.process(), "helpers.go", 719, text));
  }
}
