package io.kubeschool.serve.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One HTTP request and the way to answer it. Its thread may block. */
public interface Exchange {

  /** Such as {@code GET}. */
  String method();

  /** The path, decoded. */
  String path();

  /** The parameters, each with its values, in the order in which they were given. */
  Map<String, List<String>> query();

  /** The values of a header with commas between, or "". */
  String header(String name);

  /** The certificate that the client showed and those of its issuers; not checked yet. */
  List<X509Certificate> clientCertificates();

  /**
   * The body.
   *
   * @throws BodyTooLargeException if it is longer than {@code limit} bytes
   * @throws IOException if the client went away
   */
  byte[] body(int limit) throws IOException;

  /** Answers in one piece. */
  void respond(int status, List<Header> headers, byte[] body) throws IOException;

  /**
   * Begins an answer that goes on; each flush reaches the client.
   *
   * @return where to write it; closing ends it
   */
  OutputStream begin(int status, List<Header> headers) throws IOException;

  /** Runs {@code action}, on whatever thread, if the client is found to be gone. */
  void onAbort(Runnable action);

  /** The protocols that a WebSocket was asked for with; empty if none was asked for. */
  List<String> webSocketProtocols();

  /** Whether a WebSocket is asked for. */
  boolean asksForWebSocket();

  /**
   * Answers with a WebSocket, which opens after this has returned, or before.
   *
   * @param protocol which of those asked for is spoken
   * @param listener called when it is open; makes who listens to it
   * @throws IOException if there is no proper handshake
   */
  void upgrade(String protocol, Function<WebSocket, WebSocket.Listener> listener)
      throws IOException;

  /** A body that is too long. */
  final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
