package io.kubeschool.serve.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** One of Jetty's requests. */
final class JettyExchange implements Exchange {

  private static final long LONGEST_DRAIN = 256L << 20;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final ServerWebSocketContainer sockets;
  private boolean upgraded;

  JettyExchange(
      Request request, Response response, Callback callback, ServerWebSocketContainer sockets) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.sockets = sockets;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return URIUtil.decodePath(request.getHttpURI().getPath());
  }

  @Override
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), List.copyOf(field.getValues()));
    }
    return query;
  }

  @Override
  public String header(String name) {
    return String.join(",", request.getHeaders().getValuesList(name));
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    Object data = request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
    return data instanceof EndPoint.SslSessionData session && session.peerCertificates() != null
        ? List.of(session.peerCertificates())
        : List.of();
  }

  @Override
  public byte[] body(int limit) throws IOException {
    InputStream in = Content.Source.asInputStream(request);
    boolean tooLarge = request.getLength() > limit;
    byte[] bytes = tooLarge ? new byte[0] : in.readNBytes(limit + 1);
    if (tooLarge || bytes.length > limit) {
      // a client that is still sending would find its connection reset and never see the answer
      in.skip(LONGEST_DRAIN);
      throw new BodyTooLargeException();
    }
    return bytes;
  }

  @Override
  public void respond(int status, List<Header> headers, byte[] body) throws IOException {
    start(status, headers);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    try (Blocker.Callback written = Blocker.callback()) {
      response.write(true, ByteBuffer.wrap(body), written);
      written.block();
    }
  }

  @Override
  public OutputStream begin(int status, List<Header> headers) throws IOException {
    start(status, headers);
    OutputStream out = Content.Sink.asOutputStream(response);
    out.flush();
    return out;
  }

  private void start(int status, List<Header> headers) {
    response.setStatus(status);
    headers.forEach(header -> response.getHeaders().add(header.name(), header.value()));
    // what goes on may be silent for as long as it likes
    request.addIdleTimeoutListener(timeout -> false);
  }

  @Override
  public void onAbort(Runnable action) {
    request.addFailureListener(failure -> action.run());
  }

  @Override
  public List<String> webSocketProtocols() {
    return request.getHeaders().getValuesList(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  @Override
  public boolean asksForWebSocket() {
    return header("upgrade").equalsIgnoreCase("websocket");
  }

  @Override
  public void upgrade(String protocol, Function<WebSocket, WebSocket.Listener> listener)
      throws IOException {
    JettyWebSocket socket = new JettyWebSocket(listener);
    upgraded =
        sockets.upgrade(
            (asked, answer, done) -> {
              answer.setAcceptedSubProtocol(protocol);
              return socket;
            },
            request,
            response,
            callback);
    if (!upgraded) {
      throw new IOException("no WebSocket handshake");
    }
  }

  /** Ends the request, badly if there was a failure. */
  void finish(Throwable failure) {
    if (upgraded) {
      return;
    }
    if (failure == null) {
      callback.succeeded();
    } else {
      callback.failed(failure);
    }
  }
}
