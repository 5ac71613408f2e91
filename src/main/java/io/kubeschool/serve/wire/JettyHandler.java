package io.kubeschool.serve.wire;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Passes Jetty's requests on. */
final class JettyHandler extends Handler.Abstract {

  private final ServerWebSocketContainer sockets;
  private final ExchangeHandler handler;

  JettyHandler(ServerWebSocketContainer sockets, ExchangeHandler handler) {
    this.sockets = sockets;
    this.handler = handler;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyExchange exchange = new JettyExchange(request, response, callback, sockets);
    try {
      handler.handle(exchange);
      exchange.finish(null);
    } catch (IOException | RuntimeException e) {
      exchange.finish(e);
    }
    return true;
  }
}
