package io.kubeschool.model;

/**
 * A number: whole (64 bits) or floating, as Kubernetes tells them apart. 1 and 1.0 are not equal.
 */
public record JsonNumber(Number value) implements Json {

  /** A whole or a floating number. */
  public JsonNumber {
    if (!(value instanceof Long) && !(value instanceof Double)) {
      throw new IllegalArgumentException("neither long nor double: " + value);
    }
  }

  private static final JsonNumber[] SMALL = new JsonNumber[256];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new JsonNumber((long) i);
    }
  }

  /** A whole number. */
  public static JsonNumber of(long value) {
    return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new JsonNumber(value);
  }

  /** A floating number. */
  public static JsonNumber of(double value) {
    return new JsonNumber(value);
  }

  /** Whether it is a whole number. */
  public boolean isWhole() {
    return value instanceof Long;
  }

  /** Its value, cut to a whole number. */
  public long longValue() {
    return value.longValue();
  }

  /** Its value. */
  public double doubleValue() {
    return value.doubleValue();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof JsonNumber number && value.equals(number.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }
}
