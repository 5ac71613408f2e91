package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.ShellExit.Failure;

/** A shell's parameters and variables, and arithmetic over them. Models POSIX XCU 2.5 and 2.6.4. */
final class ParameterScope implements ArithmeticEvaluator.Scope {

  private final Interpreter shell;

  ParameterScope(Interpreter shell) {
    this.shell = shell;
  }

  @Override
  public String get(String name, String index) {
    String value = value(name, index == null ? null : elementIndex(name, index));
    if (value == null && shell.session().has("nounset")) {
      throw new Failure(name + ": unbound variable", 127);
    }
    return value == null ? "" : value;
  }

  @Override
  public void set(String name, String index, String value) {
    if (index == null) {
      assign(name, value);
    } else {
      assignElement(name, elementIndex(name, index), value);
    }
  }

  /** The text of a parameter or variable, or null if it is not set. */
  String value(String name, String index) {
    if (name.length() == 1) {
      switch (name.charAt(0)) {
        case '?' -> {
          return Integer.toString(shell.session().status());
        }
        case '$' -> {
          return Integer.toString(shell.session().shellPid());
        }
        case '#' -> {
          return Integer.toString(shell.session().parameters().size());
        }
        case '!' -> {
          return shell.session().lastBackground() == 0
              ? null
              : Integer.toString(shell.session().lastBackground());
        }
        case '-' -> {
          return SetOptions.letters(shell.session());
        }
        default -> {
          // a variable or a positional parameter
        }
      }
    }
    if (name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
      return number == 0
          ? shell.session().name()
          : number <= shell.session().parameters().size()
              ? shell.session().parameters().get(number - 1)
              : null;
    }
    Variable variable = shell.session().variables().find(name);
    if (variable == null) {
      return SpecialVariables.value(shell, name);
    }
    if (index == null || !variable.isArray()) {
      return index == null || index.equals("0") ? variable.value() : null;
    }
    if (variable.isAssociative()) {
      return variable.entries().get(index);
    }
    return variable.elements().get(elementNumber(variable, index));
  }

  private static int elementNumber(Variable variable, String index) {
    int number = (int) Long.parseLong(index);
    return number < 0 && !variable.elements().isEmpty()
        ? variable.elements().lastKey() + 1 + number
        : number;
  }

  /** Sets a variable; fails if it is read-only. */
  void assign(String name, String value) {
    Variable variable = shell.session().variables().make(name);
    if (variable.readOnly()) {
      throw new Failure(name + ": readonly variable", 1);
    }
    variable.setValue(variable.integer() ? Long.toString(arithmetic(value)) : value);
    if (shell.session().has("allexport")) {
      variable.setExported(true);
    }
  }

  /** Sets an array's element; fails if the array is read-only. */
  void assignElement(String name, String index, String value) {
    Variable variable = shell.session().variables().make(name);
    if (variable.readOnly()) {
      throw new Failure(name + ": readonly variable", 1);
    }
    if (variable.isAssociative()) {
      variable.entries().put(index, value);
    } else {
      variable.elements().put((int) arithmetic(index), value);
    }
  }

  /** The value of an arithmetic expression that is yet to be expanded. */
  long arithmetic(Word expression) {
    return arithmetic(shell.expander().text(expression));
  }

  /** The value of an expanded arithmetic expression. */
  long arithmetic(String expression) {
    shell.process().tick();
    return ArithmeticEvaluator.evaluate(expression, this, message -> new Failure(message, 1));
  }

  private String elementIndex(String name, String index) {
    Variable variable = shell.session().variables().find(name);
    return variable != null && variable.isAssociative() ? index : Long.toString(arithmetic(index));
  }
}
