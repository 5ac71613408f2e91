package io.kubeschool.machine.program.awk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value: a number, a string, or text from outside that looks like a number and compares as one.
 *
 * @param text its text; null for a number
 * @param number its number
 * @param numeric whether it compares as a number
 */
record Value(String text, double number, boolean numeric) {

  static final Value EMPTY = new Value("", 0, true);

  private static final Pattern LEADING =
      Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  static Value of(double number) {
    return new Value(null, number, true);
  }

  static Value of(boolean bool) {
    return of(bool ? 1 : 0);
  }

  static Value of(String text) {
    return new Value(text, number(text), false);
  }

  /** Text from a field, a line or a command's argument. */
  static Value input(String text) {
    Matcher leading = LEADING.matcher(text);
    boolean whole = leading.lookingAt() && text.substring(leading.end()).isBlank();
    return new Value(text, whole ? number(text) : number(text), whole);
  }

  /** The number that a text begins with, or 0. */
  static double number(String text) {
    Matcher leading = LEADING.matcher(text);
    return leading.lookingAt() ? Double.parseDouble(leading.group().strip()) : 0;
  }

  boolean isTrue() {
    return numeric
        ? number != 0 || text != null && !text.isEmpty() && number != 0
        : !text.isEmpty();
  }

  String string(String format) {
    if (text != null) {
      return text;
    }
    if (number == Math.rint(number) && Math.abs(number) < 1e16) {
      return String.valueOf((long) number);
    }
    return AwkFormat.number(format, number);
  }

  int compare(Value other, String format) {
    if (numeric && other.numeric) {
      return Double.compare(number, other.number);
    }
    return string(format).compareTo(other.string(format));
  }
}
