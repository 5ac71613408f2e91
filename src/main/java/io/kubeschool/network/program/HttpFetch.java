package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Route;
import io.kubeschool.machine.Transport;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.network.dns.Resolver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request of a process, from the name to the answer: what curl and wget have in common.
 */
final class HttpFetch {

  private static final Duration ROUND_TRIP = Duration.ofMillis(1);

  /** How long the kernel tries to find a neighbour that is not there. */
  private static final Duration NEIGHBOUR_TIMEOUT = Duration.ofMillis(3_100);

  /** How long the kernel tries to connect to somebody who is silent. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(127);

  /** What came of it. */
  sealed interface Outcome {
    /** The address that was tried. */
    String address();
  }

  /** An answer from {@code address}. */
  record Answered(String address, HttpService.Answer answer) implements Outcome {}

  /** No such name. */
  record Unresolved() implements Outcome {
    @Override
    public String address() {
      return "";
    }
  }

  /** The other side does not listen. */
  record Refused(String address) implements Outcome {}

  /** Nobody has that address, or there is no way there. */
  record Unreachable(String address, boolean network) implements Outcome {}

  /** It took too long. */
  record TimedOut(String address) implements Outcome {}

  /** Something listens, but not for HTTP. */
  record NotHttp(String address) implements Outcome {}

  /** A URL's parts; {@code written} is the host with its port, if one was given. */
  record Url(String scheme, String host, int port, String path, String written) {
    static Url parse(String text) {
      String scheme = text.startsWith("https://") ? "https" : "http";
      String rest = text.replaceFirst("^[a-z]+://", "");
      int slash = rest.indexOf('/');
      String authority = slash < 0 ? rest : rest.substring(0, slash);
      String path = slash < 0 ? "/" : rest.substring(slash);
      int colon = authority.lastIndexOf(':');
      String digits = colon < 0 ? "" : authority.substring(colon + 1);
      int port =
          digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : scheme.equals("https") ? 443 : 80;
      String host = colon < 0 ? authority : authority.substring(0, colon);
      return new Url(scheme, host, port, path, authority);
    }

    String authority() {
      return port == 80 ? host : host + ":" + port;
    }
  }

  private final Process self;
  private final Duration limit;

  /**
   * A client in that process.
   *
   * @param limit how long it may take in all, zero for as long as the kernel tries
   */
  HttpFetch(Process self, Duration limit) {
    this.self = self;
    this.limit = limit;
  }

  Outcome fetch(Url url, String method, Map<String, String> headers) {
    Optional<String> found = new Resolver(self).address(url.host());
    if (found.isEmpty()) {
      return new Unresolved();
    }
    String address = found.get();
    return switch (self.machine().network().route(Transport.TCP, address, url.port())) {
      case Route.Delivered(var namespace, var listener, String destination, String source) -> {
        self.sleep(ROUND_TRIP);
        yield listener.service() instanceof HttpService service
            ? new Answered(
                address,
                service.answer(new HttpService.Request(method, url.path(), headers, source)))
            : new NotHttp(address);
      }
      case Route.Refused() -> new Refused(address);
      case Route.NetworkUnreachable() -> new Unreachable(address, true);
      case Route.HostUnreachable() ->
          patient(NEIGHBOUR_TIMEOUT) ? new Unreachable(address, false) : new TimedOut(address);
      case Route.Lost() -> {
        patient(CONNECT_TIMEOUT);
        yield new TimedOut(address);
      }
    };
  }

  /** Waits for {@code kernel} or until the limit; tells whether the kernel's time came first. */
  private boolean patient(Duration kernel) {
    boolean first = limit.isZero() || kernel.compareTo(limit) < 0;
    self.sleep(first ? kernel : limit);
    return first;
  }
}
