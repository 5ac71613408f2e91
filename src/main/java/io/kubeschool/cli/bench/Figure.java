package io.kubeschool.cli.bench;

/**
 * A measured value, ready to print.
 *
 * @param what was measured
 * @param value with its unit
 * @param goal with its unit, or ""
 */
public record Figure(String what, String value, String goal) {

  /** A figure without a goal. */
  static Figure of(String what, String value) {
    return new Figure(what, value, "");
  }
}
