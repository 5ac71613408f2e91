package io.kubeschool.network.dns;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ResidentProgram;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.Transport;
import io.kubeschool.machine.image.HttpService;
import io.kubeschool.sim.RandomStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CoreDNS with its kubernetes, forward, log, loadbalance, ready, health and reload plug-ins. Of its
 * Corefile it reads whether queries are logged; the zones are those of the cluster.
 */
public final class CoreDns implements ResidentProgram {

  private static final Pattern REVERSE =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)\\.in-addr\\.arpa");
  private static final Pattern LOG = Pattern.compile("(?m)^\\s*log\\b");
  private static final String COREFILE = "/etc/coredns/Corefile";

  /** The reload plug-in's 30 s, with its jitter of 15 s. */
  private static final Duration LEAST_RELOAD = Duration.ofMillis(22_500);

  private static final Duration MOST_RELOAD = Duration.ofMillis(37_500);

  /** How long an answer takes at the least, in nanoseconds. */
  private static final int LEAST_WORK = 90_000;

  private static final int WORK_SPREAD = 200_000;
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

  /** What it answers, without a process around it. */
  DnsAnswer resolve(DnsQuery query) {
    if (zone.holds(query.name())) {
      return zone.answer(query, this::resolve);
    }
    Matcher reverse = REVERSE.matcher(query.name());
    if (query.type() == RecordType.PTR && reverse.matches()) {
      String address =
          String.join(".", reverse.group(4), reverse.group(3), reverse.group(2), reverse.group(1));
      List<DnsRecord> pointers = zone.reverse(query.name(), address);
      if (!pointers.isEmpty()) {
        return new DnsAnswer("NOERROR", true, false, pointers, List.of(), List.of());
      }
    }
    return upstream.answer(query);
  }

  /** One process of it. */
  private final class Server {
    private final Process self;
    private final RandomStream random;
    private String corefile = "";
    private boolean logs;

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
      self.out().print(".:53\n");
      load();
      self.out().print("CoreDNS-1.14.2\nlinux/amd64, go1.26.1, \n");
      watch();
    }

    private void watch() {
      Duration interval = random.between(LEAST_RELOAD, MOST_RELOAD);
      self.simulation().after(interval, this::reload);
    }

    /** Models coredns plugin/reload: hook. */
    private void reload() {
      if (self.isDone()) {
        return;
      }
      if (!read().equals(corefile)) {
        self.out().print("[INFO] Reloading\n");
        load();
        self.out().print("[INFO] Reloading complete\n");
      }
      watch();
    }

    private void load() {
      corefile = read();
      logs = LOG.matcher(corefile).find();
      self.out().print("[INFO] plugin/reload: Running configuration SHA512 = " + checksum() + "\n");
    }

    private String read() {
      try {
        return self.files().text(COREFILE);
      } catch (SystemError e) {
        return "";
      }
    }

    private String checksum() {
      try {
        byte[] text = corefile.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private DnsAnswer answer(DnsQuery query) {
      DnsAnswer answer = shuffled(resolve(query));
      if (logs) {
        self.out().print(line(query, answer));
      }
      return answer;
    }

    /** Addresses come last, in another order each time. Models coredns plugin/loadbalance. */
    private DnsAnswer shuffled(DnsAnswer answer) {
      List<DnsRecord> others = new ArrayList<>();
      List<DnsRecord> addresses = new ArrayList<>();
      for (DnsRecord record : answer.answers()) {
        boolean address = record.type() == RecordType.A || record.type() == RecordType.AAAA;
        (address ? addresses : others).add(record);
      }
      for (int i = 0; i < addresses.size() - 1; i++) {
        Collections.swap(addresses, i, i + random.nextInt(addresses.size() - i));
      }
      others.addAll(addresses);
      return answer.withAnswers(others);
    }

    /** Models coredns plugin/log: CommonLogFormat. */
    private String line(DnsQuery query, DnsAnswer answer) {
      return String.format(
          Locale.ROOT,
          "[INFO] %s:%d - %d \"%s IN %s. %s %d false %d\" %s qr%s,rd%s %d 0.%09ds\n",
          query.client(),
          query.port(),
          query.id(),
          query.type(),
          query.name(),
          query.transport() == Transport.TCP ? "tcp" : "udp",
          query.size(),
          query.buffer(),
          answer.code(),
          answer.authoritative() ? ",aa" : "",
          answer.recursion() ? ",ra" : "",
          answer.size(query),
          LEAST_WORK + random.nextInt(WORK_SPREAD));
    }
  }
}
