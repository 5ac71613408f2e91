package io.kubeschool.serve;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.spdy.SpdyConnection;
import io.kubeschool.serve.spdy.SpdyException;
import io.kubeschool.serve.spdy.SpdyStream;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.WebSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers port-forward with a SPDY connection in a WebSocket: each forwarded connection is a pair
 * of streams, one for its data and one for what goes wrong with it. Models apiserver
 * pkg/util/proxy/translatinghandler and cri-streaming portforward/httpstream.go.
 */
final class PortForwardResponse implements StreamingResponse, ConnectionSink, WebSocket.Listener {

  private static final List<String> PROTOCOLS = List.of("SPDY/3.1+portforward.k8s.io");

  private final Entrance entrance;
  private final Request request;
  private final Map<String, SpdyStream> errorStreams = new ConcurrentHashMap<>();
  private final Map<String, SpdyStream> dataStreams = new ConcurrentHashMap<>();
  private final Map<String, ForwardedConnection> forwarded = new ConcurrentHashMap<>();
  private Connection pod;
  private WebSocket socket;
  private SpdyConnection spdy;
  private Runnable ended;

  PortForwardResponse(Entrance entrance, Request request) {
    this.entrance = entrance;
    this.request = request;
  }

  @Override
  public void answer(Exchange exchange, Runnable whenEnded) throws IOException {
    ended = whenEnded;
    pod = entrance.connect(request, this);
    UpgradeResponse.answer(
        exchange,
        pod,
        PROTOCOLS,
        opened -> {
          socket = opened;
          spdy = new SpdyConnection(opened::send, this::open);
          return this;
        },
        this::closed);
  }

  @Override
  public void received(byte[] message) {
    try {
      spdy.receive(message);
    } catch (SpdyException e) {
      socket.close(UpgradeResponse.PROTOCOL_ERROR, e.getMessage());
    }
  }

  /** A connection is forwarded once both of its streams are there. */
  private void open(SpdyStream stream) {
    String id = stream.header("requestid");
    (stream.header("streamtype").equals("error") ? errorStreams : dataStreams).put(id, stream);
    SpdyStream errors = errorStreams.get(id);
    SpdyStream data = dataStreams.get(id);
    if (errors != null && data != null) {
      errorStreams.remove(id);
      dataStreams.remove(id);
      ForwardedConnection connection =
          new ForwardedConnection(
              errors,
              data,
              () -> {
                forwarded.remove(id);
                spdy.forget(errors);
                spdy.forget(data);
              });
      forwarded.put(id, connection);
      connection.open(entrance, request.withParameter("ports", data.header("port")));
    }
  }

  @Override
  public void closed() {
    forwarded.values().forEach(ForwardedConnection::close);
    pod.close();
    if (spdy != null) {
      spdy.close();
    }
    ended.run();
  }

  @Override
  public void stop() {
    if (socket != null) {
      socket.close(UpgradeResponse.GOING_AWAY, "");
    }
  }

  @Override
  public void output(byte[] bytes) {}

  @Override
  public void error(byte[] bytes) {}

  /** The pod is gone, and with it everything that was forwarded to it. */
  @Override
  public void ended(JsonObject status) {
    stop();
  }
}
