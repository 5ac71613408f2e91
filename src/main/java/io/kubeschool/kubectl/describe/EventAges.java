package io.kubeschool.kubectl.describe;

import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** How long ago an event was, and how often. Models describe.go and events: getInterval. */
public final class EventAges {

  private EventAges() {}

  /** {@code 12s}, or {@code 3s (x4 over 2m)}. */
  public static String of(JsonObject event, Instant now) {
    String eventTime = event.string("eventTime");
    String first = age(eventTime.isEmpty() ? event.string("firstTimestamp") : eventTime, now);
    JsonObject series = event.object("series");
    if (!series.isEmpty()) {
      return repeated(
          age(series.string("lastObservedTime"), now), series.number(0, "count"), first);
    }
    long count = event.number(0, "count");
    return count > 1 ? repeated(age(event.string("lastTimestamp"), now), count, first) : first;
  }

  private static String repeated(String last, long count, String first) {
    return last + " (x" + count + " over " + first + ")";
  }

  /** How long ago a timestamp was, {@code <unknown>} if there is none. */
  static String age(String timestamp, Instant now) {
    return timestamp.isEmpty()
        ? "<unknown>"
        : HumanDuration.format(Duration.between(Timestamps.parse(timestamp), now));
  }
}
