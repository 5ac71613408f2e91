package io.kubeschool.machine.shell;

import java.util.function.Function;

/**
 * Evaluates an arithmetic expression after its expansion: 64-bit integers, C's operators. Models
 * bash's expr.c.
 */
final class ArithmeticEvaluator {

  private static final int MAX_DEPTH = 100;
  private static final String[] ASSIGNMENTS = {
    "<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "="
  };
  private static final String[][] LEVELS = {
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<=", ">=", "<", ">"},
    {"<<", ">>"},
    {"+", "-"},
    {"*", "/", "%"}
  };

  /** Where variables live. */
  interface Scope {
    /** The text of a variable or element, or "". */
    String get(String name, String index);

    /** Sets it. */
    void set(String name, String index, String value);
  }

  private final String text;
  private final Scope scope;
  private final Function<String, RuntimeException> error;
  private final int depth;
  private int position;
  private int lastSign;
  private int skipping;
  private int nesting;

  private ArithmeticEvaluator(
      String text, Scope scope, Function<String, RuntimeException> error, int depth) {
    this.text = text;
    this.scope = scope;
    this.error = error;
    this.depth = depth;
  }

  /**
   * Evaluates a whole expression.
   *
   * @param error makes the exception for a message
   */
  static long evaluate(String text, Scope scope, Function<String, RuntimeException> error) {
    return evaluate(text, scope, error, 0);
  }

  private static long evaluate(
      String text, Scope scope, Function<String, RuntimeException> error, int depth) {
    if (text.isBlank()) {
      return 0;
    }
    ArithmeticEvaluator evaluator = new ArithmeticEvaluator(text, scope, error, depth);
    long value = evaluator.comma();
    evaluator.blanks();
    if (evaluator.position < text.length()) {
      throw evaluator.failure("syntax error in expression");
    }
    return value;
  }

  private RuntimeException failure(String message) {
    blanks();
    return failure(message, position < text.length() ? position : lastSign);
  }

  private RuntimeException failure(String message, int token) {
    return error.apply(
        text.stripLeading()
            + ": "
            + message
            + " (error token is \""
            + text.substring(Math.min(token, text.length()))
            + "\")");
  }

  private void blanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean accept(String sign) {
    blanks();
    if (text.startsWith(sign, position)) {
      lastSign = position;
      position += sign.length();
      return true;
    }
    return false;
  }

