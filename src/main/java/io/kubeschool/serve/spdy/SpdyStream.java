package io.kubeschool.serve.spdy;

import java.util.Map;

/** A stream of a SPDY connection, opened by the other end. */
public final class SpdyStream {

  private final SpdyConnection connection;
  private final int id;
  private final Map<String, String> headers;
  private Listener listener = new Listener() {};

  /** Who listens to it. */
  public interface Listener {

    /** Bytes came. */
    default void received(byte[] bytes) {}

    /** Nothing more comes. */
    default void ended() {}

    /** The other end wants no more of it. */
    default void reset() {}
  }

  SpdyStream(SpdyConnection connection, int id, Map<String, String> headers) {
    this.connection = connection;
    this.id = id;
    this.headers = Map.copyOf(headers);
  }

  int id() {
    return id;
  }

  /** A header, its name in lower case; "" if there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Says who listens; to be called before anything else is received. */
  public void listen(Listener newListener) {
    listener = newListener;
  }

  Listener listener() {
    return listener;
  }

  /** Sends bytes. */
  public void send(byte[] bytes) {
    connection.sendData(id, bytes, false);
  }

  /** Sends nothing more. */
  public void end() {
    connection.sendData(id, new byte[0], true);
  }
}
