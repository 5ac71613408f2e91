package io.kubeschool.machine.program;

import io.kubeschool.machine.Escapes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The formats of {@code printf} and {@code awk}. Models POSIX printf(1) and fprintf(3). */
public final class PrintfFormat {

  private static final int MAX_WIDTH = 100_000;

  private PrintfFormat() {}

  /** One conversion, such as {@code %-8.3f}. */
  record Conversion(String flags, int width, int precision, char letter) {}

  /**
   * Formats arguments as {@code printf} does, using the format again while arguments are left.
   *
   * @param errors gets what is wrong with arguments
   */
  public static String format(String format, List<String> arguments, Consumer<String> errors) {
    StringBuilder out = new StringBuilder();
    Arguments rest = new Arguments(arguments, errors);
    do {
      int before = rest.next;
      if (once(format, rest, out) || rest.next == before) {
        break;
      }
    } while (rest.next < arguments.size() && out.length() < (16 << 20));
    return out.toString();
  }

  private static final class Arguments {
    private final List<String> values;
    private final Consumer<String> errors;
    private int next;

    Arguments(List<String> values, Consumer<String> errors) {
      this.values = values;
      this.errors = errors;
    }

    String text() {
      return next < values.size() ? values.get(next++) : "";
    }

    BigInteger integer() {
      String text = next < values.size() ? values.get(next++) : "0";
      if (text.startsWith("'") || text.startsWith("\"")) {
        return BigInteger.valueOf(text.length() > 1 ? text.codePointAt(1) : 0);
      }
      String digits = text.strip();
      try {
        boolean negative = digits.startsWith("-");
        String magnitude = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        BigInteger value =
            magnitude.matches("0[xX][0-9a-fA-F]+")
                ? new BigInteger(magnitude.substring(2), 16)
                : magnitude.matches("0[0-7]+")
                    ? new BigInteger(magnitude, 8)
                    : new BigInteger(magnitude);
        return negative ? value.negate() : value;
      } catch (NumberFormatException e) {
        errors.accept(text + ": invalid number");
        java.util.regex.Matcher leading =
            java.util.regex.Pattern.compile("^[-+]?[0-9]+").matcher(digits);
        return leading.find() ? new BigInteger(leading.group().replace("+", "")) : BigInteger.ZERO;
      }
    }

    double real() {
      String text = next < values.size() ? values.get(next++) : "0";
      try {
        return Double.parseDouble(text.strip());
      } catch (NumberFormatException e) {
        errors.accept(text + ": invalid number");
        return 0;
      }
    }
  }

