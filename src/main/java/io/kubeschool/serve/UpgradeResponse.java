package io.kubeschool.serve;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.Failure;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.WebSocket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What answers that become a WebSocket have in common. */
final class UpgradeResponse {

  /** Models RFC 6455: a normal closure. */
  static final int NORMAL = 1000;

  /** Models RFC 6455: the server is going away. */
  static final int GOING_AWAY = 1001;

  /** Models RFC 6455: a protocol error. */
  static final int PROTOCOL_ERROR = 1002;

  private UpgradeResponse() {}

  /**
   * The first of {@code spoken} that the client speaks too.
   *
   * @throws io.kubeschool.apiserver.StatusException if it asks for none
   */
  private static String protocol(Exchange exchange, List<String> spoken) {
    if (!exchange.asksForWebSocket()) {
      throw Failure.badRequest("Upgrade request required");
    }
    List<String> asked = exchange.webSocketProtocols();
    return spoken.stream()
        .filter(asked::contains)
        .findFirst()
        .orElseThrow(() ->
            Failure.badRequest(
                "unable to upgrade: unable to negotiate protocol: client supports "
                    + asked
                    + ", server accepts "
                    + spoken));
  }

  /**
   * Answers with the connection's refusal, or becomes a WebSocket.
   *
   * @param spoken the protocols to choose from
   * @param opened called when it is open; makes who listens to it
   * @param closed called if it does not become one, as a listener's would be at the end
   */
  static void answer(
      Exchange exchange,
      Connection connection,
      List<String> spoken,
      Function<WebSocket, WebSocket.Listener> opened,
      Runnable closed)
      throws IOException {
    boolean upgraded = false;
    try {
      Optional<JsonObject> refusal = connection.refusal();
      if (refusal.isPresent()) {
        ReplyWriter.write(exchange, refusal.get());
        return;
      }
      exchange.upgrade(protocol(exchange, spoken), opened);
      upgraded = true;
    } finally {
      if (!upgraded) {
        closed.run();
      }
    }
  }
}
