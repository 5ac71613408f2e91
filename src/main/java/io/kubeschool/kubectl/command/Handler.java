package io.kubeschool.kubectl.command;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ExitError;
import io.kubeschool.sim.Interrupted;
import java.io.PrintStream;

/**
 * What a command does. It talks to the cluster through its session's client and to the person
 * through its session's streams, and to nothing else.
 */
@FunctionalInterface
public interface Handler {

  /**
   * What a command with sub-commands does when none is named. Models cmd/util/helpers.go:
   * DefaultSubCommandRun.
   */
  Handler SUBCOMMANDS = session -> explain(session, session.err());

  /** The same, for commands that explain themselves on standard output. */
  Handler SUBCOMMANDS_ON_OUTPUT = session -> explain(session, session.out());

  /**
   * Runs the command; returning means status 0.
   *
   * @throws io.kubeschool.kubectl.error.KubectlError to end it with an error
   * @throws Interrupted to be let through
   */
  void run(Session session) throws Interrupted;

  private static void explain(Session session, PrintStream stream) {
    if (session.arguments().isEmpty()) {
      stream.print(session.help());
      throw ExitError.silent();
    }
    throw CommandError.usage(
        session.commandPath(), "unknown command \"" + String.join(" ", session.arguments()) + "\"");
  }
}
