package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;
import java.util.Optional;

/** The client's end of a streaming subresource. */
public interface Connection extends AutoCloseable {

  /** Sends to the other end's standard input (or port). */
  void send(byte[] bytes);

  /** Tells the other end that nothing more is sent. */
  void endInput();

  /** Tells a terminal's new size. */
  default void resize(int columns, int rows) {}

  /** Why nothing was opened, a {@code Status}, which the sink is told as well; empty if it was. */
  default Optional<JsonObject> refusal() {
    return Optional.empty();
  }

  /** Hangs up. */
  @Override
  void close();
}
