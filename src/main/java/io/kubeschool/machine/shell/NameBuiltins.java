package io.kubeschool.machine.shell;

import io.kubeschool.machine.ProgramLoader;
import java.util.List;
import java.util.Map;

/**
 * {@code alias}, {@code unalias}, {@code type}, {@code command}, {@code builtin}, {@code history}.
 */
final class NameBuiltins {

  private NameBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("alias", NameBuiltins::alias);
    table.put("unalias", NameBuiltins::unalias);
    table.put("type", NameBuiltins::type);
    table.put("command", NameBuiltins::command);
    table.put("builtin", NameBuiltins::builtin);
    table.put("hash", (shell, arguments) -> 0);
    table.put("history", NameBuiltins::history);
  }

  private static int alias(Interpreter shell, List<String> arguments) {
    Map<String, String> aliases = shell.session().aliases();
    if (arguments.size() == 1) {
      aliases.forEach((name, text) -> print(shell, name, text));
      return 0;
    }
    int status = 0;
    for (String argument : arguments.subList(1, arguments.size())) {
      int sign = argument.indexOf('=');
      if (sign > 0) {
        aliases.put(argument.substring(0, sign), argument.substring(sign + 1));
      } else if (aliases.containsKey(argument)) {
        print(shell, argument, aliases.get(argument));
      } else if (!argument.equals("-p")) {
        shell.error(
            "alias: "
                + argument
                + (shell.session().dialect() == Dialect.BASH ? ": not found" : " not found"));
        status = 1;
      }
    }
    return status;
  }

  private static void print(Interpreter shell, String name, String text) {
    String start = shell.session().dialect() == Dialect.BASH ? "alias " : "";
    shell.out().println(start + name + "=" + Quoting.always(text));
  }

  private static int unalias(Interpreter shell, List<String> arguments) {
    int status = 0;
    for (String name : arguments.subList(1, arguments.size())) {
      if (name.equals("-a")) {
        shell.session().aliases().clear();
      } else if (shell.session().aliases().remove(name) == null) {
        shell.error("unalias: " + name + ": not found");
        status = 1;
      }
    }
    return status;
  }

  private static int type(Interpreter shell, List<String> arguments) {
    int status = 0;
    boolean kindOnly = arguments.contains("-t");
    for (String name : arguments.subList(1, arguments.size())) {
      if (name.matches("-[atpPf]+")) {
        continue;
      }
      String[] found = describe(shell, name);
      if (found == null) {
        if (!kindOnly) {
          shell.error("type: " + name + ": not found");
        }
        status = 1;
      } else {
        shell.out().println(kindOnly ? found[0] : found[1]);
      }
    }
    return status;
  }

  /** A name's kind and a sentence about it, or null. */
  private static String[] describe(Interpreter shell, String name) {
    ShellSession session = shell.session();
    boolean bash = session.dialect() == Dialect.BASH;
    if (session.aliases().containsKey(name)) {
      String text = session.aliases().get(name);
      return new String[] {
        "alias", bash ? name + " is aliased to `" + text + "'" : name + " is an alias for " + text
      };
    }
    if (ShellText.RESERVED.contains(name)) {
      return new String[] {"keyword", name + " is a shell keyword"};
    }
    if (session.functions().containsKey(name)) {
      return new String[] {"function", name + " is a function"};
    }
    if (Builtins.find(name, session.dialect()) != null) {
      return new String[] {"builtin", name + " is a shell builtin"};
    }
    String file = ProgramLoader.find(shell.process(), name, session.variable("PATH"));
    return file == null ? null : new String[] {"file", name + " is " + file};
  }

  private static int command(Interpreter shell, List<String> arguments) {
    int first = 1;
    boolean brief = false;
    boolean verbose = false;
    for (; first < arguments.size() && arguments.get(first).matches("-[pvV]+"); first++) {
      brief |= arguments.get(first).contains("v");
      verbose |= arguments.get(first).contains("V");
    }
    List<String> rest = arguments.subList(first, arguments.size());
    if (rest.isEmpty()) {
      return 0;
    }
    if (brief || verbose) {
      return locate(shell, rest, verbose);
    }
    Builtin builtin = Builtins.find(rest.getFirst(), shell.session().dialect());
    if (builtin != null) {
      return builtin.run(shell, rest);
    }
    return shell.external(rest);
  }

  private static int locate(Interpreter shell, List<String> names, boolean verbose) {
    int status = 1;
    for (String name : names) {
      String[] found = describe(shell, name);
      if (found == null) {
        if (verbose) {
          shell.error("command: " + name + ": not found");
        }
        continue;
      }
      status = 0;
      if (verbose) {
        shell.out().println(found[1]);
      } else {
        shell
            .out()
            .println(
                switch (found[0]) {
                  case "alias" ->
                      "alias " + name + "=" + Quoting.always(shell.session().aliases().get(name));
                  case "file" ->
                      ProgramLoader.find(shell.process(), name, shell.session().variable("PATH"));
                  default -> name;
                });
      }
    }
    return status;
  }

  private static int builtin(Interpreter shell, List<String> arguments) {
    if (arguments.size() == 1) {
      return 0;
    }
    Builtin builtin = Builtins.find(arguments.get(1), shell.session().dialect());
    if (builtin == null) {
      shell.error("builtin: " + arguments.get(1) + ": not a shell builtin");
      return 1;
    }
    return builtin.run(shell, arguments.subList(1, arguments.size()));
  }

  private static int history(Interpreter shell, List<String> arguments) {
    List<String> lines = shell.session().history();
    if (arguments.contains("-c")) {
      lines.clear();
      return 0;
    }
    int shown = lines.size();
    if (arguments.size() > 1) {
      if (!arguments.get(1).matches("[0-9]{1,6}")) {
        shell.error("history: " + arguments.get(1) + ": numeric argument required");
        return 1;
      }
      shown = Math.min(shown, Integer.parseInt(arguments.get(1)));
    }
    for (int i = lines.size() - shown; i < lines.size(); i++) {
      shell.out().println("%5d  %s".formatted(i + 1, lines.get(i)));
    }
    return 0;
  }
}
