package io.kubeschool.apiserver.client;

import io.kubeschool.model.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Decides whether an event is new, a repetition, one of many alike, or one too many. Models
 * client-go tools/record: EventCorrelator, EventAggregator, eventLogger and
 * EventSourceObjectSpamFilter.
 */
final class EventCorrelator {

  private static final int CACHE_SIZE = 4096;
  private static final int AGGREGATE_FROM = 10;
  private static final Duration AGGREGATE_INTERVAL = Duration.ofSeconds(600);
  private static final double SPAM_BURST = 25;
  private static final double SPAM_REFILL_PER_SECOND = 1.0 / 300;

  private final Map<String, Aggregate> aggregates = new LeastRecentlyUsed<>();
  private final Map<String, Observation> observations = new LeastRecentlyUsed<>();
  private final Map<String, Bucket> buckets = new LeastRecentlyUsed<>();

  /** What happened. */
  record Occurrence(
      String component,
      String host,
      ObjectReference about,
      EventType type,
      String reason,
      String message) {

    private String objectKey() {
      return component
          + '|'
          + host
          + '|'
          + about.kind()
          + '|'
          + about.namespace()
          + '|'
          + about.name()
          + '|'
          + about.uid()
          + '|'
          + about.apiVersion()
          + '|'
          + type;
    }
  }

  /** The event that tells of it so far. */
  record Observation(String name, long count, Instant first) {}

  /** What to do about it. */
  sealed interface Verdict {
    /** Nothing: there were too many. */
    record Drop() implements Verdict {}

    /** Write a new event. */
    record Create(String key, String message) implements Verdict {}

    /** Raise the count of the event that there is. */
    record Repeat(String key, String message, Observation last) implements Verdict {}
  }

  Verdict correlate(Occurrence occurrence, Instant now) {
    String objectKey = occurrence.objectKey();
    String aggregateKey = objectKey + '|' + occurrence.reason();
    String message = occurrence.message();
    String key = aggregateKey + '|' + occurrence.about().fieldPath() + '|' + message;
    Aggregate aggregate = aggregates.computeIfAbsent(aggregateKey, k -> new Aggregate(now));
    if (aggregate.isOneOfMany(message, now)) {
      key = aggregateKey;
      message = "(combined from similar events): " + message;
    }
    if (!buckets.computeIfAbsent(objectKey, k -> new Bucket(now)).take(now)) {
      return new Verdict.Drop();
    }
    Observation last = observations.get(key);
    return last == null ? new Verdict.Create(key, message) : new Verdict.Repeat(key, message, last);
  }

  void observed(String key, Observation observation) {
    observations.put(key, observation);
  }

  private static final class Aggregate {
    private final LinkedHashSet<String> messages = new LinkedHashSet<>();
    private Instant last;

    Aggregate(Instant now) {
      last = now;
    }

    boolean isOneOfMany(String message, Instant now) {
      if (Duration.between(last, now).compareTo(AGGREGATE_INTERVAL) > 0) {
        messages.clear();
      }
      last = now;
      messages.add(message);
      if (messages.size() < AGGREGATE_FROM) {
        return false;
      }
      messages.removeFirst();
      return true;
    }
  }

  private static final class Bucket {
    private double tokens = SPAM_BURST;
    private Instant filled;

    Bucket(Instant now) {
      filled = now;
    }

    boolean take(Instant now) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(SPAM_BURST, tokens + seconds * SPAM_REFILL_PER_SECOND);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  private static final class LeastRecentlyUsed<V> extends LinkedHashMap<String, V> {
    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > CACHE_SIZE;
    }
  }
}
