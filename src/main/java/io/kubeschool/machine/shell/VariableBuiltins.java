package io.kubeschool.machine.shell;

import java.util.List;
import java.util.Map;

/** {@code export}, {@code readonly}, {@code unset}, {@code shift}, {@code getopts}. */
final class VariableBuiltins {

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private VariableBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("export", (shell, arguments) -> mark(shell, arguments, true));
    table.put("readonly", (shell, arguments) -> mark(shell, arguments, false));
    table.put("unset", VariableBuiltins::unset);
    table.put("shift", VariableBuiltins::shift);
    table.put("getopts", VariableBuiltins::getopts);
  }

  static boolean isName(String text) {
    return text.matches(NAME);
  }

  private static int mark(Interpreter shell, List<String> arguments, boolean export) {
    boolean remove = false;
    boolean functions = false;
    int status = 0;
    int first = 1;
    for (; first < arguments.size() && arguments.get(first).startsWith("-"); first++) {
      remove |= arguments.get(first).contains("n");
      functions |= arguments.get(first).contains("f");
    }
    if (first == arguments.size()) {
      list(shell, export);
      return 0;
    }
    for (String argument : arguments.subList(first, arguments.size())) {
      int sign = argument.indexOf('=');
      boolean append = sign > 0 && argument.charAt(sign - 1) == '+';
      String name = sign < 0 ? argument : argument.substring(0, append ? sign - 1 : sign);
      if (functions) {
        continue;
      }
      if (!isName(name)) {
        shell.error(badName(shell, arguments.getFirst(), argument));
        status = 1;
        continue;
      }
      if (sign >= 0) {
        String before = append ? shell.session().variable(name) : "";
        shell.scope().assign(name, before + argument.substring(sign + 1));
      }
      Variable variable = shell.session().variables().make(name);
      if (export) {
        variable.setExported(!remove);
      } else {
        variable.setReadOnly(true);
      }
    }
    return status;
  }

  static String badName(Interpreter shell, String command, String argument) {
    return shell.session().dialect() == Dialect.BASH
        ? command + ": `" + argument + "': not a valid identifier"
        : command + ": " + argument + ": bad variable name";
  }

  private static void list(Interpreter shell, boolean export) {
    boolean bash = shell.session().dialect() == Dialect.BASH;
    shell
        .session()
        .variables()
        .all()
        .forEach((name, variable) -> {
          if (export ? variable.exported() : variable.readOnly()) {
            String value = variable.value();
            String start =
                bash ? export ? "declare -x " : "declare -r " : export ? "export " : "readonly ";
            String shown =
                value == null ? "" : "=" + (bash ? Quoting.doubled(value) : Quoting.always(value));
            shell.out().println(start + name + shown);
          }
        });
  }

  private static int unset(Interpreter shell, List<String> arguments) {
    boolean functions = false;
    boolean variables = false;
    int status = 0;
    for (String argument : arguments.subList(1, arguments.size())) {
      if (argument.matches("-[fvn]+")) {
        functions |= argument.contains("f");
        variables |= argument.contains("v");
        continue;
      }
      int open = argument.indexOf('[');
      if (open > 0 && argument.endsWith("]")) {
        unsetElement(
            shell,
            argument.substring(0, open),
            argument.substring(open + 1, argument.length() - 1));
        continue;
      }
      Variable variable = shell.session().variables().find(argument);
      if (variable != null && !functions) {
        if (variable.readOnly()) {
          shell.error("unset: " + argument + ": cannot unset: readonly variable");
          status = 1;
        } else {
          shell.session().variables().remove(argument);
        }
      } else if (!variables) {
        shell.session().functions().remove(argument);
      }
    }
    return status;
  }

  private static void unsetElement(Interpreter shell, String name, String index) {
    Variable variable = shell.session().variables().find(name);
    if (variable == null || !variable.isArray()) {
      return;
    }
    if (variable.isAssociative()) {
      variable.entries().remove(index);
    } else {
      variable.elements().remove((int) shell.scope().arithmetic(index));
    }
  }

  private static int shift(Interpreter shell, List<String> arguments) {
    String count = arguments.size() > 1 ? arguments.get(1) : "1";
    if (!count.matches("[0-9]{1,6}")) {
      shell.error("shift: " + count + ": numeric argument required");
      return 1;
    }
    List<String> parameters = shell.session().parameters();
    int number = Integer.parseInt(count);
    if (number > parameters.size()) {
      if (shell.session().dialect() != Dialect.BASH) {
        shell.error("shift: can't shift that many");
        return 2;
      }
      return 1;
    }
    shell.session().setParameters(parameters.subList(number, parameters.size()));
    return 0;
  }

  private static int getopts(Interpreter shell, List<String> arguments) {
    if (arguments.size() < 3) {
      shell.err().println("getopts: usage: getopts optstring name [arg]");
      return 2;
    }
    List<String> words =
        arguments.size() > 3
            ? arguments.subList(3, arguments.size())
            : shell.session().parameters();
    String options = arguments.get(1);
    String variable = arguments.get(2);
    Variables variables = shell.session().variables();
    String index = shell.session().variable("OPTIND");
    int next = index.matches("[0-9]{1,6}") ? Math.max(1, Integer.parseInt(index)) : 1;
    String offsetText = shell.session().variable("_OPTOFFSET");
    int offset =
        next == 1 && offsetText.isEmpty()
            ? 1
            : offsetText.isEmpty() ? 1 : Integer.parseInt(offsetText);
    if (next > words.size()
        || words.get(next - 1).length() < 2
        || !words.get(next - 1).startsWith("-")
        || words.get(next - 1).equals("--")) {
      boolean end = next <= words.size() && words.get(next - 1).equals("--");
      variables.set("OPTIND", Integer.toString(end ? next + 1 : next));
      variables.set("_OPTOFFSET", "");
      shell.scope().assign(variable, "?");
      return 1;
    }
    String word = words.get(next - 1);
    offset = Math.min(offset, word.length() - 1);
    char letter = word.charAt(offset);
    int known = letter == ':' ? -1 : options.indexOf(letter);
    boolean silent = options.startsWith(":");
    boolean more = offset + 1 < word.length();
    variables.remove("OPTARG");
    if (known < 0) {
      advance(variables, next, offset, more);
      shell.scope().assign(variable, "?");
      if (silent) {
        variables.set("OPTARG", Character.toString(letter));
      } else {
        shell.err().println(shell.session().name() + ": illegal option -- " + letter);
      }
      return 0;
    }
    if (known + 1 >= options.length() || options.charAt(known + 1) != ':') {
      advance(variables, next, offset, more);
      shell.scope().assign(variable, Character.toString(letter));
      return 0;
    }
    if (more) {
      variables.set("OPTARG", word.substring(offset + 1));
      advance(variables, next, offset, false);
    } else if (next < words.size()) {
      variables.set("OPTARG", words.get(next));
      advance(variables, next + 1, offset, false);
    } else {
      advance(variables, next, offset, false);
      shell.scope().assign(variable, silent ? ":" : "?");
      if (silent) {
        variables.set("OPTARG", Character.toString(letter));
      } else {
        shell.err().println(shell.session().name() + ": option requires an argument -- " + letter);
      }
      return 0;
    }
    shell.scope().assign(variable, Character.toString(letter));
    return 0;
  }

  private static void advance(Variables variables, int next, int offset, boolean more) {
    variables.set("OPTIND", Integer.toString(more ? next : next + 1));
    variables.set("_OPTOFFSET", more ? Integer.toString(offset + 1) : "");
  }
}
