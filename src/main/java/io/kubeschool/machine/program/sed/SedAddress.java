package io.kubeschool.machine.program.sed;

import java.util.regex.Pattern;

/** What selects a line. */
sealed interface SedAddress {

  /** Before the first line: a range from there may end on the first. */
  SedAddress START = new Line(0);

  /**
   * The line of that number, counted from 1; as a range's end, a number in the past means one line.
   */
  record Line(long number) implements SedAddress {}

  /** Every {@code step}th line from {@code first} on. */
  record Step(long first, long step) implements SedAddress {}

  /** The last line. */
  record Last() implements SedAddress {}

  /** A line that matches; null means the last pattern used. */
  record Regex(Pattern pattern) implements SedAddress {}

  /** As a range's end: that many lines more. */
  record Plus(long count) implements SedAddress {}
}
