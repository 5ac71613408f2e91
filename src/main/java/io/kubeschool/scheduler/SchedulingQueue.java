package io.kubeschool.scheduler;

import io.kubeschool.model.ObjectKey;
import io.kubeschool.scheduler.framework.PodInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The pods that wait for a node: the active ones by priority and age, those that back off, and
 * those that nothing has changed for since they did not fit. While no pod is active, one that backs
 * off is tried early. Models pkg/scheduler backend/queue: PriorityQueue with
 * SchedulerPopFromBackoffQ.
 */
final class SchedulingQueue {

  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

  private final TreeSet<QueuedPod> active =
      new TreeSet<>(
          Comparator.<QueuedPod>comparingLong(queued -> -queued.pod.priority())
              .thenComparing(queued -> queued.timestamp)
              .thenComparingLong(queued -> queued.sequence));
  private final TreeSet<QueuedPod> backingOff =
      new TreeSet<>(
          Comparator.<QueuedPod, Instant>comparing(QueuedPod::backoffEnd)
              .thenComparingLong(queued -> queued.sequence));
  private final Map<ObjectKey, QueuedPod> unschedulable = new LinkedHashMap<>();
  private final Map<ObjectKey, QueuedPod> all = new HashMap<>();
  private long sequence;

  /** A pod in the queue, or on its way through a cycle. */
  static final class QueuedPod {
    private PodInfo pod;
    private final long sequence;
    private Instant timestamp;
    private int attempts;
    private Set<String> rejectedBy = Set.of();

    private QueuedPod(PodInfo pod, long sequence, Instant timestamp) {
      this.pod = pod;
      this.sequence = sequence;
      this.timestamp = timestamp;
    }

    PodInfo pod() {
      return pod;
    }

    /** The plug-ins that turned it down last. */
    Set<String> rejectedBy() {
      return rejectedBy;
    }

    private Instant backoffEnd() {
      Duration backoff = INITIAL_BACKOFF;
      for (int i = 1; i < attempts && backoff.compareTo(MAX_BACKOFF) < 0; i++) {
        backoff = backoff.multipliedBy(2);
      }
      return timestamp.plus(backoff.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : backoff);
    }
  }

  /** A new pod that wants a node. */
  void add(PodInfo pod, Instant now) {
    remove(pod.key());
    QueuedPod queued = new QueuedPod(pod, sequence++, now);
    all.put(pod.key(), queued);
    active.add(queued);
  }

  /** A new pod that must not be scheduled until that plug-in lets it. */
  void addGated(PodInfo pod, Instant now, String plugin) {
    remove(pod.key());
    QueuedPod queued = new QueuedPod(pod, sequence++, now);
    queued.rejectedBy = Set.of(plugin);
    all.put(pod.key(), queued);
    unschedulable.put(pod.key(), queued);
  }

  /** The pod of that key that waits, or null. */
  QueuedPod get(ObjectKey key) {
    return all.get(key);
  }

  /** A waiting pod changed its state but not its place. */
  void update(PodInfo pod) {
    QueuedPod queued = all.get(pod.key());
    boolean wasActive = active.remove(queued);
    boolean wasBackingOff = backingOff.remove(queued);
    queued.pod = pod;
    if (wasActive) {
      active.add(queued);
    }
    if (wasBackingOff) {
      backingOff.add(queued);
    }
  }

  /** A pod does not wait any more. */
  void remove(ObjectKey key) {
    QueuedPod queued = all.remove(key);
    if (queued != null) {
      active.remove(queued);
      backingOff.remove(queued);
      unschedulable.remove(key);
    }
  }

  /** The next pod to try, or null. */
  QueuedPod poll() {
    QueuedPod next = active.pollFirst();
    if (next == null) {
      next = backingOff.pollFirst();
    }
    if (next != null) {
      next.attempts++;
      all.remove(next.pod.key());
    }
    return next;
  }

  boolean isIdle() {
    return active.isEmpty() && backingOff.isEmpty();
  }

  /** A pod was tried and did not fit. */
  void addUnschedulable(QueuedPod queued, PodInfo pod, Set<String> rejectedBy, Instant now) {
    queued.pod = pod;
    queued.rejectedBy = rejectedBy;
    queued.timestamp = now;
    all.put(pod.key(), queued);
    unschedulable.put(pod.key(), queued);
  }

  /** A pod was tried and something went wrong. */
  void addBackingOff(QueuedPod queued, PodInfo pod, Instant now) {
    queued.pod = pod;
    queued.timestamp = now;
    all.put(pod.key(), queued);
    backingOff.add(queued);
  }

  /** Gives those unschedulable pods that {@code which} accepts another try. */
  void move(Predicate<QueuedPod> which, Instant now) {
    List<QueuedPod> moved = new ArrayList<>();
    for (QueuedPod queued : unschedulable.values()) {
      if (which.test(queued)) {
        moved.add(queued);
      }
    }
    for (QueuedPod queued : moved) {
      unschedulable.remove(queued.pod.key());
      if (queued.attempts > 0 && queued.backoffEnd().isAfter(now)) {
        backingOff.add(queued);
      } else {
        active.add(queued);
      }
    }
  }

  /** Whether an unschedulable pod has waited so long that it is tried without a cause. */
  static boolean isLeftOver(QueuedPod queued, Instant now, Duration most) {
    return queued.attempts > 0 && Duration.between(queued.timestamp, now).compareTo(most) > 0;
  }

  /** The pods that wait for something to change. */
  Iterable<QueuedPod> unschedulable() {
    return Collections.unmodifiableCollection(unschedulable.values());
  }
}
