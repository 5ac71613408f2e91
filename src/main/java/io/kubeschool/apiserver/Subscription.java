package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;
import java.util.Optional;

/** A watch that goes on until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Ends it: no event arrives afterwards. */
  @Override
  void close();

  /**
   * Why the server does not begin the watch, a {@code Status}, which the sink is told as well;
   * empty if it does.
   */
  default Optional<JsonObject> refusal() {
    return Optional.empty();
  }
}
