package io.kubeschool.cli.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Times of the same thing done several times, in nanoseconds, sorted. */
record Samples(long[] nanos) {

  /** Something that is timed. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** A measurement that tells its own time, in nanoseconds. */
  @FunctionalInterface
  interface Stopwatch {
    long measure() throws IOException;
  }

  /** Does it {@code times} times. */
  static Samples of(int times, Action action) throws IOException {
    return measured(
        times,
        () -> {
          long start = System.nanoTime();
          action.run();
          return System.nanoTime() - start;
        });
  }

  /** Asks the stopwatch {@code times} times. */
  static Samples measured(int times, Stopwatch stopwatch) throws IOException {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      nanos[i] = stopwatch.measure();
    }
    Arrays.sort(nanos);
    return new Samples(nanos);
  }

  double median() {
    return nanos[nanos.length / 2] / 1e6;
  }

  double minimum() {
    return nanos[0] / 1e6;
  }

  /** Median and minimum in milliseconds. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f ms (min %.1f)", median(), minimum());
  }
}
