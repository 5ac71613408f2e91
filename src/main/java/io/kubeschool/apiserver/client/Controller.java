package io.kubeschool.apiserver.client;

import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;

/**
 * Works on a queue's keys, one at a time and each as an event of its own a few milliseconds after
 * it came to wait, as a worker that gets to it soon. Models the worker loops of pkg/controller.
 *
 * @param <K> the keys
 */
public final class Controller<K> {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
  private static final Duration MOST_LATENCY = Duration.ofMillis(4);

  private final Simulation simulation;
  private final RandomStream random;
  private final WorkQueue<K> queue;
  private final Reconciler<K> reconciler;
  private final int maxRetries;
  private boolean scheduled;
  private boolean started;

  /** A controller that retries a key until it succeeds. */
  public Controller(Simulation simulation, String name, Reconciler<K> reconciler) {
    this(simulation, name, reconciler, new WorkQueue<>(simulation), Integer.MAX_VALUE);
  }

  /**
   * A controller.
   *
   * @param name whose random stream it draws its latencies from
   * @param maxRetries after how many failures in a row it drops a key
   */
  public Controller(
      Simulation simulation,
      String name,
      Reconciler<K> reconciler,
      WorkQueue<K> queue,
      int maxRetries) {
    this.simulation = simulation;
    this.random = simulation.random(name);
    this.reconciler = reconciler;
    this.queue = queue;
    this.maxRetries = maxRetries;
    queue.onAdd(this::schedule);
  }

  /** The queue that it works on. */
  public WorkQueue<K> queue() {
    return queue;
  }

  /** Begins to work on what waits and on what is going to. */
  public void start() {
    started = true;
    schedule();
  }

  private void schedule() {
    if (started && !scheduled && !queue.isEmpty()) {
      scheduled = true;
      simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), this::next);
    }
  }

  private void next() {
    scheduled = false;
    K key = queue.poll();
    if (key != null) {
      settle(key, reconcile(key));
    }
    schedule();
  }

  private Result reconcile(K key) {
    try {
      return reconciler.reconcile(key);
    } catch (ApiException e) {
      return ApiException.isNamespaceTerminating(e.reply())
          ? Result.DONE
          : Result.failed(e.getMessage());
    }
  }

  private void settle(K key, Result result) {
    switch (result) {
      case Result.Done() -> queue.forget(key);
      case Result.After(Duration delay) -> {
        queue.forget(key);
        queue.addAfter(key, delay);
      }
      case Result.Failed(String message) -> {
        if (queue.requeues(key) < maxRetries) {
          queue.addRateLimited(key);
        } else {
          queue.forget(key);
        }
      }
    }
  }
}
