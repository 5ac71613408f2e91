package io.kubeschool.machine.shell;

import io.kubeschool.machine.GlobPattern;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs conditions and loops. Models POSIX XCU 2.9.4. */
final class CompoundRunner {

  private final Interpreter shell;
  private int loops;

  CompoundRunner(Interpreter shell) {
    this.shell = shell;
  }

  /** How many loops of the function that runs are around the command that runs. */
  int loops() {
    return loops;
  }

  /** Runs a function's body: {@code break} does not see the loops around its call. */
  void outsideOfLoops(Runnable body) {
    int before = loops;
    loops = 0;
    try {
      body.run();
    } finally {
      loops = before;
    }
  }

  void runIf(Command.If command) {
    for (Command.Clause clause : command.clauses()) {
      if (shell.holds(clause.condition())) {
        shell.run(clause.body());
        return;
      }
    }
    if (command.otherwise() != null) {
      shell.run(command.otherwise());
    } else {
      shell.session().setStatus(0);
    }
  }

  void runFor(Command.For command) {
    List<String> items =
        command.words() == null
            ? shell.session().parameters()
            : shell.expander().arguments(command.words());
    shell.session().setStatus(0);
    loop(
        items.iterator()::hasNext,
        new Runnable() {
          private int index;

          @Override
          public void run() {
            shell.scope().assign(command.name(), items.get(index++));
            shell.run(command.body());
          }
        },
        items.size());
  }

  private void loop(BooleanSupplier more, Runnable turn, int turns) {
    loops++;
    try {
      for (int i = 0; i < turns && more.getAsBoolean(); i++) {
        if (!turn(turn)) {
          return;
        }
      }
    } finally {
      loops--;
    }
  }

  /** One turn of a loop; false if the loop is to end. */
  private boolean turn(Runnable turn) {
    shell.process().tick();
    try {
      turn.run();
      return true;
    } catch (ShellExit.Loop e) {
      if (e.levels() > 1 && loops > 1) {
        throw new ShellExit.Loop(e.levels() - 1, e.next());
      }
      shell.session().setStatus(0);
      return e.next();
    }
  }

  void runArithmeticFor(Command.ArithmeticFor command) {
    shell.scope().arithmetic(command.first());
    shell.session().setStatus(0);
    loop(
        () ->
            command.condition().source().isBlank()
                || shell.scope().arithmetic(command.condition()) != 0,
        () -> {
          try {
            shell.run(command.body());
          } catch (ShellExit.Loop e) {
            if (e.next() && e.levels() <= 1) {
              shell.scope().arithmetic(command.step());
            }
            throw e;
          }
          shell.scope().arithmetic(command.step());
        },
        Integer.MAX_VALUE);
  }

  void runWhile(Command.While command) {
    int[] status = {0};
    loop(
        () -> {
          try {
            return shell.holds(command.condition()) != command.until();
          } catch (ShellExit.Loop e) {
            if (e.levels() > 1 && loops > 1) {
              throw new ShellExit.Loop(e.levels() - 1, e.next());
            }
            return e.next();
          }
        },
        () -> {
          shell.run(command.body());
          status[0] = shell.session().status();
        },
        Integer.MAX_VALUE);
    shell.session().setStatus(status[0]);
  }

  void runCase(Command.Case command) {
    String subject = shell.expander().text(command.subject());
    shell.session().setStatus(0);
    boolean fallsThrough = false;
    for (Command.Arm arm : command.arms()) {
      boolean matches = fallsThrough;
      for (Word pattern : arm.patterns()) {
        matches = matches || GlobPattern.of(shell.expander().pattern(pattern)).matches(subject);
      }
      if (!matches) {
        continue;
      }
      shell.run(arm.body());
      if (arm.end().equals(";;")) {
        return;
      }
      fallsThrough = arm.end().equals(";&");
    }
  }
}
