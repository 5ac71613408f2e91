package io.kubeschool.network.dns;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.Transport;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.sim.RandomStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CoreDNS with its kubernetes, forward, log, ready, health and reload plug-ins. Of its Corefile it
 * reads whether queries are logged; the zones are those of the cluster.
 */
public final class CoreDns implements ResidentProgram {

  private static final Pattern REVERSE =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)\\.in-addr\\.arpa");
  private static final Pattern LOG = Pattern.compile("(?m)^\\s*log\\b");
  private static final Duration RELOAD = Duration.ofSeconds(30);
  private static final int DNS_PORT = 53;
  private static final int HEALTH_PORT = 8080;
  private static final int READY_PORT = 8181;
  private static final int METRICS_PORT = 9153;

  private final ClusterZone zone;
  private final DnsService upstream;

  /**
   * A server for that zone.
   *
   * @param upstream who is asked about everything else
   */
  public CoreDns(ClusterZone zone, DnsService upstream) {
    this.zone = zone;
    this.upstream = upstream;
  }

  @Override
  public void start(Process self) {
    new Server(self).start();
  }

  /** What it answers, without a process around it: for the resolver of nodes and for tests. */
  DnsAnswer resolve(String name, RecordType type, String client) {
    if (zone.holds(name)) {
      return followed(zone.answer(name, type), type, client);
    }
    Matcher reverse = REVERSE.matcher(name);
    if (reverse.matches()) {
      String address =
          reverse.group(4)
              + "."
              + reverse.group(3)
              + "."
              + reverse.group(2)
              + "."
              + reverse.group(1);
      List<DnsRecord> pointers = zone.reverse(name, address);
      if (!pointers.isEmpty()) {
        return new DnsAnswer("NOERROR", true, false, pointers, List.of(), List.of());
      }
    }
    return upstream.answer(name, type, client);
  }

  /**
   * A CNAME's own target is looked up too. Models coredns plugin/kubernetes: external names go
   * through the upstream.
   */
  private DnsAnswer followed(DnsAnswer answer, RecordType type, String client) {
    if (type == RecordType.CNAME
        || answer.answers().size() != 1
        || answer.answers().getFirst().type() != RecordType.CNAME) {
      return answer;
    }
    String target = answer.answers().getFirst().data();
    DnsAnswer further = resolve(target.substring(0, target.length() - 1), type, client);
    List<DnsRecord> all = new ArrayList<>(answer.answers());
    all.addAll(further.answers());
    return new DnsAnswer("NOERROR", true, false, all, List.of(), List.of());
  }

  /** One process of it. */
  private final class Server {
    private final Process self;
    private final RandomStream random;
    private boolean logs;
    private Instant read = Instant.MIN;

    Server(Process self) {
      this.self = self;
      this.random = self.simulation().random("coredns/" + self.machine().hostname());
    }

    void start() {
      DnsService service = this::answer;
      HttpService ok =
          r -> new HttpService.Answer(200, Map.of(), "OK".getBytes(StandardCharsets.UTF_8));
      boolean open =
          self.machine().network().listen(Transport.UDP, DNS_PORT, self, service)
              && self.machine().network().listen(Transport.TCP, DNS_PORT, self, service)
              && self.machine().network().listen(HEALTH_PORT, self, ok)
              && self.machine().network().listen(READY_PORT, self, ok)
              && self.machine().network().listen(METRICS_PORT, self, ok);
      if (!open) {
        self.err().print("listen tcp :53: bind: address already in use\n");
        self.exit(1);
        return;
      }
      self.handle(Signal.TERM, () -> self.exit(0));
      self.handle(Signal.INT, () -> self.exit(0));
      self.out()
          .print(
              ".:53\n"
                  + "[INFO] plugin/reload: Running configuration SHA512 = "
                  + checksum()
                  + "\nCoreDNS-1.14.2\nlinux/amd64, go1.26.1, \n");
    }

    private String checksum() {
      StringBuilder digits = new StringBuilder();
      while (digits.length() < 128) {
        digits.append(String.format("%016x", random.nextLong()));
      }
      return digits.toString();
    }

    private DnsAnswer answer(String name, RecordType type, String client) {
      DnsAnswer answer = resolve(name, type, client);
      if (isLogging()) {
        self.out().print(line(name, type, client, answer));
      }
      return answer;
    }

    private boolean isLogging() {
      if (read.equals(Instant.MIN) || !self.now().isBefore(read.plus(RELOAD))) {
        boolean first = read.equals(Instant.MIN);
        read = self.now();
        try {
          boolean now = LOG.matcher(self.files().text("/etc/coredns/Corefile")).find();
          if (now != logs && !first) {
            self.out()
                .print(
                    "[INFO] Reloading\n[INFO] plugin/reload: Running configuration SHA512 = "
                        + checksum()
                        + "\n[INFO] Reloading complete\n");
          }
          logs = now;
        } catch (SystemError e) {
          logs = false;
        }
      }
      return logs;
    }

    private String line(String name, RecordType type, String client, DnsAnswer answer) {
      int size = name.length() + 18;
      String flags = answer.authoritative() ? "qr,aa,rd" : "qr,rd,ra";
      return String.format(
          Locale.ROOT,
          "[INFO] %s:%d - %d \"%s IN %s. udp %d false 512\" %s %s %d 0.%09ds%n",
          client,
          32768 + random.nextInt(28000),
          random.nextInt(65536),
          type,
          name,
          size,
          answer.code(),
          flags,
          size + 60 * Math.max(1, answer.answers().size() + answer.authority().size()),
          90_000 + random.nextInt(200_000));
    }
  }
}
