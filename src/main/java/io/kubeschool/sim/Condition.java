package io.kubeschool.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that tasks wait for: each signal lets every waiting task look again, in the order in
 * which they came.
 */
public final class Condition {

  private List<Runnable> waiting = new ArrayList<>();

  /** Lets every task that waits look again, as events of now. */
  public void signalAll() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Runnable> woken = waiting;
    waiting = new ArrayList<>();
    woken.forEach(Runnable::run);
  }

  void add(Runnable wake) {
    waiting.add(wake);
  }

  void remove(Runnable wake) {
    waiting.remove(wake);
  }
}
