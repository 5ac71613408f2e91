package io.kubeschool.terminal;

import java.time.Duration;
import java.util.Optional;

/** How fast simulated time passes while a command runs. */
public enum Pace {
  REAL("1x", 1),
  FAST("5x", 5),
  MAX("max", 0);

  /** What it is when nothing else is asked for. */
  public static final Pace USUAL = FAST;

  private final String text;
  private final int factor;

  Pace(String text, int factor) {
    this.text = text;
    this.factor = factor;
  }

  /** The pace that {@code 1x}, {@code 5x} or {@code max} means. */
  public static Optional<Pace> of(String text) {
    for (Pace pace : values()) {
      if (pace.text.equals(text)) {
        return Optional.of(pace);
      }
    }
    return Optional.empty();
  }

  /** How much simulated time goes with that much of the wall clock's. */
  Duration simulated(Duration wall) {
    return factor == 0 ? Duration.ofSeconds(1) : wall.multipliedBy(factor);
  }

  /** Whether it waits for the wall clock at all. */
  boolean waits() {
    return factor != 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
