package io.kubeschool.machine.shell;

import io.kubeschool.machine.GlobPattern;
import io.kubeschool.machine.program.RegexSyntax;
import io.kubeschool.machine.program.TestExpression;
import io.kubeschool.machine.shell.Command.Condition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Evaluates {@code [[ ... ]]}. */
final class ConditionEvaluator {

  private final Interpreter shell;

  ConditionEvaluator(Interpreter shell) {
    this.shell = shell;
  }

  /** Its exit status. */
  int test(Condition condition) {
    try {
      return holds(condition) ? 0 : 1;
    } catch (TestExpression.SyntaxError | PatternSyntaxException e) {
      if (e instanceof TestExpression.SyntaxError) {
        shell.error("[[: " + e.getMessage());
      }
      return 2;
    }
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Command.Not n -> !holds(n.operand());
      case Command.Both b ->
          b.and() ? holds(b.left()) && holds(b.right()) : holds(b.left()) || holds(b.right());
      case Command.Unary u -> unary(u.operator(), shell.expander().text(u.operand()));
      case Command.Binary b -> binary(b);
    };
  }

  private boolean unary(String operator, String operand) {
    return switch (operator) {
      case "-v" -> shell.scope().value(operand, null) != null;
      case "-o" -> shell.session().has(operand);
      default -> TestExpression.unary(shell.process(), operator, operand);
    };
  }

  private boolean binary(Command.Binary binary) {
    String left = shell.expander().text(binary.left());
    return switch (binary.operator()) {
      case "==", "=" -> matches(left, binary.right());
      case "!=" -> !matches(left, binary.right());
      case "=~" -> matchesRegex(left, binary.right());
      case "<" -> left.compareTo(shell.expander().text(binary.right())) < 0;
      case ">" -> left.compareTo(shell.expander().text(binary.right())) > 0;
      case "-nt", "-ot", "-ef" ->
          TestExpression.binary(
              shell.process(), left, binary.operator(), shell.expander().text(binary.right()));
      default ->
          TestExpression.compare(
              shell.scope().arithmetic(left),
              binary.operator(),
              shell.scope().arithmetic(shell.expander().text(binary.right())));
    };
  }

  private boolean matches(String text, Word pattern) {
    return GlobPattern.of(shell.expander().pattern(pattern), shell.session().has("nocasematch"))
        .matches(text);
  }

  private boolean matchesRegex(String text, Word regex) {
    Pattern pattern = RegexSyntax.extended(shell.expander().regex(regex), false);
    Matcher matcher = pattern.matcher(text);
    Variable groups = shell.session().variables().make("BASH_REMATCH");
    groups.elements().clear();
    if (!matcher.find()) {
      return false;
    }
    for (int i = 0; i <= matcher.groupCount(); i++) {
      groups.elements().put(i, matcher.group(i) == null ? "" : matcher.group(i));
    }
    return true;
  }
}
