package io.kubeschool.machine.shell;

import io.kubeschool.machine.Escapes;
import io.kubeschool.machine.program.EchoText;
import io.kubeschool.machine.program.PrintfFormat;
import io.kubeschool.machine.program.TestExpression;
import java.util.List;
import java.util.Map;

/** {@code echo}, {@code printf}, {@code test}. */
final class TextBuiltins {

  private TextBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("echo", TextBuiltins::echo);
    table.put("printf", TextBuiltins::printf);
    table.put("test", TextBuiltins::test);
    table.put("[", TextBuiltins::test);
    table.put("let", TextBuiltins::let);
  }

  private static int echo(Interpreter shell, List<String> arguments) {
    byte[] bytes =
        EchoText.bytes(
            arguments.subList(1, arguments.size()), shell.session().dialect() == Dialect.DASH);
    shell.out().write(bytes, 0, bytes.length);
    return 0;
  }

  private static int printf(Interpreter shell, List<String> arguments) {
    String variable = null;
    int first = 1;
    if (arguments.size() > 2 && arguments.get(1).equals("-v")) {
      variable = arguments.get(2);
      first = 3;
    }
    if (arguments.size() > first && arguments.get(first).equals("--")) {
      first++;
    }
    if (arguments.size() <= first) {
      boolean bash = shell.session().dialect() == Dialect.BASH;
      if (bash) {
        shell.err().println("printf: usage: printf [-v var] format [arguments]");
      } else {
        shell.error("printf: usage: printf format [arg ...]");
      }
      return 2;
    }
    int[] status = {0};
    String text =
        PrintfFormat.format(
            arguments.get(first),
            arguments.subList(first + 1, arguments.size()),
            message -> {
              shell.error("printf: " + message);
              status[0] = 1;
            });
    if (variable != null) {
      shell.scope().assign(variable, text);
      return status[0];
    }
    byte[] bytes = Escapes.bytes(text);
    shell.out().write(bytes, 0, bytes.length);
    return status[0];
  }

  private static int test(Interpreter shell, List<String> arguments) {
    String name = arguments.getFirst();
    List<String> expression = arguments.subList(1, arguments.size());
    if (name.equals("[")) {
      if (expression.isEmpty() || !expression.getLast().equals("]")) {
        shell.error(shell.session().dialect() == Dialect.BASH ? "[: missing `]'" : "[: missing ]");
        return 2;
      }
      expression = expression.subList(0, expression.size() - 1);
    }
    if (expression.size() == 2 && expression.getFirst().equals("-v")) {
      return shell.scope().value(expression.get(1), null) != null ? 0 : 1;
    }
    try {
      return TestExpression.holds(shell.process(), expression) ? 0 : 1;
    } catch (TestExpression.SyntaxError e) {
      shell.error(name + ": " + e.getMessage());
      return 2;
    }
  }

  private static int let(Interpreter shell, List<String> arguments) {
    if (arguments.size() == 1) {
      shell.error("let: expression expected");
      return 1;
    }
    long value = 0;
    for (String expression : arguments.subList(1, arguments.size())) {
      try {
        value = shell.scope().arithmetic(expression);
      } catch (ShellExit.Failure e) {
        shell.error("let: " + e.getMessage());
        return 1;
      }
    }
    return value == 0 ? 1 : 0;
  }
}
