package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.Locale;

/** A probe in one line. Models describe.go: DescribeProbe. */
final class Probes {

  private Probes() {}

  static String text(JsonObject probe) {
    return action(probe)
        + " delay="
        + probe.number(0, "initialDelaySeconds")
        + "s timeout="
        + probe.number(0, "timeoutSeconds")
        + "s period="
        + probe.number(0, "periodSeconds")
        + "s #success="
        + probe.number(0, "successThreshold")
        + " #failure="
        + probe.number(0, "failureThreshold");
  }

  private static String action(JsonObject probe) {
    if (probe.has("exec")) {
      return "exec " + Texts.list(probe.array("exec", "command"));
    }
    if (probe.has("httpGet")) {
      JsonObject get = probe.object("httpGet");
      String path = get.string("path");
      return "http-get "
          + get.string("scheme").toLowerCase(Locale.ROOT)
          + "://"
          + get.string("host")
          + ":"
          + Texts.intOrString(get.get("port"))
          + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    }
    if (probe.has("tcpSocket")) {
      return "tcp-socket "
          + probe.string("tcpSocket", "host")
          + ":"
          + Texts.intOrString(probe.get("tcpSocket", "port"));
    }
    return probe.has("grpc")
        ? "grpc <pod>:" + probe.number(0, "grpc", "port") + " " + probe.string("grpc", "service")
        : "unknown";
  }
}
