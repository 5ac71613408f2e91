package io.kubeschool.terminal;

import io.kubeschool.machine.TtyRequest;
import io.kubeschool.world.CommandRecord;
import io.kubeschool.world.Session;
import java.util.List;

/** What the workstation's shell is doing, seen from its terminal. */
final class LoginShell {

  private LoginShell() {}

  /**
   * Whether it waits for a new command; other reads are those of programs, or of its own {@code >}.
   */
  static boolean isAtPrompt(Session session) {
    return session.world().tty().request() instanceof TtyRequest.ReadLine read
        && read.completer() != TtyRequest.LineCompleter.NONE
        && !read.prompt().equals("> ");
  }

  /** Whether it has ended: nobody is left on the terminal. */
  static boolean hasEnded(Session session) {
    return !session.isIdle()
        && session.world().workstation().processes().stream()
            .noneMatch(process -> process.tty() == session.world().tty());
  }

  /** The exit status of the last command. */
  static int status(Session session) {
    List<CommandRecord> commands = session.world().commands();
    return commands.isEmpty() ? 0 : commands.getLast().status();
  }
}
