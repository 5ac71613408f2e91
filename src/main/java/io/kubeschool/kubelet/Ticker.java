package io.kubeschool.kubelet;

import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Something that looks around once a second; it costs an event only when there is something to see.
 *
 * @param <T> what it looks at
 */
final class Ticker<T> {

  private static final long PERIOD = Duration.ofSeconds(1).toNanos();

  private final Simulation simulation;
  private final Instant first;
  private final Consumer<T> action;
  private Set<T> waiting = new LinkedHashSet<>();
  private boolean scheduled;

  /**
   * A ticker.
   *
   * @param offset when it first ticks, from now; less than a second
   * @param action what it does with each that waits
   */
  Ticker(Simulation simulation, Duration offset, Consumer<T> action) {
    this.simulation = simulation;
    this.first = simulation.now().plus(offset).minusSeconds(1);
    this.action = action;
  }

  /** Looks at that one at the next tick. */
  void add(T item) {
    waiting.add(item);
    if (!scheduled) {
      scheduled = true;
      simulation.at(last().plusNanos(PERIOD), this::tick);
    }
  }

  /** When it ticked last. */
  Instant last() {
    long since = Duration.between(first, simulation.now()).toNanos();
    return first.plusNanos(since / PERIOD * PERIOD);
  }

  /** The first tick at or after {@code time}. */
  Instant atOrAfter(Instant time) {
    long since = Duration.between(first, time).toNanos();
    return first.plusNanos((since + PERIOD - 1) / PERIOD * PERIOD);
  }

  private void tick() {
    scheduled = false;
    Set<T> now = waiting;
    waiting = new LinkedHashSet<>();
    now.forEach(action);
  }
}
