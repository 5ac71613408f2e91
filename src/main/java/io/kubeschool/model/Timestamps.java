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
}
