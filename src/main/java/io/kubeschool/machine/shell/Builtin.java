package io.kubeschool.machine.shell;

import java.util.List;

/** A command that the shell runs itself. */
@FunctionalInterface
interface Builtin {

  /**
   * Runs it.
   *
   * @param arguments its argv, the name first
   * @return its exit status
   */
  int run(Interpreter shell, List<String> arguments);
}
