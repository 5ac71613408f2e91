package io.kubeschool.serve;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.spdy.SpdyStream;
import java.nio.charset.StandardCharsets;

/** One connection that is forwarded to a port of a pod. */
final class ForwardedConnection implements ConnectionSink, SpdyStream.Listener, AutoCloseable {

  private final SpdyStream errors;
  private final SpdyStream data;
  private final Runnable over;
  private Connection port;

  /**
   * A connection.
   *
   * @param over run when it has ended
   */
  ForwardedConnection(SpdyStream errors, SpdyStream data, Runnable over) {
    this.errors = errors;
    this.data = data;
    this.over = over;
  }

  /** Opens it; what the client sends goes to the pod from then on. */
  void open(Entrance entrance, Request request) {
    port = entrance.connect(request, this);
    data.listen(this);
  }

  @Override
  public void received(byte[] bytes) {
    port.send(bytes);
  }

  @Override
  public void ended() {
    port.endInput();
  }

  @Override
  public void reset() {
    close();
  }

  @Override
  public void output(byte[] bytes) {
    data.send(bytes);
  }

  @Override
  public void error(byte[] bytes) {
    errors.send(bytes);
  }

  @Override
  public void ended(JsonObject status) {
    if (!status.string("status").equals("Success")) {
      errors.send(status.string("message").getBytes(StandardCharsets.UTF_8));
    }
    errors.end();
    data.end();
    over.run();
  }

  @Override
  public void close() {
    port.close();
    over.run();
  }
}
