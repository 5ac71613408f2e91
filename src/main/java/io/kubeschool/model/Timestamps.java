package io.kubeschool.model;

import java.time.Instant;
import java.time.LocalDate;

/** Times as Kubernetes writes them. Models apimachinery meta/v1: Time and MicroTime. */
public final class Timestamps {

  private static final int DAY = 24 * 60 * 60;

  private Timestamps() {}

  /** {@code 2026-11-21T12:00:00Z}: a {@code metav1.Time}, cut to whole seconds. */
  public static String format(Instant time) {
    return toSeconds(time).append('Z').toString();
  }

  /** {@code 2026-11-21T12:00:00.123456Z}: a {@code metav1.MicroTime}. */
  public static String formatMicro(Instant time) {
    StringBuilder text = toSeconds(time).append('.');
    int micros = time.getNano() / 1_000;
    for (int unit = 100_000; unit > 0; unit /= 10) {
      text.append((char) ('0' + micros / unit % 10));
    }
    return text.append('Z').toString();
  }

  /** By hand, as every write has a time or two, and a general formatter takes ten times as long. */
  private static StringBuilder toSeconds(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), DAY);
    int second = (int) Math.floorMod(time.getEpochSecond(), (long) DAY);
    StringBuilder text = new StringBuilder(27).append(LocalDate.ofEpochDay(day)).append('T');
    two(text, second / 3600).append(':');
    two(text, second / 60 % 60).append(':');
    return two(text, second % 60);
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Reads either form; null if {@code text} is "". */
  public static Instant parse(String text) {
    if (!isCanonical(text, false)) {
      return text.isEmpty() ? null : Instant.parse(text);
    }
    int year = number(text, 0) * 100 + number(text, 2);
    long day = LocalDate.of(year, number(text, 5), number(text, 8)).toEpochDay();
    int second = (number(text, 11) * 60 + number(text, 14)) * 60 + number(text, 17);
    return Instant.ofEpochSecond(day * DAY + second);
  }

  /**
   * Whether {@link #format} or {@link #formatMicro} could have written it, told without reading it;
   * false where that is not certain at first sight, as on the last days of a month.
   */
  public static boolean isCanonical(String text, boolean micro) {
    String shape = micro ? "2000-00-00T00:00:00.000000Z" : "2000-00-00T00:00:00Z";
    if (text.length() != shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(i);
      char wanted = shape.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return isBetween(text, 5, 1, 12)
        && isBetween(text, 8, 1, 28)
        && isBetween(text, 11, 0, 23)
        && isBetween(text, 14, 0, 59)
        && isBetween(text, 17, 0, 59);
  }

  private static boolean isBetween(String text, int at, int least, int most) {
    int value = number(text, at);
    return value >= least && value <= most;
  }

  /** The two digits there. */
  private static int number(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
