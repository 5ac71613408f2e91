package io.kubeschool.machine.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code local}, {@code declare}, {@code typeset}. */
final class DeclareBuiltins {

  private DeclareBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("local", DeclareBuiltins::declare);
    table.put("declare", DeclareBuiltins::declare);
    table.put("typeset", DeclareBuiltins::declare);
  }

  private static int declare(Interpreter shell, List<String> arguments) {
    String command = arguments.getFirst();
    Variables variables = shell.session().variables();
    if (command.equals("local") && !variables.inFunction()) {
      shell.error("local: can only be used in a function");
      return 1;
    }
    StringBuilder flags = new StringBuilder();
    int first = 1;
    for (; first < arguments.size() && arguments.get(first).matches("[-+][A-Za-z]+"); first++) {
      flags.append(arguments.get(first).substring(1));
    }
    boolean print = flags.indexOf("p") >= 0;
    if (first == arguments.size()) {
      return listAll(shell, flags.toString());
    }
    int status = 0;
    for (String argument : arguments.subList(first, arguments.size())) {
      int sign = argument.indexOf('=');
      String name = sign < 0 ? argument : argument.substring(0, sign);
      if (flags.indexOf("F") >= 0 || flags.indexOf("f") >= 0) {
        status |= shell.session().functions().containsKey(name) ? 0 : 1;
      } else if (!VariableBuiltins.isName(name)) {
        shell.error(VariableBuiltins.badName(shell, command, argument));
        status = 1;
      } else if (print) {
        Variable variable = variables.find(name);
        if (variable == null) {
          shell.error(command + ": " + name + ": not found");
          status = 1;
        } else {
          shell.out().println(line(name, variable));
        }
      } else {
        boolean local = variables.inFunction() && flags.indexOf("g") < 0;
        Variable variable = local ? variables.declareLocal(name) : variables.make(name);
        set(
            shell,
            variable,
            name,
            flags.toString(),
            sign < 0 ? null : argument.substring(sign + 1));
      }
    }
    return status;
  }

  private static void set(
      Interpreter shell, Variable variable, String name, String flags, String value) {
    if (flags.contains("A")) {
      variable.makeAssociative();
    } else if (flags.contains("a")) {
      variable.elements();
    }
    variable.setInteger(variable.integer() || flags.contains("i"));
    if (value != null) {
      shell.scope().assign(name, value);
    }
    variable.setExported(variable.exported() || flags.contains("x"));
    variable.setReadOnly(variable.readOnly() || flags.contains("r"));
  }

  private static int listAll(Interpreter shell, String flags) {
    if (flags.contains("F") || flags.contains("f")) {
      shell.session().functions().keySet().forEach(f -> shell.out().println("declare -f " + f));
      return 0;
    }
    shell
        .session()
        .variables()
        .all()
        .forEach((name, variable) -> {
          if (!flags.contains("x") || variable.exported()) {
            shell.out().println(line(name, variable));
          }
        });
    return 0;
  }

  private static String line(String name, Variable variable) {
    String flags =
        (variable.isAssociative() ? "A" : variable.isArray() ? "a" : "")
            + (variable.integer() ? "i" : "")
            + (variable.readOnly() ? "r" : "")
            + (variable.exported() ? "x" : "");
    String start = "declare -" + (flags.isEmpty() ? "-" : flags) + " " + name;
    if (variable.isAssociative()) {
      return start
          + variable.entries().entrySet().stream()
              .map(e -> "[" + e.getKey() + "]=" + Quoting.doubled(e.getValue()) + " ")
              .collect(Collectors.joining("", "=(", ")"));
    }
    if (variable.isArray()) {
      return start
          + variable.elements().entrySet().stream()
              .map(e -> "[" + e.getKey() + "]=" + Quoting.doubled(e.getValue()))
              .collect(Collectors.joining(" ", "=(", ")"));
    }
    return variable.value() == null ? start : start + "=" + Quoting.doubled(variable.value());
  }
}
