package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.Transport;
import io.kubeschool.network.dns.DnsQuery;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import io.kubeschool.network.dns.Resolver;
import java.time.Duration;
import java.util.List;

/** {@code host}, without {@code -v} and {@code -a}. Models bind9 bin/dig/host.c: printmessage. */
public final class Host implements Program {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 2;

  @Override
  public int run(Process self) {
    Arguments arguments = new Arguments(self.arguments(), "tcWRNm", "");
    RecordType type = null;
    Duration timeout = TIMEOUT;
    int attempts = ATTEMPTS;
    for (Arguments.Option option : arguments.options()) {
      switch (option.name()) {
        case "t" -> {
          type = QueryTypes.of(option.value());
          if (type == null) {
            self.err().print("host: invalid type: " + option.value() + "\n\n");
            return 2;
          }
        }
        case "W" -> timeout = Duration.ofSeconds(Math.max(1, Arguments.number(option.value(), 5)));
        case "R" -> attempts = 1 + (int) Arguments.number(option.value(), 1);
        default -> {}
      }
    }
    List<String> operands = arguments.operands();
    if (operands.isEmpty()) {
      self.err().print("Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]\n");
      return 1;
    }
    return new Lookup(self, operands, timeout, attempts).run(type);
  }

  /** One look-up. */
  private static final class Lookup {
    private final Process self;
    private final Resolver resolver;
    private final String name;
    private final String server;
    private final Duration timeout;
    private final int attempts;

    Lookup(Process self, List<String> operands, Duration timeout, int attempts) {
      this.self = self;
      this.resolver = new Resolver(self);
      this.name = operands.getFirst();
      this.timeout = timeout;
      this.attempts = attempts;
      List<String> configured = resolver.config().nameservers();
      this.server =
          operands.size() > 1
              ? resolver.address(operands.get(1)).orElse(operands.get(1))
              : configured.isEmpty() ? "127.0.0.1" : configured.getFirst();
      if (operands.size() > 1) {
        self.out()
            .print(
                "Using domain server:\nName: "
                    + operands.get(1)
                    + "\nAddress: "
                    + server
                    + "#53\nAliases: \n\n");
      }
    }

    int run(RecordType type) {
      if (type == null && QueryTypes.isAddress(name)) {
        return ask(List.of(QueryTypes.reverseName(name)), RecordType.PTR, true) == null ? 1 : 0;
      }
      RecordType asked = type == null ? RecordType.A : type;
      Resolver.Exchange found = ask(resolver.config().candidates(name), asked, type != null);
      if (found == null) {
        return 1;
      }
      if (type == null) {
        String target = found.query().name();
        for (DnsRecord record : found.answer().answers()) {
          target = record.type() == RecordType.CNAME ? DnsText.withoutDot(record.data()) : target;
        }
        ask(List.of(target), RecordType.AAAA, false);
        ask(List.of(target), RecordType.MX, false);
      }
      return 0;
    }

    /** Prints what is found; null if there is no such name, or no answer. */
    private Resolver.Exchange ask(List<String> candidates, RecordType type, boolean tellsNone) {
      Resolver.Exchange exchange = null;
      for (String candidate : candidates) {
        exchange =
            resolver.ask(
                server, candidate, type, Transport.UDP, DnsQuery.Edns.NONE, timeout, attempts);
        if (exchange.answer() == null || exchange.found()) {
          break;
        }
      }
      if (exchange == null || exchange.answer() == null) {
        String why = exchange != null && exchange.refused() ? "connection refused" : "timed out";
        self.out()
            .print(
                (";; communications error to " + server + "#53: " + why + "\n").repeat(attempts)
                    + ";; no servers could be reached\n");
        return null;
      }
      if (!exchange.answer().exists()) {
        self.out().print("Host " + shownName(type) + " not found: 3(NXDOMAIN)\n");
        return null;
      }
      exchange.answer().answers().forEach(record -> self.out().print(shown(record)));
      if (tellsNone && exchange.answer().answers().isEmpty()) {
        self.out().print(name + " has no " + type + " record\n");
      }
      return exchange;
    }

    private String shownName(RecordType type) {
      return type == RecordType.PTR && QueryTypes.isAddress(name)
          ? QueryTypes.reverseName(name) + "."
          : name;
    }

    private static String shown(DnsRecord record) {
      String phrase =
          switch (record.type()) {
            case A -> " has address ";
            case AAAA -> " has IPv6 address ";
            case CNAME -> " is an alias for ";
            case PTR -> " domain name pointer ";
            case MX -> " mail is handled by ";
            case NS -> " name server ";
            case TXT -> " descriptive text ";
            case SOA, SRV, ANY -> " has " + record.type() + " record ";
          };
      return record.name() + phrase + record.data() + "\n";
    }
  }
}
