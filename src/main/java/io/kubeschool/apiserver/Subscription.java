package io.kubeschool.apiserver;

/** A watch that goes on until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Ends it: no event arrives afterwards. */
  @Override
  void close();
}
