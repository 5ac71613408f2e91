package io.kubeschool.kubelet.images;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waiting times that double with each failure, by key. Models client-go util/flowcontrol: Backoff.
 */
public final class BackOff {

  private final Duration initial;
  private final Duration maximum;
  private final Map<String, Entry> entries = new TreeMap<>();

  private record Entry(Duration delay, Instant updated) {}

  /** None yet; the first is {@code initial}, none is longer than {@code maximum}. */
  public BackOff(Duration initial, Duration maximum) {
    this.initial = initial;
    this.maximum = maximum;
  }

  /** The present waiting time of a key, zero if it has none. */
  public Duration get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? Duration.ZERO : entry.delay;
  }

  /** One more failure of that key, seen at {@code event}. */
  public void next(String key, Instant event, Instant now) {
    Entry entry = entries.get(key);
    Duration delay = initial;
    if (entry != null && !hasExpired(entry, event)) {
      delay = entry.delay.multipliedBy(2);
      delay = delay.compareTo(maximum) > 0 ? maximum : delay;
    }
    entries.put(key, new Entry(delay, now));
  }

  /** Whether less than the waiting time has passed since {@code event}. */
  public boolean isInBackOffSince(String key, Instant event, Instant now) {
    Entry entry = entries.get(key);
    return entry != null
        && !hasExpired(entry, event)
        && Duration.between(event, now).compareTo(entry.delay) < 0;
  }

  /** Whether less than the waiting time has passed since its last failure. */
  public boolean isInBackOffSinceUpdate(String key, Instant now) {
    Entry entry = entries.get(key);
    return entry != null
        && !hasExpired(entry, now)
        && Duration.between(entry.updated, now).compareTo(entry.delay) < 0;
  }

  /** When the waiting time since its last failure ends; {@code now} if it has none. */
  public Instant end(String key, Instant now) {
    Entry entry = entries.get(key);
    return entry == null ? now : entry.updated.plus(entry.delay);
  }

  /** Forgets all keys that begin with {@code prefix}. */
  public void forget(String prefix) {
    entries.keySet().removeIf(key -> key.startsWith(prefix));
  }

  private boolean hasExpired(Entry entry, Instant event) {
    return Duration.between(entry.updated, event).compareTo(maximum.multipliedBy(2)) > 0;
  }
}
