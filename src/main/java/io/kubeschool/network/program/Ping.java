package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.Route;
import io.kubeschool.machine.Transport;
import io.kubeschool.network.dns.Resolver;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code ping} as busybox has it. An address answers if somebody has it; a Service's address is
 * nobody's, in iptables mode.
 */
public final class Ping implements Program {

  private static final int DISCARD_PORT = 9;

  @Override
  public int run(Process self) {
    Arguments arguments = new Arguments(self.arguments(), "cWwisI", "");
    long count = 4;
    for (Arguments.Option option : arguments.options()) {
      if (option.name().equals("c")) {
        count = Arguments.number(option.value(), count);
      }
    }
    if (arguments.operands().isEmpty()) {
      self.err().print("Usage: ping [-c COUNT] [-W SEC] HOST\n");
      return 1;
    }
    String host = arguments.operands().getFirst();
    Optional<String> address = new Resolver(self).address(host);
    if (address.isEmpty()) {
      self.err().print("ping: bad address '" + host + "'\n");
      return 1;
    }
    self.out().print("PING " + host + " (" + address.get() + "): 56 data bytes\n");
    return ping(self, host, address.get(), count);
  }

  private static int ping(Process self, String host, String address, long count) {
    int received = 0;
    for (int i = 0; i < count; i++) {
      Route route = self.machine().network().route(Transport.TCP, address, DISCARD_PORT);
      boolean answered = route instanceof Route.Refused || route instanceof Route.Delivered;
      if (answered) {
        received++;
        self.out()
            .print(
                "64 bytes from "
                    + address
                    + ": seq="
                    + i
                    + " ttl=64 time=0.0"
                    + (60 + i % 9)
                    + " ms\n");
      }
      if (i + 1 < count) {
        self.sleep(Duration.ofSeconds(1));
      }
    }
    self.out()
        .print(
            "\n--- "
                + host
                + " ping statistics ---\n"
                + count
                + " packets transmitted, "
                + received
                + " packets received, "
                + (count == 0 ? 0 : 100 * (count - received) / count)
                + "% packet loss\n");
    if (received > 0) {
      self.out().print("round-trip min/avg/max = 0.060/0.064/0.068 ms\n");
    }
    return received > 0 ? 0 : 1;
  }
}
