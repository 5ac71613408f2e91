package io.kubeschool.terminal;

import java.time.Duration;

/** Follows the wall clock while somebody types; one thread, that holds the lock while it ticks. */
final class IdleClock implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int TICKS_PER_LOOK = 10;

  /** What is done at each tick. */
  interface Ticking {
    /**
     * That much time has passed.
     *
     * @param look whether it is time for a look at the world, every two seconds
     */
    void tick(Duration wall, boolean look);
  }

  private final Object lock;
  private final Ticking ticking;
  private final Thread thread;
  private boolean running;
  private long last;

  IdleClock(Object lock, Ticking ticking) {
    this.lock = lock;
    this.ticking = ticking;
    thread = Thread.ofPlatform().daemon().name("idle-clock").start(this::loop);
  }

  void start() {
    synchronized (lock) {
      running = true;
      last = System.nanoTime();
    }
  }

  /** Stops, after time has caught up with the wall clock. */
  void stop() {
    synchronized (lock) {
      if (running) {
        tick(false);
      }
      running = false;
    }
  }

  private void loop() {
    for (int count = 1; ; count++) {
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException e) {
        return;
      }
      synchronized (lock) {
        if (running) {
          tick(count % TICKS_PER_LOOK == 0);
        }
      }
    }
  }

  private void tick(boolean look) {
    long now = System.nanoTime();
    Duration wall = Duration.ofNanos(now - last);
    last = now;
    // a computer that slept did not sit at the prompt
    ticking.tick(wall.compareTo(LONGEST) > 0 ? LONGEST : wall, look);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