  private long comma() {
    long value = assignment();
    while (accept(",")) {
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    if (++nesting > MAX_DEPTH) {
      throw failure("expression recursion level exceeded");
    }
    try {
      blanks();
      int start = position;
      if (position < text.length() && WordParser.isNameStart(text.charAt(position))) {
        String name = name();
        String index = index();
        blanks();
        for (String operator : ASSIGNMENTS) {
          if (text.startsWith(operator, position)
              && !(operator.equals("=") && text.startsWith("==", position))) {
            position += operator.length();
            long value = assignment();
            if (operator.length() > 1) {
              String sign = operator.substring(0, operator.length() - 1);
              value = apply(sign, number(name, index), value);
            }
            set(name, index, value);
            return value;
          }
        }
        position = start;
      }
      return ternary();
    } finally {
      nesting--;
    }
  }

  private void set(String name, String index, long value) {
    if (skipping == 0) {
      scope.set(name, index, Long.toString(value));
    }
  }

  private long ternary() {
    long condition = binary(0);
    if (!accept("?")) {
      return condition;
    }
    skipping += condition == 0 ? 1 : 0;
    long yes = assignment();
    skipping -= condition == 0 ? 1 : 0;
    if (!accept(":")) {
      throw failure("`:' expected for conditional expression");
    }
    skipping += condition != 0 ? 1 : 0;
    long no = assignment();
    skipping -= condition != 0 ? 1 : 0;
    return condition != 0 ? yes : no;
  }

  private long binary(int level) {
    if (level == LEVELS.length) {
      return power();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = operator(LEVELS[level]);
      if (operator == null) {
        return left;
      }
      lastSign = position;
      position += operator.length();
      boolean decided = operator.equals("&&") && left == 0 || operator.equals("||") && left != 0;
      skipping += decided ? 1 : 0;
      long right = binary(level + 1);
      skipping -= decided ? 1 : 0;
      left = apply(operator, left, right);
    }
  }

  private String operator(String[] candidates) {
    blanks();
    for (String candidate : candidates) {
      if (text.startsWith(candidate, position) && !isPartOfLonger(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean isPartOfLonger(String operator) {
    char after =
        position + operator.length() < text.length()
            ? text.charAt(position + operator.length())
            : ' ';
    return switch (operator) {
      case "|", "&" -> after == operator.charAt(0) || after == '=';
      case "<", ">" -> after == operator.charAt(0);
      case "*" -> after == '*' || after == '=';
      case "<<", ">>", "+", "-", "/", "%", "^" -> after == '=';
      default -> false;
    };
  }

  private long apply(String operator, long a, long b) {
    return switch (operator) {
      case "||" -> a != 0 || b != 0 ? 1 : 0;
      case "&&" -> a != 0 && b != 0 ? 1 : 0;
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "==" -> a == b ? 1 : 0;
      case "!=" -> a != b ? 1 : 0;
      case "<=" -> a <= b ? 1 : 0;
      case ">=" -> a >= b ? 1 : 0;
      case "<" -> a < b ? 1 : 0;
      case ">" -> a > b ? 1 : 0;
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      default -> {
        if (b == 0) {
          if (skipping > 0) {
            yield 0;
          }
          throw division();
        }
        yield operator.equals("/") ? a / b : a % b;
      }
    };
  }

  private RuntimeException division() {
    int start = position;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return failure("division by 0", start);
  }

  private long power() {
    long base = unary();
    if (!accept("**")) {
      return base;
    }
    long exponent = power();
    if (exponent < 0) {
      throw failure("exponent less than 0");
    }
    long result = 1;
    for (long i = 0; i < Math.min(exponent, 100_000); i++) {
      result *= base;
    }
    return result;
  }

  private long unary() {
    if (++nesting > MAX_DEPTH) {
      throw failure("expression recursion level exceeded");
    }
    try {
      blanks();
      if (text.startsWith("++", position) || text.startsWith("--", position)) {
        int step = text.charAt(position) == '+' ? 1 : -1;
        int start = position;
        position += 2;
        blanks();
        if (position < text.length() && WordParser.isNameStart(text.charAt(position))) {
          String name = name();
          String index = index();
          long value = number(name, index) + step;
          set(name, index, value);
          return value;
        }
        position = start;
      }
      if (accept("!")) {
        return unary() == 0 ? 1 : 0;
      }
      if (accept("~")) {
        return ~unary();
      }
      if (accept("-")) {
        return -unary();
      }
      if (accept("+")) {
        return unary();
      }
      return primary();
    } finally {
      nesting--;
    }
  }

  private long primary() {
    blanks();
    if (accept("(")) {
      long value = comma();
      if (!accept(")")) {
        throw failure("missing `)'");
      }
      return value;
    }
    if (position >= text.length()) {
      throw failure("syntax error: operand expected");
    }
    char c = text.charAt(position);
    if (c >= '0' && c <= '9') {
      return literal();
    }
    if (!WordParser.isNameStart(c)) {
      throw failure("syntax error: operand expected");
    }
    String name = name();
    String index = index();
    long value = number(name, index);
    blanks();
    if (text.startsWith("++", position) || text.startsWith("--", position)) {
      set(name, index, value + (text.charAt(position) == '+' ? 1 : -1));
      position += 2;
    }
    return value;
  }

  private String name() {
    int start = position;
    while (position < text.length() && WordParser.isName(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private String index() {
    if (position >= text.length() || text.charAt(position) != '[') {
      return null;
    }
    int end = text.indexOf(']', position);
    if (end < 0) {
      throw failure("bad array subscript");
    }
    String index = text.substring(position + 1, end);
    position = end + 1;
    return index;
  }

  private long number(String name, String index) {
    String value = scope.get(name, index);
    if (value.isEmpty() || skipping > 0) {
      return 0;
    }
    if (value.matches("-?[1-9][0-9]{0,17}|0")) {
      return Long.parseLong(value);
    }
    if (depth > MAX_DEPTH) {
      throw failure("expression recursion level exceeded");
    }
    return evaluate(value, scope, error, depth + 1);
  }

  private long literal() {
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '#')) {
      position++;
    }
    try {
      return ArithmeticLiteral.value(text.substring(start, position));
    } catch (NumberFormatException e) {
      position = start;
      throw failure(e.getMessage());
    }
  }
}
