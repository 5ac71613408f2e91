package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.apiserver.Connection;
import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.kubectl.KlogLine;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Condition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A port that is forwarded: whoever calls it waits for the pod's answer. Models client-go
 * tools/portforward: handleConnection.
 */
final class ForwardedService implements HttpService {

  private static final Answer NO_ANSWER = new Answer(502, Map.of(), new byte[0]);

  private final PortForwarder forwarder;
  private final ForwardedPort port;

  ForwardedService(PortForwarder forwarder, ForwardedPort port) {
    this.forwarder = forwarder;
    this.port = port;
  }

  @Override
  public Answer answer(Request request) {
    Session session = forwarder.session();
    session.out().println("Handling connection for " + port.local());
    Exchange exchange = new Exchange();
    try (Connection connection =
        session
            .client()
            .connect(
                forwarder.request().withParameter("ports", Integer.toString(port.remote())),
                exchange)) {
      connection.send(text(request).getBytes(StandardCharsets.UTF_8));
      Process.current().await(exchange.done, () -> exchange.status != null);
    } catch (StatusError e) {
      return fail(e.getMessage());
    }
    return exchange.status.string("status").equals("Success")
        ? parse(exchange.received)
        : fail(exchange.status.string("message"));
  }

  private Answer fail(String reason) {
    Session session = forwarder.session();
    session
        .err()
        .println(
            KlogLine.error(
                session.process(),
                "portforward.go",
                522,
                "\"Unhandled Error\" err=\"an error occurred forwarding %d -> %d: %s\" logger=\"UnhandledError\""
                    .formatted(port.local(), port.remote(), reason)));
    forwarder.lose();
    return NO_ANSWER;
  }

  private static String text(Request request) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
    request
        .headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString();
  }

  private static Answer parse(ByteArrayOutputStream received) {
    String text = received.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return NO_ANSWER;
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
    }
    headers.remove("content-length");
    return new Answer(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        headers,
        text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** One connection to the pod. */
  private static final class Exchange implements ConnectionSink {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Condition done = new Condition();
    private JsonObject status;

    @Override
    public void output(byte[] bytes) {
      received.writeBytes(bytes);
    }

    @Override
    public void error(byte[] bytes) {}

    @Override
    public void ended(JsonObject end) {
      status = end;
      done.signalAll();
    }
  }
}
