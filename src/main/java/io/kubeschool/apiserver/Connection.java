package io.kubeschool.apiserver;

/** The client's end of a streaming subresource. */
public interface Connection extends AutoCloseable {

  /** Sends to the other end's standard input (or port). */
  void send(byte[] bytes);

  /** Tells the other end that nothing more is sent. */
  void endInput();

  /** Tells a terminal's new size. */
  default void resize(int columns, int rows) {}

  /** Hangs up. */
  @Override
  void close();
}
