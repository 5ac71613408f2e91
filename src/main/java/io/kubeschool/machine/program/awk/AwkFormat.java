package io.kubeschool.machine.program.awk;

import java.util.List;
import java.util.Locale;

/** What {@code printf}, {@code sprintf} and {@code OFMT} do with values. */
final class AwkFormat {

  private AwkFormat() {}

  static String number(String format, double value) {
    return format(format, List.of(Value.of(value)), format);
  }

  static String format(String format, List<Value> values, String numberFormat) {
    StringBuilder out = new StringBuilder();
    int next = 0;
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (c != '%') {
        out.append(c);
        continue;
      }
      if (i < format.length() && format.charAt(i) == '%') {
        out.append('%');
        i++;
        continue;
      }
      StringBuilder spec = new StringBuilder("%");
      while (i < format.length() && "-+ #0123456789.*".indexOf(format.charAt(i)) >= 0) {
        char flag = format.charAt(i++);
        if (flag == '*') {
          spec.append((long) (next < values.size() ? values.get(next++).number() : 0));
        } else {
          spec.append(flag);
        }
      }
      if (i >= format.length()) {
        return out.append(spec).toString();
      }
      char letter = format.charAt(i++);
      Value value = next < values.size() ? values.get(next++) : Value.EMPTY;
      out.append(convert(spec.toString(), letter, value, numberFormat));
    }
    return out.toString();
  }

  private static String convert(String spec, char letter, Value value, String numberFormat) {
    try {
      return switch (letter) {
        case 'd', 'i' ->
            String.format(Locale.ROOT, spec.replaceAll("\\.\\d*", "") + "d", (long) value.number());
        case 'o', 'x', 'X' -> String.format(Locale.ROOT, spec + letter, (long) value.number());
        case 'u' -> String.format(Locale.ROOT, spec + "d", (long) value.number());
        case 'f', 'F', 'e', 'E' ->
            String.format(Locale.ROOT, spec + (letter == 'F' ? 'f' : letter), value.number());
        case 'g', 'G' -> general(spec, value.number());
        case 'c' ->
            String.format(
                spec + "s",
                value.text() == null
                    ? String.valueOf((char) value.number())
                    : value.text().isEmpty() ? "" : value.text().substring(0, 1));
        case 's' ->
            String.format(
                Locale.ROOT,
                spec.replaceFirst("%([^-]*)0+(?=[1-9])", "%$1") + "s",
                value.string(numberFormat));
        default -> spec + letter;
      };
    } catch (java.util.IllegalFormatException e) {
      return spec + letter;
    }
  }

  /** C's %g: the shorter of %e and %f, without trailing zeros. */
  private static String general(String spec, double value) {
    int dot = spec.indexOf('.');
    int precision = 6;
    if (dot >= 0) {
      String digits = spec.substring(dot + 1);
      precision = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
    precision = Math.max(1, precision);
    String text;
    if (value == 0) {
      text = "0";
    } else {
      String scientific = String.format(Locale.ROOT, "%." + (precision - 1) + "e", value);
      int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
      if (exponent < -4 || exponent >= precision) {
        text =
            trimmed(scientific.substring(0, scientific.indexOf('e')))
                + scientific.substring(scientific.indexOf('e'));
      } else {
        text = trimmed(String.format(Locale.ROOT, "%." + (precision - 1 - exponent) + "f", value));
      }
    }
    String width = spec.substring(1, dot >= 0 ? dot : spec.length()).replaceAll("[+ #]", "");
    return width.isEmpty() ? text : String.format("%" + width.replaceFirst("^0+", "") + "s", text);
  }

  private static String trimmed(String digits) {
    return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
  }
}
