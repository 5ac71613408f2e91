package io.kubeschool.machine.shell;

/** The numbers of arithmetic expressions: decimal, octal, hexadecimal, and of any base to 36. */
final class ArithmeticLiteral {

  private ArithmeticLiteral() {}

  /**
   * The value of a literal. Models bash's expr.c: strlong.
   *
   * @throws NumberFormatException with bash's message if it is none
   */
  static long value(String literal) {
    int radix = 10;
    String digits = literal;
    int sign = literal.indexOf('#');
    if (sign > 0 && literal.substring(0, sign).matches("[0-9]{1,2}")) {
      radix = Integer.parseInt(literal.substring(0, sign));
      digits = literal.substring(sign + 1);
    } else if (literal.startsWith("0x") || literal.startsWith("0X")) {
      radix = 16;
      digits = literal.substring(2);
    } else if (literal.length() > 1 && literal.startsWith("0")) {
      radix = 8;
      digits = literal.substring(1);
    }
    if (radix < 2 || radix > 36) {
      throw new NumberFormatException("invalid arithmetic base");
    }
    long value = 0;
    for (char c : digits.toCharArray()) {
      int digit = Character.digit(c, radix);
      if (digit < 0) {
        throw new NumberFormatException(
            radix == 10 || !Character.isDigit(c) && radix < 10
                ? "syntax error: invalid arithmetic operator"
                : "value too great for base");
      }
      value = value * radix + digit;
    }
    return value;
  }
}
