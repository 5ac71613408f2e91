package io.kubeschool.controller.daemon;

import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How long to let failed pods lie before they are deleted, per set and node: 1 s, twice as long
 * each time, at most 15 minutes. Models client-go util/flowcontrol: Backoff.
 */
final class FailedPodBackoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(15);

  private record Entry(Duration delay, Instant since) {}

  private final Simulation simulation;
  private final Map<String, Entry> entries = new HashMap<>();

  FailedPodBackoff(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The delay if it is too early yet; null if it is time, and then the next one is longer. */
  Duration delay(String key) {
    Instant now = simulation.now();
    Entry entry = entries.get(key);
    Duration passed = entry == null ? null : Duration.between(entry.since, now);
    boolean expired = entry == null || passed.compareTo(MOST.multipliedBy(2)) > 0;
    if (!expired && passed.compareTo(entry.delay) < 0) {
      return entry.delay;
    }
    Duration next = expired ? FIRST : entry.delay.multipliedBy(2);
    entries.put(key, new Entry(next.compareTo(MOST) > 0 ? MOST : next, now));
    return null;
  }
}
