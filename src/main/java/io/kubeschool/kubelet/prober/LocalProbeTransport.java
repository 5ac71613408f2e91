package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Asks the container's own network whether somebody listens: until packets flow, no address but the
 * pod's is reached.
 */
public final class LocalProbeTransport implements ProbeTransport {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
  private static final Duration MOST_LATENCY = Duration.ofMillis(4);

  private final Simulation simulation;
  private final RandomStream random;
  private final String nodeAddress;

  /**
   * A transport.
   *
   * @param nodeAddress the node's address among its pods
   */
  public LocalProbeTransport(Simulation simulation, RandomStream random, String nodeAddress) {
    this.simulation = simulation;
    this.random = random;
    this.nodeAddress = nodeAddress;
  }

  @Override
  public void http(
      Target target, JsonObject action, Duration timeout, String userAgent, Consumer<Answer> done) {
    later(() -> {
      int port = port(action, target.container());
      String ip = action.string("host").isEmpty() ? target.ip() : action.string("host");
      String given = action.string("path");
      String path = given.startsWith("/") ? given : "/" + given;
      String scheme = action.string("scheme").equals("HTTPS") ? "https" : "http";
      String url = scheme + "://" + ip + ":" + port + path;
      NetworkNamespace.Listener listener = listener(target, port);
      if (listener == null) {
        done.accept(new Answer("Get \"" + url + "\": " + refused(ip, port), 0));
        return;
      }
      if (!(listener.service() instanceof HttpService service)) {
        done.accept(new Answer("Get \"" + url + "\": EOF", 0));
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      headers.put("user-agent", userAgent);
      headers.put("host", ip + ":" + port);
      for (JsonObject header : action.array("httpHeaders").objects()) {
        headers.put(header.string("name").toLowerCase(Locale.ROOT), header.string("value"));
      }
      HttpService.Answer answer =
          service.answer(new HttpService.Request("GET", path, headers, nodeAddress));
      done.accept(new Answer("", answer.status()));
    });
  }

  @Override
  public void tcp(Target target, JsonObject action, Duration timeout, Consumer<Answer> done) {
    later(() -> {
      int port = port(action, target.container());
      String ip = action.string("host").isEmpty() ? target.ip() : action.string("host");
      boolean open = listener(target, port) != null;
      done.accept(new Answer(open ? "" : refused(ip, port), 0));
    });
  }

  @Override
  public void grpc(Target target, JsonObject action, Duration timeout, Consumer<Answer> done) {
    later(() -> {
      int port = (int) action.number(0, "port");
      boolean open = listener(target, port) != null;
      done.accept(
          new Answer(
              open
                  ? ""
                  : "timeout: failed to connect service \""
                      + target.ip()
                      + ":"
                      + port
                      + "\" within "
                      + timeout.toSeconds()
                      + "s: context deadline exceeded",
              0));
    });
  }

  private static String refused(String ip, int port) {
    return "dial tcp " + ip + ":" + port + ": connect: connection refused";
  }

  private static NetworkNamespace.Listener listener(Target target, int port) {
    Machine machine = target.container().machine();
    return machine == null ? null : machine.network().listener(port);
  }

  /** Models pkg/probe: ResolveContainerPort. */
  private static int port(JsonObject action, Container container) {
    Json port = action.field("port");
    if (port instanceof JsonNumber number) {
      return (int) number.longValue();
    }
    if (port instanceof JsonString(String name)) {
      JsonObject named = container.spec().array("ports").find("name", name);
      if (named != null) {
        return (int) named.number(0, "containerPort");
      }
      try {
        return Integer.parseInt(name);
      } catch (NumberFormatException e) {
        return 0;
      }
    }
    return 0;
  }

  private void later(Runnable action) {
    simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), action);
  }
}
