package io.kubeschool.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The one timeline on which everything happens: a clock that only events move, and a queue of
 * events ordered by (time, sequence). Nothing here reads the wall clock; the same seed and the same
 * calls give the same order.
 *
 * <p>Not thread-safe: one thread drives it. {@linkplain Task Tasks} run on threads of their own but
 * one at a time, while the driver waits for them.
 */
public final class Simulation implements AutoCloseable {

  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Map<String, RandomStream> streams = new HashMap<>();
  private final Set<Task> tasks = new LinkedHashSet<>();
  private final long seed;
  private final Instant epoch;
  private long now;
  private Instant nowInstant;
  private long sequence;
  private boolean closed;

  /**
   * A timeline at {@code start} with nothing on it.
   *
   * @param seed what all of its random streams derive from
   */
  public Simulation(long seed, Instant start) {
    this.seed = seed;
    this.epoch = start;
    this.nowInstant = start;
  }

  /** The simulated time. */
  public Instant now() {
    if (nowInstant == null) {
      nowInstant = epoch.plusNanos(now);
    }
    return nowInstant;
  }

  /** The simulated time since this timeline began. */
  public Duration elapsed() {
    return Duration.ofNanos(now);
  }

  /** The seed that this timeline was made from. */
  public long seed() {
    return seed;
  }

  /**
   * Runs {@code event} at {@code when}, or now if that has passed, after all that is already due
   * then.
   */
  public Cancellable at(Instant when, Runnable event) {
    return schedule(Duration.between(epoch, when).toNanos(), event);
  }

  /** Runs {@code event} when {@code delay} has passed; a negative delay counts as none. */
  public Cancellable after(Duration delay, Runnable event) {
    return schedule(now + delay.toNanos(), event);
  }

  /**
   * Starts {@code body} as a task; its first step is an event of now.
   *
   * @param name for error messages and for a look at what runs
   */
  public Task start(String name, TaskBody body) {
    Task task = new Task(this, name, body);
    tasks.add(task);
    after(Duration.ZERO, task::resume);
    return task;
  }

  /** The random stream of that name; the same name always gives the same stream object. */
  public RandomStream random(String component) {
    return streams.computeIfAbsent(component, name -> RandomStream.fork(seed, name));
  }

  /**
   * Runs the next event, moving the clock to its time.
   *
   * @return false if nothing was left to run
   */
  public boolean step() {
    Event next;
    while ((next = queue.poll()) != null) {
      if (next.action != null) {
        run(next);
        return true;
      }
    }
    return false;
  }

  /** When the next event is due, or null if there is none. */
  public Instant nextEvent() {
    Event next = peek();
    return next == null ? null : epoch.plusNanos(next.when);
  }

  /** Runs all events that are due up to and including {@code when}, and leaves the clock there. */
  public void runUntil(Instant when) {
    long end = Duration.between(epoch, when).toNanos();
    for (Event next = peek(); next != null && next.when <= end; next = peek()) {
      queue.poll();
      run(next);
    }
    if (end > now) {
      moveTo(end);
    }
  }

  /** Runs events for that much simulated time. */
  public void runFor(Duration duration) {
    runUntil(now().plus(duration));
  }

  /** Ends every task that still runs; nothing can be scheduled afterwards. */
  @Override
  public void close() {
    closed = true;
    queue.clear();
    for (Task task : new ArrayList<>(tasks)) {
      task.abandon();
    }
    tasks.clear();
  }

  boolean isClosed() {
    return closed;
  }

  void ended(Task task) {
    tasks.remove(task);
  }

  private Event peek() {
    Event next = queue.peek();
    while (next != null && next.action == null) {
      queue.poll();
      next = queue.peek();
    }
    return next;
  }

  private void run(Event event) {
    moveTo(event.when);
    Runnable action = event.action;
    event.action = null;
    action.run();
  }

  private void moveTo(long when) {
    if (when != now) {
      now = when;
      nowInstant = null;
    }
  }

  private Cancellable schedule(long when, Runnable action) {
    if (closed) {
      return () -> {};
    }
    Event event = new Event(Math.max(when, now), sequence++, action);
    queue.add(event);
    return event;
  }

  private static final class Event implements Comparable<Event>, Cancellable {
    private final long when;
    private final long sequence;
    private Runnable action;

    Event(long when, long sequence, Runnable action) {
      this.when = when;
      this.sequence = sequence;
      this.action = action;
    }

    @Override
    public void cancel() {
      action = null;
    }

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(when, other.when);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
