package io.kubeschool.network.dns;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Route;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A process's stub resolver: it reads its machine's own {@code /etc/hosts} and {@code
 * /etc/resolv.conf}, walks the search list and asks the name servers, one question at a time.
 */
public final class Resolver {

  private static final int DNS_PORT = 53;
  private static final Duration ROUND_TRIP = Duration.ofMillis(1);

  private final Process process;
  private final ResolverConfig config;

  /** The resolver of that process. */
  public Resolver(Process process) {
    this.process = process;
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
   * @param server who was asked; it answered unless {@code answer} is null
   */
  public record Exchange(String server, String name, RecordType type, DnsAnswer answer) {}

  /**
   * Asks one server one question; waits as long as the configuration says. A null answer means
   * silence.
   */
  public Exchange ask(String server, String name, RecordType type) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int attempt = 0; attempt < Math.max(1, config.attempts()); attempt++) {
      Route route = process.machine().network().route(Transport.UDP, server, DNS_PORT);
      if (route instanceof Route.Delivered delivered
          && delivered.listener().service() instanceof DnsService service) {
        process.sleep(ROUND_TRIP);
        return new Exchange(server, lower, type, service.answer(lower, type, delivered.source()));
      }
      if (route instanceof Route.Refused) {
        return new Exchange(server, lower, type, null);
      }
      process.sleep(config.timeout());
    }
    return new Exchange(server, lower, type, null);
  }

  /** Asks the configured servers, in order, until one answers. */
  public Exchange ask(String name, RecordType type) {
    Exchange exchange = new Exchange("", name, type, null);
    for (String server : config.nameservers()) {
      exchange = ask(server, name, type);
      if (exchange.answer() != null) {
        return exchange;
      }
    }
    return exchange;
  }

  /** Walks the search list; the last exchange is the one that found it, if any did. */
  public List<Exchange> search(String name, RecordType type) {
    List<Exchange> exchanges = new ArrayList<>();
    for (String candidate : config.candidates(name)) {
      Exchange exchange = ask(candidate, type);
      exchanges.add(exchange);
      if (exchange.answer() == null
          || exchange.answer().exists() && !exchange.answer().answers().isEmpty()) {
        break;
      }
    }
    return exchanges;
  }

  /** The IPv4 address of a host, as {@code getaddrinfo} finds it: hosts file first, then DNS. */
  public Optional<String> address(String host) {
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.of(host);
    }
    Optional<String> fromFile = fromHostsFile(host);
    if (fromFile.isPresent()) {
      return fromFile;
    }
    List<Exchange> exchanges = search(host, RecordType.A);
    if (exchanges.isEmpty() || exchanges.getLast().answer() == null) {
      return Optional.empty();
    }
    return exchanges.getLast().answer().answers().stream()
        .filter(r -> r.type() == RecordType.A)
        .map(DnsRecord::data)
        .findFirst();
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
