package io.kubeschool.machine.shell;

import io.kubeschool.machine.Signal;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sets and runs a shell's traps. Models POSIX XCU 2.15, trap. */
final class TrapRunner {

  private final Interpreter shell;
  private final Deque<String> pending = new ArrayDeque<>();
  private boolean readsLine;

  TrapRunner(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs the EXIT trap, once; gives the shell's status. */
  int runExit() {
    String trap = shell.session().traps().remove("EXIT");
    if (trap != null && !trap.isEmpty()) {
      int status = shell.session().status();
      try {
        shell.execute(trap, 1, false);
        shell.session().setStatus(status);
      } catch (ShellExit e) {
        shell.leave(e);
      }
    }
    return shell.session().status();
  }

  /** Sets what happens at a signal: null is the default, "" nothing. */
  void set(Signal signal, String action) {
    if (action == null) {
      shell.session().traps().remove(signal.name());
      if (shell.session().isInteractive() && signal == Signal.INT) {
        handleInterrupt();
      } else {
        shell.process().handleByDefault(signal);
      }
      return;
    }
    shell.session().traps().put(signal.name(), action);
    shell
        .process()
        .handle(
            signal,
            () -> {
              pending.add(signal.name());
              if (signal == Signal.INT && readsLine) {
                throw new ShellExit.LineInterrupted();
              }
            });
  }

  /** Tells whether the shell itself waits for a line, which Ctrl-C ends even if it is trapped. */
  void setReadsLine(boolean reads) {
    readsLine = reads;
  }

  /** Makes Ctrl-C end the line, not the shell. */
  void handleInterrupt() {
    shell
        .process()
        .handle(
            Signal.INT,
            () -> {
              throw new ShellExit.LineInterrupted();
            });
  }

  /** Whether a signal came whose trap has not run. */
  boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Runs the traps of the signals that came. */
  void runPending() {
    while (!pending.isEmpty()) {
      String action = shell.session().traps().get(pending.poll());
      if (action != null && !action.isEmpty()) {
        int status = shell.session().status();
        shell.execute(action, shell.line(), false);
        shell.session().setStatus(status);
      }
    }
  }
}
