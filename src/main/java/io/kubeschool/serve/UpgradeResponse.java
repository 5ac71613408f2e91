package io.kubeschool.serve;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.serve.wire.Exchange;
import java.util.List;

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
  static String protocol(Exchange exchange, List<String> spoken) {
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
}
