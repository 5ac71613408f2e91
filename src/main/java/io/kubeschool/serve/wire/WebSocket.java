package io.kubeschool.serve.wire;

/** An open WebSocket. Sending never blocks. */
public interface WebSocket {

  /** Sends a binary message. */
  void send(byte[] message);

  /** How many bytes were given to send and have not left yet. */
  long pendingBytes();

  /** Says goodbye, after what was sent before. */
  void close(int code, String reason);

  /** Who listens to one. */
  interface Listener {

    /** A binary message came. */
    void received(byte[] message);

    /** It was closed, by whichever end; nothing follows. */
    void closed();
  }
}
