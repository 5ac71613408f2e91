package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.kubectl.Verbs;
import io.kubeschool.kubectl.completion.KubectlCompleter;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Tty;
import io.kubeschool.machine.TtyRequest;
import io.kubeschool.machine.shell.CommandResolver;
import io.kubeschool.machine.shell.InteractiveShell;
import io.kubeschool.machine.shell.ShellSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The login shell on the learner's terminal, and the record of what was typed at its prompt. */
final class LearnerShell {

  /** A bare kubectl verb is kubectl's, if there is no such command: {@code get pods}. */
  static final CommandResolver BARE_VERBS =
      arguments ->
          Verbs.names().contains(arguments.getFirst())
              ? Stream.concat(Stream.of("kubectl"), arguments.stream()).toList()
              : null;

  private static final String CONTINUED = "> ";

  private final Machine workstation;
  private final Tty tty;
  private final Screen screen;
  private final ShellSession session;
  private final TtyRequest.LineCompleter completer;
  private final Process process;
  private final List<CommandRecord> commands = new ArrayList<>();
  private String line;
  private Instant startedAt;

  LearnerShell(Machine workstation, Tty tty, Screen screen, ShellSession session, Api api) {
    this.workstation = workstation;
    this.tty = tty;
    this.screen = screen;
    this.session = session;
    this.completer =
        new ShellCompleter(workstation, session, new KubectlCompleter(api, User.ADMIN));
    session.setResolver(BARE_VERBS);
    session.setAlias("k", "kubectl");
    tty.onRequest(this::record);
    process =
        workstation.spawn(
            null,
            new ProcessSpec(
                self -> InteractiveShell.run(session, self, completer),
                List.of("-bash"),
                session.environment(),
                session.directory(),
                Workstation.STUDENT,
                tty.input(),
                screen,
                screen,
                tty));
  }

  /** Whether it waits for a new command, and not for the rest of one. */
  boolean isAtPrompt() {
    return tty.request() instanceof TtyRequest.ReadLine read
        && read.completer() == completer
        && !read.prompt().equals(CONTINUED);
  }

  /** Whether it has ended. */
  boolean hasEnded() {
    return process.isDone();
  }

  /** Its exit status once it has ended, else the last command's. */
  int status() {
    return process.isDone() ? process.status() : session.status();
  }

  /** What its lines have changed about it and the workstation's processes, to compare. */
  List<Object> state() {
    return List.of(
        session.state(),
        process.files().umask(),
        workstation.processes().stream().map(Process::pid).toList());
  }

  /** A line is about to be typed. */
  void typed(String text) {
    record();
    if (isAtPrompt()) {
      line = text;
      startedAt = process.now();
      screen.takeKept();
    } else if (line != null) {
      line = line + "\n" + text;
    }
  }

  /** What was typed so far. */
  List<CommandRecord> commands() {
    record();
    return List.copyOf(commands);
  }

  private void record() {
    if (line != null && (isAtPrompt() || hasEnded())) {
      commands.add(new CommandRecord(line, screen.takeKept(), status(), startedAt, process.now()));
      line = null;
    }
  }
}
