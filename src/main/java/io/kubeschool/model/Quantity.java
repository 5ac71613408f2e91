package io.kubeschool.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource: {@code 100m}, {@code 64Mi}, {@code 1e3}. Models apimachinery
 * pkg/api/resource: Quantity.
 */
public final class Quantity implements Comparable<Quantity> {

  /** How it is written. */
  public enum Format {
    /** {@code 12e6}. */
    DECIMAL_EXPONENT,
    /** {@code 12Mi}. */
    BINARY_SI,
    /** {@code 12M}. */
    DECIMAL_SI
  }

  /** None of it. */
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI);

  private static final String WRONG_FORMAT =
      "quantities must match the regular expression"
          + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  private static final String WRONG_SUFFIX = "unable to parse quantity's suffix";

  private static final Pattern FORM =
      Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)");
  private static final Map<String, Integer> DECIMAL =
      Map.ofEntries(
          Map.entry("n", -9),
          Map.entry("u", -6),
          Map.entry("m", -3),
          Map.entry("", 0),
          Map.entry("k", 3),
          Map.entry("M", 6),
          Map.entry("G", 9),
          Map.entry("T", 12),
          Map.entry("P", 15),
          Map.entry("E", 18));
  private static final Map<String, Integer> BINARY =
      Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
  private static final String[] DECIMAL_SUFFIXES = {
    "n", "u", "m", "", "k", "M", "G", "T", "P", "E"
  };
  private static final String[] BINARY_SUFFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final BigDecimal amount;
  private final Format format;

  private Quantity(BigDecimal amount, Format format) {
    this.amount = amount;
    this.format = format;
  }

  /** A whole amount. */
  public static Quantity of(long amount, Format format) {
    return new Quantity(BigDecimal.valueOf(amount), format);
  }

  /** So many thousandths. */
  public static Quantity ofMillis(long millis) {
    return new Quantity(BigDecimal.valueOf(millis, 3), Format.DECIMAL_SI);
  }

  /**
   * Reads {@code 100m}, {@code 64Mi}, {@code 1e3}. Models ParseQuantity.
   *
   * @throws IllegalArgumentException with upstream's message
   */
  public static Quantity parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException(WRONG_FORMAT);
    }
    String whole = matcher.group(2);
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    String suffix = matcher.group(4);
    BigDecimal number =
        new BigDecimal(
            (whole.isEmpty() ? "0" : whole) + "." + (fraction.isEmpty() ? "0" : fraction));
    Format format = Format.DECIMAL_SI;
    if (DECIMAL.containsKey(suffix)) {
      number = number.scaleByPowerOfTen(DECIMAL.get(suffix));
    } else if (BINARY.containsKey(suffix)) {
      number = number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(BINARY.get(suffix))));
      format = Format.BINARY_SI;
    } else {
      number = number.scaleByPowerOfTen(exponent(suffix));
      format = Format.DECIMAL_EXPONENT;
    }
    // Whoever asks for some gets some: upstream rounds up to the smallest amount there is.
    if (number.stripTrailingZeros().scale() > 9) {
      number = number.setScale(9, RoundingMode.UP);
    }
    if (format == Format.BINARY_SI && number.compareTo(MOST) > 0) {
      number = MOST;
    }
    if (format == Format.BINARY_SI && number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0) {
      format = Format.DECIMAL_SI;
    }
    return new Quantity(matcher.group(1).equals("-") ? number.negate() : number, format);
  }

  /** The quantity that a field holds, a string or a number; zero if it holds neither. */
  public static Quantity of(Json value) {
    return switch (value) {
      case JsonString(String text) -> parse(text.strip());
      case JsonNumber number -> parse(number.toText());
      case null, default -> ZERO;
    };
  }

  private static int exponent(String suffix) {
    if (suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')) {
      try {
        int exponent = Integer.parseInt(suffix.substring(1));
        if (Math.abs(exponent) < 1000) {
          return exponent;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(WRONG_SUFFIX, e);
      }
    }
    throw new IllegalArgumentException(WRONG_SUFFIX);
  }

  /** How it is written. */
  public Format format() {
    return format;
  }

  /** The amount, rounded up to a whole number. */
  public long value() {
    return cap(amount.setScale(0, RoundingMode.UP));
  }

  /** The amount in thousandths, rounded up to a whole number. */
  public long millis() {
    return cap(amount.scaleByPowerOfTen(3).setScale(0, RoundingMode.UP));
  }

  private static long cap(BigDecimal whole) {
    if (whole.compareTo(MOST) > 0) {
      return Long.MAX_VALUE;
    }
    return whole.compareTo(MOST.negate()) < 0 ? Long.MIN_VALUE : whole.longValueExact();
  }

  /** The amount. */
  public double doubleValue() {
    return amount.doubleValue();
  }

  /** -1, 0 or 1 as it is negative, nothing, or positive. */
  public int signum() {
    return amount.signum();
  }

  /** Whether it is nothing. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** The sum, written as this one, or as {@code other} if this is zero. */
  public Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount), isZero() ? other.format : format);
  }

  /** The difference, written as this one, or as {@code other} if this is zero. */
  public Quantity minus(Quantity other) {
    return new Quantity(amount.subtract(other.amount), isZero() ? other.format : format);
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  /** Equal amounts are equal, however they are written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && amount.compareTo(quantity.amount) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode();
  }

  /** Its canonical form. Models CanonicalizeBytes. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    boolean binary =
        format == Format.BINARY_SI
            && amount.abs().compareTo(KIBI) >= 0
            && amount.stripTrailingZeros().scale() <= 0;
    return binary ? binaryText() : decimalText();
  }

  private String binaryText() {
    BigInteger number = amount.toBigIntegerExact();
    BigInteger kibi = BigInteger.valueOf(1024);
    int power = 0;
    while (power < BINARY_SUFFIXES.length - 1 && number.mod(kibi).signum() == 0) {
      number = number.divide(kibi);
      power++;
    }
    return number + BINARY_SUFFIXES[power];
  }

  private String decimalText() {
    BigDecimal stripped = amount.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    if (format != Format.DECIMAL_EXPONENT) {
      exponent = Math.min(exponent, 18);
    }
    String number = stripped.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
    if (format == Format.DECIMAL_EXPONENT) {
      return exponent == 0 ? number : number + "e" + exponent;
    }
    return number + DECIMAL_SUFFIXES[exponent / 3 + 3];
  }
}
