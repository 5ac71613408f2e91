package io.kubeschool.model;

import java.time.Duration;
import java.util.Locale;

/** Ages and durations as Kubernetes prints them. Models apimachinery pkg/util/duration. */
public final class HumanDuration {

  private HumanDuration() {}

  /** Two or three significant figures: {@code 45s}, {@code 3m20s}, {@code 7h12m}, {@code 2d3h}. */
  public static String format(Duration duration) {
    long seconds = truncatedSeconds(duration);
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 0) {
      return "0s";
    }
    if (seconds < 120) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    long hours = minutes / 60;
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    long days = hours / 24;
    if (hours < 24 * 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (hours < 24 * 365 * 2) {
      return days + "d";
    }
    if (hours < 24 * 365 * 8) {
      return two(days / 365, "y", days % 365, "d");
    }
    return days / 365 + "y";
  }

  /** One figure: {@code 45s}, {@code 3m}, {@code 7h}, {@code 2d}, {@code 1y}. */
  public static String shortForm(Duration duration) {
    long seconds = truncatedSeconds(duration);
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 0) {
      return "0s";
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return seconds / 60 + "m";
    }
    long hours = seconds / 3600;
    if (hours < 24) {
      return hours + "h";
    }
    return hours < 24 * 365 ? hours / 24 + "d" : hours / 24 / 365 + "y";
  }

  /**
   * As Go prints a {@code time.Duration}: {@code 1h0m5s}, {@code 1.5s}, {@code 200ms}, {@code 0s}.
   */
  public static String goFormat(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    String sign = duration.isNegative() ? "-" : "";
    long nanos = duration.abs().toNanos();
    if (nanos < 1_000) {
      return sign + nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return sign + decimal(nanos, 1_000) + "µs";
    }
    if (nanos < 1_000_000_000) {
      return sign + decimal(nanos, 1_000_000) + "ms";
    }
    long minutes = nanos / 60_000_000_000L;
    String seconds = decimal(nanos % 60_000_000_000L, 1_000_000_000) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    return minutes < 60
        ? sign + minutes + "m" + seconds
        : sign + minutes / 60 + "h" + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long nanos, long unit) {
    String fraction =
        String.format(Locale.ROOT, "%0" + (Long.toString(unit).length() - 1) + "d", nanos % unit)
            .replaceAll("0+$", "");
    return fraction.isEmpty() ? "" + nanos / unit : nanos / unit + "." + fraction;
  }

  private static String two(long many, String unit, long few, String smaller) {
    return few == 0 ? many + unit : many + unit + few + smaller;
  }

  /** Whole seconds, cut towards zero as Go's conversion does. */
  private static long truncatedSeconds(Duration duration) {
    return duration.isNegative() ? -duration.negated().toSeconds() : duration.toSeconds();
  }
}
