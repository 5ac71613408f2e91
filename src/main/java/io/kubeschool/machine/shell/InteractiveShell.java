package io.kubeschool.machine.shell;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.Tty;
import io.kubeschool.machine.TtyRequest;

/** Asks a terminal for lines and runs them. Ctrl-C ends a line, not the shell. */
public final class InteractiveShell {

  private final ShellSession session;
  private final Process process;
  private final Interpreter shell;
  private final Tty tty;
  private TtyRequest.LineCompleter completer = TtyRequest.LineCompleter.NONE;

  InteractiveShell(ShellSession session, Process process, Descriptors descriptors) {
    this.session = session;
    this.process = process;
    this.tty = process.tty();
    session.setInteractive(true);
    this.shell = new Interpreter(session, process, descriptors);
  }

  /**
   * A program that runs {@code session} on its process's terminal until {@code exit} or the end of
   * input.
   *
   * @param completer what completes the lines that are typed
   */
  public static int run(ShellSession session, Process self, TtyRequest.LineCompleter completer) {
    Descriptors descriptors = new Descriptors(self.in(), self.spec().out(), self.spec().err());
    try {
      InteractiveShell interactive = new InteractiveShell(session, self, descriptors);
      interactive.completer = completer;
      return interactive.run();
    } finally {
      descriptors.release();
    }
  }

  int run() {
    if (tty == null) {
      return 1;
    }
    process.setGroup(process.pid());
    tty.setForeground(process);
    shell.traps().handleInterrupt();
    process.handle(Signal.TERM, () -> {});
    startUp();
    while (true) {
      try {
        if (!oneCommand()) {
          process.err().println("exit");
          return shell.traps().runExit();
        }
      } catch (ShellExit.LineInterrupted e) {
        session.setStatus(130);
        process.out().println();
      } catch (ShellExit.Exit e) {
        session.setStatus(e.status());
        return shell.traps().runExit();
      } catch (ShellExit e) {
        shell.leave(e);
      } catch (StackOverflowError e) {
        shell.error("stack overflow");
        session.setStatus(139);
      }
      tty.setForeground(process);
    }
  }

  private void startUp() {
    String home = session.variable("HOME");
    String file = home + (session.dialect() == Dialect.BASH ? "/.bashrc" : "/.profile");
    try {
      if (process.files().isFile(file)) {
        shell.source(file, process.files().text(file));
      }
    } catch (ShellExit | SystemError e) {
      session.setStatus(1);
    }
  }

  /** Asks for a command, over several lines if need be, and runs it; false at the end of input. */
  private boolean oneCommand() {
    shell.traps().runPending();
    reportJobs();
    String text = ask(Prompt.first(shell));
    if (text == null) {
      return false;
    }
    while (true) {
      CompleteText checked = check(text);
      if (checked == CompleteText.YES) {
        break;
      }
      String more = ask(Prompt.second(shell));
      if (more == null) {
        break;
      }
      text = text.endsWith("\\") ? text.substring(0, text.length() - 1) + more : text + "\n" + more;
    }
    if (!text.isBlank()) {
      session.history().add(text);
    }
    shell.execute(text, 1, false);
    return true;
  }

  private enum CompleteText {
    YES,
    NO
  }

  private CompleteText check(String text) {
    if (text.endsWith("\\") && !text.endsWith("\\\\")) {
      return CompleteText.NO;
    }
    try {
      ShellParser parser = new ShellParser(text, shell::alias, 1).interactive();
      while (parser.nextLine() != null) {
        process.tick();
      }
      return CompleteText.YES;
    } catch (ShellSyntaxException e) {
      return e.isIncomplete() ? CompleteText.NO : CompleteText.YES;
    }
  }

  private String ask(String prompt) {
    shell.traps().setReadsLine(true);
    try {
      String text = tty.ask(process, new TtyRequest.ReadLine(prompt, completer, true));
      return text == null ? null : text.replace("\0", "");
    } finally {
      shell.traps().setReadsLine(false);
    }
  }

  private void reportJobs() {
    JobTable jobs = session.jobs();
    for (Job job : jobs.all()) {
      if (job.isDone()) {
        process.err().println(job.listing(jobs.sign(job)));
        jobs.remove(job);
      }
    }
  }
}
