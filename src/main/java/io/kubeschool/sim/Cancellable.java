package io.kubeschool.sim;

/** Something that is going to happen unless it is cancelled first. */
@FunctionalInterface
public interface Cancellable {

  /** Prevents it; does nothing if it has happened or was cancelled before. */
  void cancel();
}