  /** Formats once; gives whether {@code \c} ended the output. */
  private static boolean once(String format, Arguments rest, StringBuilder out) {
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c == '\\') {
        int end = Math.min(format.length(), i + 2);
        while (end < format.length()
            && end < i + 10
            && Character.digit(format.charAt(end), 16) >= 0) {
          end++;
        }
        Escapes.Decoded decoded = Escapes.decode(format.substring(i, end), Escapes.Style.PRINTF);
        out.append(decoded.text());
        if (decoded.stopped()) {
          return true;
        }
        i = end;
        continue;
      }
      if (c != '%') {
        out.append(c);
        i++;
        continue;
      }
      if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
        out.append('%');
        i += 2;
        continue;
      }
      int[] end = {i + 1};
      Conversion conversion = conversion(format, end, () -> rest.integer().intValue());
      if (conversion == null) {
        rest.errors.accept("`" + format.substring(i) + "': missing format character");
        return true;
      }
      i = end[0];
      if (conversion.letter() == 'b') {
        Escapes.Decoded decoded = Escapes.decode(rest.text(), Escapes.Style.ECHO);
        out.append(pad(decoded.text(), conversion));
        if (decoded.stopped()) {
          return true;
        }
      } else if (!convert(conversion, rest, out)) {
        rest.errors.accept("`" + conversion.letter() + "': invalid format character");
        return true;
      }
    }
    return false;
  }

  /** Reads a conversion after its {@code %}; null if it has no end. */
  static Conversion conversion(String format, int[] at, java.util.function.IntSupplier star) {
    int i = at[0];
    StringBuilder flags = new StringBuilder();
    while (i < format.length() && "-+ #0'".indexOf(format.charAt(i)) >= 0) {
      flags.append(format.charAt(i++));
    }
    int width = 0;
    if (i < format.length() && format.charAt(i) == '*') {
      width = star.getAsInt();
      if (width < 0) {
        flags.append('-');
        width = -width;
      }
      i++;
    } else {
      for (; i < format.length() && Character.isDigit(format.charAt(i)); i++) {
        width = Math.min(MAX_WIDTH, width * 10 + format.charAt(i) - '0');
      }
    }
    int precision = -1;
    if (i < format.length() && format.charAt(i) == '.') {
      i++;
      precision = 0;
      if (i < format.length() && format.charAt(i) == '*') {
        precision = star.getAsInt();
        i++;
      } else {
        for (; i < format.length() && Character.isDigit(format.charAt(i)); i++) {
          precision = Math.min(500, precision * 10 + format.charAt(i) - '0');
        }
      }
    }
    while (i < format.length()
        && "hlLqjzt".indexOf(format.charAt(i)) >= 0
        && !(format.charAt(i) == 'q'
            && (i + 1 == format.length() || !Character.isLetter(format.charAt(i + 1))))) {
      i++;
    }
    if (i >= format.length()) {
      return null;
    }
    at[0] = i + 1;
    return new Conversion(
        flags.toString(),
        Math.min(MAX_WIDTH, Math.max(0, width)),
        Math.min(500, precision),
        format.charAt(i));
  }

  private static boolean convert(Conversion c, Arguments rest, StringBuilder out) {
    switch (c.letter()) {
      case 's' -> out.append(pad(cut(rest.text(), c.precision()), c));
      case 'q' -> out.append(pad(quoted(rest.text()), c));
      case 'c' -> {
        String text = rest.text();
        out.append(pad(text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1)), c));
      }
      case 'd', 'i', 'u', 'x', 'X', 'o' -> out.append(integer(rest.integer(), c));
      case 'f', 'F', 'e', 'E', 'g', 'G' -> out.append(real(rest.real(), c));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A text as bash's {@code %q} quotes it. */
  private static String quoted(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    if (text.chars().anyMatch(ch -> ch < 32 || ch == 127)) {
      return "$'"
          + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
          + "'";
    }
    return text.replaceAll("([^A-Za-z0-9_@%+=:,./\\-\\P{ASCII}])", "\\\\$1");
  }

  static String cut(String text, int precision) {
    return precision >= 0 && text.codePointCount(0, text.length()) > precision
        ? text.substring(0, text.offsetByCodePoints(0, precision))
        : text;
  }

  static String pad(String text, Conversion c) {
    int missing = c.width() - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    return c.flags().contains("-") ? text + " ".repeat(missing) : " ".repeat(missing) + text;
  }

  /** An integer by {@code d}, {@code i}, {@code u}, {@code x}, {@code X} or {@code o}. */
  static String integer(BigInteger value, Conversion c) {
    boolean signed = c.letter() == 'd' || c.letter() == 'i';
    BigInteger shown =
        !signed && value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
    String digits =
        switch (c.letter()) {
          case 'x' -> shown.abs().toString(16);
          case 'X' -> shown.abs().toString(16).toUpperCase(Locale.ROOT);
          case 'o' -> shown.abs().toString(8);
          default -> shown.abs().toString();
        };
    if (c.precision() > digits.length()) {
      digits = "0".repeat(c.precision() - digits.length()) + digits;
    }
    String sign = sign(shown.signum() < 0, signed, c);
    if (c.flags().contains("#") && value.signum() != 0) {
      sign += c.letter() == 'x' ? "0x" : c.letter() == 'X' ? "0X" : c.letter() == 'o' ? "0" : "";
    }
    return number(sign, digits, c, c.precision() < 0);
  }

  private static String sign(boolean negative, boolean signed, Conversion c) {
    if (negative) {
      return "-";
    }
    return signed && c.flags().contains("+") ? "+" : signed && c.flags().contains(" ") ? " " : "";
  }

  private static String number(String sign, String digits, Conversion c, boolean mayFill) {
    int missing = c.width() - sign.length() - digits.length();
    if (missing > 0 && mayFill && c.flags().contains("0") && !c.flags().contains("-")) {
      return sign + "0".repeat(missing) + digits;
    }
    return pad(sign + digits, c);
  }

  /** A number by {@code f}, {@code e} or {@code g}. */
  static String real(double value, Conversion c) {
    boolean upper = Character.isUpperCase(c.letter());
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = Double.isNaN(value) ? "nan" : "inf";
      return pad(sign(value < 0, true, c) + (upper ? text.toUpperCase(Locale.ROOT) : text), c);
    }
    int precision = c.precision() < 0 ? 6 : c.precision();
    BigDecimal magnitude = new BigDecimal(Math.abs(value));
    boolean negative = value < 0 || 1 / value < 0;
    String digits =
        switch (Character.toLowerCase(c.letter())) {
          case 'f' -> magnitude.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
          case 'e' -> exponential(magnitude, precision);
          default -> general(magnitude, Math.max(1, precision), c.flags().contains("#"));
        };
    return number(
        sign(negative, true, c), upper ? digits.toUpperCase(Locale.ROOT) : digits, c, true);
  }

  private static String exponential(BigDecimal value, int precision) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO.setScale(precision).toPlainString() + "e+00";
    }
    BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded.movePointLeft(exponent).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static String general(BigDecimal value, int precision, boolean keepZeros) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal rounded = value.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= precision) {
      String text = exponential(value, precision - 1);
      int e = text.indexOf('e');
      return (keepZeros ? text.substring(0, e) : stripZeros(text.substring(0, e)))
          + text.substring(e);
    }
    String text =
        rounded
            .setScale(Math.max(0, precision - 1 - exponent), RoundingMode.HALF_EVEN)
            .toPlainString();
    return keepZeros ? text : stripZeros(text);
  }

  private static String stripZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
