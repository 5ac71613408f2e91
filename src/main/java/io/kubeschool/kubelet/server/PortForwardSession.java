package io.kubeschool.kubelet.server;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubelet.Kubelet;
import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection to a port of a pod: what is sent is taken as an HTTP request and answered as a
 * whole; other protocols find only an open port. Models cri-streaming portforward.
 */
final class PortForwardSession extends Session {

  private final Kubelet kubelet;
  private final ObjectKey pod;
  private final int port;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  PortForwardSession(
      Simulation simulation, ConnectionSink sink, Kubelet kubelet, ObjectKey pod, Request request) {
    super(simulation, sink);
    this.kubelet = kubelet;
    this.pod = pod;
    String ports = request.parameter("ports");
    this.port = ports.isEmpty() ? 0 : Integer.parseInt(ports);
  }

  @Override
  public void send(byte[] bytes) {
    received.writeBytes(bytes);
    String text = received.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || isClosed()) {
      return;
    }
    NetworkNamespace network = kubelet.network(pod);
    NetworkNamespace.Listener listener = network == null ? null : network.listener(port);
    if (listener == null) {
      finish(
          internalError(
              "an error occurred forwarding: error forwarding port "
                  + port
                  + " to pod: failed to connect to localhost:"
                  + port
                  + " inside namespace: connect: connection refused"));
      return;
    }
    if (listener.service() instanceof HttpService service) {
      answer(service, text.substring(0, end));
    }
    finish(SUCCESS);
  }

  private void answer(HttpService service, String head) {
    String[] lines = head.split("\r\n");
    String[] first = lines[0].split(" ");
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    HttpService.Answer answer =
        service.answer(
            new HttpService.Request(
                first[0], first.length > 1 ? first[1] : "/", headers, "127.0.0.1"));
    StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + " \r\n");
    answer
        .headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("content-length: ").append(answer.body().length).append("\r\n\r\n");
    output(false, text.toString().getBytes(StandardCharsets.UTF_8));
    output(false, answer.body());
  }

  @Override
  public void endInput() {}
}
