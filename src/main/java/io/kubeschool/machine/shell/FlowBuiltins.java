package io.kubeschool.machine.shell;

import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.SystemError;
import java.util.List;
import java.util.Map;

/** Builtins that decide what runs next. */
final class FlowBuiltins {

  private FlowBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put(":", (shell, arguments) -> 0);
    table.put("true", (shell, arguments) -> 0);
    table.put("false", (shell, arguments) -> 1);
    table.put("break", (shell, arguments) -> loop(shell, arguments, false));
    table.put("continue", (shell, arguments) -> loop(shell, arguments, true));
    table.put("exit", FlowBuiltins::exit);
    table.put("logout", FlowBuiltins::exit);
    table.put("return", FlowBuiltins::doReturn);
    table.put("eval", FlowBuiltins::eval);
    table.put("exec", (shell, arguments) -> 0);
    table.put(".", FlowBuiltins::source);
    table.put("source", FlowBuiltins::source);
  }

  private static int loop(Interpreter shell, List<String> arguments, boolean next) {
    String name = arguments.getFirst();
    if (shell.loops() == 0) {
      if (shell.session().dialect() == Dialect.BASH) {
        shell.error(name + ": only meaningful in a `for', `while', or `until' loop");
      }
      return 0;
    }
    int levels = 1;
    if (arguments.size() > 1) {
      if (!arguments.get(1).matches("[0-9]{1,6}")) {
        shell.error(name + ": " + arguments.get(1) + ": numeric argument required");
        throw new ShellExit.Exit(128);
      }
      levels = Integer.parseInt(arguments.get(1));
      if (levels == 0) {
        shell.error(name + ": 0: loop count out of range");
        levels = shell.loops();
      }
    }
    throw new ShellExit.Loop(Math.min(levels, shell.loops()), next);
  }

  private static int status(Interpreter shell, List<String> arguments) {
    if (arguments.size() == 1) {
      return shell.session().status();
    }
    String text = arguments.get(1);
    if (!text.matches("-?[0-9]{1,18}")) {
      boolean bash = shell.session().dialect() == Dialect.BASH;
      shell.error(
          bash
              ? arguments.getFirst() + ": " + text + ": numeric argument required"
              : arguments.getFirst() + ": Illegal number: " + text);
      return 2;
    }
    return (int) (Long.parseLong(text) & 0xff);
  }

  private static int exit(Interpreter shell, List<String> arguments) {
    if (shell.session().isInteractive()) {
      shell.err().println("exit");
    }
    throw new ShellExit.Exit(status(shell, arguments));
  }

  private static int doReturn(Interpreter shell, List<String> arguments) {
    if (!shell.canReturn()) {
      if (shell.session().dialect() == Dialect.BASH) {
        shell.error("return: can only `return' from a function or sourced script");
        return 2;
      }
    }
    throw new ShellExit.Return(status(shell, arguments));
  }

  private static int eval(Interpreter shell, List<String> arguments) {
    String text = String.join(" ", arguments.subList(1, arguments.size()));
    shell.session().setStatus(0);
    shell.nested(() -> shell.execute(text, shell.line(), false));
    return shell.session().status();
  }

  private static int source(Interpreter shell, List<String> arguments) {
    String name = arguments.getFirst();
    boolean bash = shell.session().dialect() == Dialect.BASH;
    if (arguments.size() == 1) {
      shell.error(name + ": filename argument required");
      if (bash) {
        shell.err().println(name + ": usage: " + name + " filename [arguments]");
      }
      return 2;
    }
    String file = arguments.get(1);
    if (!file.contains("/")) {
      String found = ProgramLoader.find(shell.process(), file, shell.session().variable("PATH"));
      file = found == null || shell.process().files().isFile(file) ? file : found;
    }
    String text;
    try {
      text = shell.process().files().text(file);
    } catch (SystemError e) {
      shell.error(
          bash
              ? (e.errno() == io.kubeschool.machine.Errno.EISDIR
                  ? name + ": " + file + ": is a directory"
                  : file + ": " + e.text())
              : shell.session().dialect().cannotOpen(file, e.errno()));
      return 1;
    }
    shell.session().setStatus(0);
    List<String> before = shell.session().parameters();
    boolean changes = arguments.size() > 2;
    if (changes) {
      shell.session().setParameters(arguments.subList(2, arguments.size()));
    }
    try {
      shell.source(file, text);
    } finally {
      if (changes) {
        shell.session().setParameters(before);
      }
    }
    return shell.session().status();
  }
}
