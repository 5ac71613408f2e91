package io.kubeschool.machine.shell;

import java.util.List;
import java.util.Map;

/** {@code set}, {@code shopt}, {@code ulimit}, {@code times}, {@code umask}. */
final class SetBuiltins {

  private SetBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("set", SetBuiltins::set);
    table.put("shopt", SetBuiltins::shopt);
    table.put(
        "ulimit",
        (shell, arguments) -> {
          shell.out().println("unlimited");
          return 0;
        });
    table.put(
        "times",
        (shell, arguments) -> {
          shell.out().print("0m0.001s 0m0.001s\n0m0.001s 0m0.001s\n");
          return 0;
        });
    table.put("umask", SetBuiltins::umask);
  }

  private static int set(Interpreter shell, List<String> arguments) {
    ShellSession session = shell.session();
    if (arguments.size() == 1) {
      session
          .variables()
          .all()
          .forEach((name, variable) -> {
            if (variable.value() != null) {
              String value = variable.value();
              shell.out().println(name + "=" + (value.isEmpty() ? "" : Quoting.quote(value)));
            }
          });
      return 0;
    }
    int i = 1;
    for (; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-")) {
        session.setOption("xtrace", false);
        i++;
        break;
      }
      if (argument.equals("--")) {
        session.setParameters(arguments.subList(i + 1, arguments.size()));
        return 0;
      }
      if (argument.length() < 2 || argument.charAt(0) != '-' && argument.charAt(0) != '+') {
        break;
      }
      boolean on = argument.charAt(0) == '-';
      for (char letter : argument.substring(1).toCharArray()) {
        if (letter == 'o') {
          if (i + 1 == arguments.size()) {
            list(shell, on);
            return 0;
          }
          String name = arguments.get(++i);
          if (!SetOptions.isName(name)) {
            shell.error("set: " + name + ": invalid option name");
            return 1;
          }
          session.setOption(name, on);
        } else if (SetOptions.name(letter) == null) {
          shell.error("set: " + argument.charAt(0) + letter + ": invalid option");
          shell
              .err()
              .println(
                  "set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]");
          return 2;
        } else {
          session.setOption(SetOptions.name(letter), on);
        }
      }
    }
    if (i < arguments.size()) {
      session.setParameters(arguments.subList(i, arguments.size()));
    }
    return 0;
  }

  private static void list(Interpreter shell, boolean readable) {
    for (String name : SetOptions.names()) {
      boolean on =
          shell.session().has(name) || name.equals("braceexpand") || name.equals("hashall");
      shell
          .out()
          .println(
              readable
                  ? "%-15s\t%s".formatted(name, on ? "on" : "off")
                  : "set " + (on ? "-" : "+") + "o " + name);
    }
  }

  private static int shopt(Interpreter shell, List<String> arguments) {
    if (arguments.size() < 2) {
      return 0;
    }
    String mode = arguments.get(1);
    int status = 0;
    for (String name : arguments.subList(mode.startsWith("-") ? 2 : 1, arguments.size())) {
      switch (mode) {
        case "-s" -> shell.session().setOption(name, true);
        case "-u" -> shell.session().setOption(name, false);
        default -> {
          boolean on = shell.session().has(name);
          status |= on ? 0 : 1;
          if (!mode.equals("-q")) {
            shell.out().println("%-20s\t%s".formatted(name, on ? "on" : "off"));
          }
        }
      }
    }
    return status;
  }

  private static int umask(Interpreter shell, List<String> arguments) {
    if (arguments.size() == 1) {
      shell.out().println("%04o".formatted(shell.process().files().umask()));
      return 0;
    }
    if (!arguments.get(1).matches("[0-7]{1,4}")) {
      shell.error("umask: " + arguments.get(1) + ": octal number out of range");
      return 1;
    }
    shell.process().files().setUmask(Integer.parseInt(arguments.get(1), 8));
    return 0;
  }
}
