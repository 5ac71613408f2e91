package io.kubeschool.serve.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One of Jetty's WebSockets. Public, as Jetty calls it by reflection. */
public final class JettyWebSocket extends Session.Listener.AbstractAutoDemanding
    implements WebSocket {

  /** Models pkg/kubelet: DefaultStreamIdleTimeout. */
  private static final Duration IDLE = Duration.ofHours(4);

  private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

  private final Function<WebSocket, Listener> listeners;
  private final AtomicLong pending = new AtomicLong();
  private Listener listener;

  JettyWebSocket(Function<WebSocket, Listener> listeners) {
    this.listeners = listeners;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    super.onWebSocketOpen(session);
    session.setIdleTimeout(IDLE);
    session.setMaxBinaryMessageSize(LARGEST_MESSAGE);
    listener = listeners.apply(this);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    callback.succeed();
    listener.received(bytes);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    callback.succeed();
    if (listener != null) {
      listener.closed();
    }
  }

  @Override
  public void send(byte[] message) {
    pending.addAndGet(message.length);
    getSession()
        .sendBinary(
            ByteBuffer.wrap(message),
            Callback.from(
                () -> pending.addAndGet(-message.length),
                failure -> pending.addAndGet(-message.length)));
  }

  @Override
  public long pendingBytes() {
    return pending.get();
  }

  @Override
  public void close(int code, String reason) {
    getSession().close(code, reason, Callback.NOOP);
  }
}
