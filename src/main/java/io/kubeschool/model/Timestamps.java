package io.kubeschool.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as Kubernetes writes them. Models apimachinery meta/v1: Time and MicroTime. */
public final class Timestamps {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** {@code 2026-11-21T12:00:00Z}: a {@code metav1.Time}, cut to whole seconds. */
  public static String format(Instant time) {
    return SECONDS.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** {@code 2026-11-21T12:00:00.123456Z}: a {@code metav1.MicroTime}. */
  public static String formatMicro(Instant time) {
    return MICROSECONDS.format(time);
  }

  /** Reads either form; null if {@code text} is "". */
  public static Instant parse(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
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
    int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    return value >= least && value <= most;
  }
}
