package io.kubeschool.network.dns;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Route;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.Transport;
import io.kubeschool.sim.RandomStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A process's stub resolver: it reads its machine's own {@code /etc/hosts} and {@code
 * /etc/resolv.conf}, asks the name servers for what the search list makes of a name.
 */
public final class Resolver {

  private static final int DNS_PORT = 53;
  private static final Duration ROUND_TRIP = Duration.ofMillis(1);
  private static final int FIRST_PORT = 32_768;
  private static final int PORTS = 28_232;
  private static final int IDS = 65_536;

  private final Process process;
  private final ResolverConfig config;
  private final RandomStream random;

  /** The resolver of that process. */
  public Resolver(Process process) {
    this.process = process;
    this.random = process.simulation().random("resolver");
    this.config = ResolverConfig.parse(read("/etc/resolv.conf"));
  }

  /** What its resolv.conf says. */
  public ResolverConfig config() {
    return config;
  }

  private String read(String path) {
    try {
      return process.files().text(path);
    } catch (SystemError e) {
      return "";
    }
  }

  /**
   * A question that was asked.
   *
   * @param server who was asked
   * @param query as it was sent
   * @param answer null if there was none
   * @param refused whether there was none because nobody listens there, at once
   */
  public record Exchange(String server, DnsQuery query, DnsAnswer answer, boolean refused) {

    /** Whether records of the type asked for, or an alias, were found. */
    public boolean found() {
      return answer != null && answer.exists() && !answer.answers().isEmpty();
    }
  }

  /** Asks one server one question over UDP, plainly; waits as long as the configuration says. */
  public Exchange ask(String server, String name, RecordType type) {
    return ask(
        server, name, type, Transport.UDP, DnsQuery.Edns.NONE, config.timeout(), config.attempts());
  }

  /** Asks one server one question; waits {@code attempts} times {@code timeout} for an answer. */
  public Exchange ask(
      String server,
      String name,
      RecordType type,
      Transport transport,
      DnsQuery.Edns edns,
      Duration timeout,
      int attempts) {
    DnsQuery query =
        new DnsQuery(
            name.toLowerCase(Locale.ROOT),
            type,
            process.machine().network().address(),
            FIRST_PORT + random.nextInt(PORTS),
            random.nextInt(IDS),
            transport,
            edns);
    for (int attempt = 0; attempt < Math.max(1, attempts); attempt++) {
      Route route = process.machine().network().route(transport, server, DNS_PORT);
      if (route instanceof Route.Delivered delivered
          && delivered.listener().service() instanceof DnsService service) {
        process.sleep(ROUND_TRIP);
        DnsQuery arrived = query.from(delivered.source());
        return new Exchange(server, arrived, service.answer(arrived), false);
      }
      if (route instanceof Route.Refused) {
        return new Exchange(server, query, null, true);
      }
      process.sleep(timeout);
    }
    return new Exchange(server, query, null, false);
  }

  /** Asks the configured servers, in order, until one answers. */
  public Optional<Exchange> ask(String name, RecordType type) {
    Exchange exchange = null;
    for (String server : config.nameservers()) {
      exchange = ask(server, name, type);
      if (exchange.answer() != null) {
        break;
      }
    }
    return Optional.ofNullable(exchange);
  }

  /**
   * The IPv4 address of a host, as {@code getaddrinfo} finds it: hosts file first, then DNS, where
   * each name is asked for with both families at once.
   */
  public Optional<String> address(String host) {
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.of(host);
    }
    Optional<String> fromFile = fromHostsFile(host);
    if (fromFile.isPresent()) {
      return fromFile;
    }
    for (String candidate : config.candidates(host)) {
      Optional<Exchange> exchange = ask(candidate, RecordType.A);
      if (exchange.isEmpty() || exchange.get().answer() == null) {
        return Optional.empty();
      }
      ask(exchange.get().server(), candidate, RecordType.AAAA);
      Optional<String> address =
          exchange.get().answer().answers().stream()
              .filter(r -> r.type() == RecordType.A)
              .map(DnsRecord::data)
              .findFirst();
      if (address.isPresent()) {
        return address;
      }
    }
    return Optional.empty();
  }

  private Optional<String> fromHostsFile(String host) {
    for (String line : read("/etc/hosts").lines().toList()) {
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        if (words[i].equalsIgnoreCase(host) && words[0].indexOf(':') < 0) {
          return Optional.of(words[0]);
        }
      }
    }
    return Optional.empty();
  }
}
