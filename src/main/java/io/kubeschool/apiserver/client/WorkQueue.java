package io.kubeschool.apiserver.client;

import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keys that wait to be worked on, each at most once however often it is added; with delays, and
 * with retries that back off. Models client-go util/workqueue: Type, DelayingType and
 * ItemExponentialFailureRateLimiter.
 *
 * @param <K> the keys
 */
public final class WorkQueue<K> {

  private static final Duration BASE_DELAY = Duration.ofMillis(5);
  private static final Duration MAX_DELAY = Duration.ofSeconds(1000);

  private final Simulation simulation;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Set<K> waiting = new LinkedHashSet<>();
  private final Map<K, Delayed> delayed = new HashMap<>();
  private final Map<K, Integer> failures = new HashMap<>();
  private Runnable onAdd = () -> {};

  /** An empty queue that retries after 5 ms, 10 ms, ... 1000 s. */
  public WorkQueue(Simulation simulation) {
    this(simulation, BASE_DELAY, MAX_DELAY);
  }

  /** An empty queue that retries after {@code baseDelay}, doubled each time up to the maximum. */
  public WorkQueue(Simulation simulation, Duration baseDelay, Duration maxDelay) {
    this.simulation = simulation;
    this.baseDelay = baseDelay;
    this.maxDelay = maxDelay;
  }

  /** Calls {@code action} whenever a key came to wait. */
  public void onAdd(Runnable action) {
    onAdd = action;
  }

  /** Lets a key wait, if it does not yet. */
  public void add(K key) {
    if (waiting.add(key)) {
      onAdd.run();
    }
  }

  /** Adds a key after that delay; of several delays the shortest counts. */
  public void addAfter(K key, Duration delay) {
    if (delay.isNegative() || delay.isZero()) {
      add(key);
      return;
    }
    Instant when = simulation.now().plus(delay);
    Delayed before = delayed.get(key);
    if (before != null) {
      if (!when.isBefore(before.when)) {
        return;
      }
      before.alarm.cancel();
    }
    Cancellable alarm =
        simulation.at(
            when,
            () -> {
              delayed.remove(key);
              add(key);
            });
    delayed.put(key, new Delayed(when, alarm));
  }

  /** Adds a key after its back-off, which doubles until it is forgotten. */
  public void addRateLimited(K key) {
    int count = failures.merge(key, 1, Integer::sum) - 1;
    double nanos = baseDelay.toNanos() * Math.pow(2, count);
    addAfter(key, nanos > maxDelay.toNanos() ? maxDelay : Duration.ofNanos((long) nanos));
  }

  /** Forgets a key's failures. */
  public void forget(K key) {
    failures.remove(key);
  }

  /** How often a key was added with back-off since it was forgotten. */
  public int requeues(K key) {
    return failures.getOrDefault(key, 0);
  }

  /** Whether no key waits at this moment. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** How many keys wait at this moment. */
  public int size() {
    return waiting.size();
  }

  /** Takes the key that waits longest, or null. */
  public K poll() {
    Iterator<K> first = waiting.iterator();
    if (!first.hasNext()) {
      return null;
    }
    K key = first.next();
    first.remove();
    return key;
  }

  private record Delayed(Instant when, Cancellable alarm) {}
}
