package io.kubeschool.model;

import java.math.BigDecimal;

/** Numbers as go-yaml writes them. Models go-yaml v2 encode.go: intv, floatv. */
final class YamlNumbers {

  private YamlNumbers() {}

  static String write(JsonNumber number) {
    return number.isWhole() ? Long.toString(number.longValue()) : shortest(number.doubleValue());
  }

  /** Go's {@code strconv.FormatFloat(value, 'g', -1, 64)}. */
  static String shortest(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    // Where %g turns to scientific notation if the shortest form is asked for.
    if (exponent >= -4 && exponent < 6) {
      return decimal.toPlainString();
    }
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value < 0 ? "-" : "")
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
