package io.kubeschool.terminal;

import java.time.Duration;

/** Waiting in real time, which an interrupt of the thread ends. */
final class Pauses {

  private Pauses() {}

  static void sleep(Duration duration) {
    if (duration.isPositive()) {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
