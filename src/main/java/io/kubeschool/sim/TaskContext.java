package io.kubeschool.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What a running task may ask of its simulation. Only its own task may call it. */
public interface TaskContext {

  /** The simulated time. */
  Instant now();

  /**
   * Waits until {@code duration} has passed.
   *
   * @throws Interrupted if the task was interrupted before or meanwhile
   */
  void sleep(Duration duration) throws Interrupted;

  /**
   * Waits until {@code until} holds, looking at it now and at each signal of {@code condition}.
   *
   * @throws Interrupted if the task was interrupted before or meanwhile
   */
  void await(Condition condition, BooleanSupplier until) throws Interrupted;

  /**
   * The same, but at most for {@code timeout}.
   *
   * @return whether {@code until} held at the end
   * @throws Interrupted if the task was interrupted before or meanwhile
   */
  boolean await(Condition condition, BooleanSupplier until, Duration timeout) throws Interrupted;
}
