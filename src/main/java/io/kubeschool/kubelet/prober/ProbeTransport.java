package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;

/** How the node asks a container's program over the network. */
public interface ProbeTransport {

  /**
   * Where to.
   *
   * @param ip the pod's
   * @param container whose program is asked
   */
  record Target(String ip, Container container) {}

  /**
   * What came back.
   *
   * @param problem why there is no answer, as Go's network packages say, or ""
   * @param status the HTTP status
   */
  record Answer(String problem, int status) {}

  /**
   * Sends GET.
   *
   * @param action an {@code httpGet}: path, port, scheme, host, headers
   */
  void http(
      Target target, JsonObject action, Duration timeout, String userAgent, Consumer<Answer> done);

  /** Opens a connection and closes it; {@code action} is a {@code tcpSocket}. */
  void tcp(Target target, JsonObject action, Duration timeout, Consumer<Answer> done);

  /** Asks the health service; {@code action} is a {@code grpc}. */
  void grpc(Target target, JsonObject action, Duration timeout, Consumer<Answer> done);
}
