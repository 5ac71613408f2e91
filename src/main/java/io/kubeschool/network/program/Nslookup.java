package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.Transport;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsQuery;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import io.kubeschool.network.dns.Resolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code nslookup} as BIND has it, not interactive. Models bind9 bin/dig/nslookup.c: printmessage,
 * printsection, detailsection.
 */
public final class Nslookup implements Program {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;

  @Override
  public int run(Process self) {
    Lookup lookup = new Lookup(self);
    for (String argument : self.arguments().subList(1, self.arguments().size())) {
      if (argument.startsWith("-")) {
        lookup.option(argument.substring(1));
      } else {
        lookup.operands.add(argument);
      }
    }
    if (lookup.operands.isEmpty()) {
      self.out().print("> \n");
      return 0;
    }
    return lookup.run();
  }

  /** One look-up. */
  private static final class Lookup {
    private final Process self;
    private final Resolver resolver;
    private final List<String> operands = new ArrayList<>();
    private RecordType type;
    private boolean debug;
    private boolean searches = true;
    private Duration timeout = TIMEOUT;
    private int attempts = ATTEMPTS;
    private String server = "";
    private boolean failed;

    Lookup(Process self) {
      this.self = self;
      this.resolver = new Resolver(self);
    }

    void option(String option) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = option.substring(equals + 1);
      switch (name) {
        case "type", "query", "querytype", "q", "ty" -> {
          type = QueryTypes.of(value);
          if (type == null) {
            self.out().print("unknown query type: " + value + "\n");
          }
        }
        case "debug" -> debug = true;
        case "nosearch" -> searches = false;
        case "timeout" -> timeout = Duration.ofSeconds(Math.max(1, Arguments.number(value, 5)));
        case "retry" -> attempts = 1 + (int) Arguments.number(value, ATTEMPTS - 1);
        default -> {}
      }
    }

    int run() {
      String name = operands.getFirst();
      if (operands.size() > 1) {
        server = resolver.address(operands.get(1)).orElse("");
        if (server.isEmpty()) {
          self.out()
              .print("nslookup: couldn't get address for '" + operands.get(1) + "': not found\n");
          return 1;
        }
      } else if (!resolver.config().nameservers().isEmpty()) {
        server = resolver.config().nameservers().getFirst();
      }
      boolean reverse = type == null && QueryTypes.isAddress(name);
      Resolver.Exchange last =
          reverse
              ? walk(List.of(QueryTypes.reverseName(name)), RecordType.PTR)
              : walk(candidates(name), type == null ? RecordType.A : type);
      if (last != null && type == null && !reverse && last.answer().exists()) {
        alsoSixth(last);
      }
      self.out().print("\n");
      return failed ? 1 : 0;
    }

    private List<String> candidates(String name) {
      return searches ? resolver.config().candidates(name) : List.of(DnsText.withoutDot(name));
    }

    /** Asks until something is found; the last exchange, or null if nobody answered. */
    private Resolver.Exchange walk(List<String> candidates, RecordType asked) {
      Resolver.Exchange exchange = null;
      for (int i = 0; i < candidates.size(); i++) {
        exchange = ask(candidates.get(i), asked);
        if (exchange.answer() == null) {
          String why = exchange.refused() ? "connection refused" : "timed out";
          self.out()
              .print(
                  (";; communications error to " + server + "#53: " + why + "\n").repeat(attempts)
                      + ";; no servers could be reached\n");
          failed = true;
          return null;
        }
        boolean last = i == candidates.size() - 1 || exchange.found();
        if (last || debug) {
          print(exchange);
        }
        if (last) {
          break;
        }
      }
      return exchange;
    }

    private Resolver.Exchange ask(String name, RecordType asked) {
      Resolver.Exchange exchange =
          resolver.ask(server, name, asked, Transport.UDP, DnsQuery.Edns.NONE, timeout, attempts);
      boolean recursion = exchange.answer() == null || exchange.answer().recursion();
      if (!recursion && operands.size() == 1) {
        self.out().print(";; Got recursion not available from " + server + "\n");
      }
      return exchange;
    }

    /** After an IPv4 address, the same name's IPv6 address is asked for. */
    private void alsoSixth(Resolver.Exchange first) {
      String target = first.query().name();
      for (DnsRecord record : first.answer().answers()) {
        if (record.type() == RecordType.CNAME) {
          target = DnsText.withoutDot(record.data());
        }
      }
      Resolver.Exchange exchange = ask(target, RecordType.AAAA);
      if (exchange.answer() != null) {
        if (debug) {
          details(exchange);
        }
        exchange.answer().answers().stream()
            .filter(r -> r.type() == RecordType.AAAA)
            .forEach(r -> self.out().print(shown(r)));
      }
    }

    private void print(Resolver.Exchange exchange) {
      if (type != null || exchange.query().type() == RecordType.A) {
        self.out().print("Server:\t\t" + server + "\nAddress:\t" + server + "#53\n\n");
      }
      if (debug) {
        details(exchange);
      }
      DnsAnswer answer = exchange.answer();
      if (!answer.exists()) {
        failed = true;
        self.out()
            .print("** server can't find " + exchange.query().name() + ": " + answer.code() + "\n");
      } else if (answer.answers().isEmpty()) {
        self.out().print("*** Can't find " + operands.getFirst() + ": No answer\n");
      }
      answer.answers().forEach(r -> self.out().print(shown(r)));
    }

    private void details(Resolver.Exchange exchange) {
      DnsQuery query = exchange.query();
      StringBuilder text = new StringBuilder("------------\n    QUESTIONS:\n\t");
      text.append(query.name()).append(", type = ").append(query.type()).append(", class = IN\n");
      details(text, "ANSWERS:", exchange.answer().answers());
      details(text, "AUTHORITY RECORDS:", exchange.answer().authority());
      details(text, "ADDITIONAL RECORDS:", exchange.answer().additional());
      self.out().print(text.append("------------\n"));
    }

    private static void details(StringBuilder text, String title, List<DnsRecord> records) {
      text.append("    ").append(title).append('\n');
      for (DnsRecord record : records) {
        text.append("    ->  ").append(record.name()).append('\n');
        if (record.type() == RecordType.SOA) {
          text.append(QueryTypes.startOfAuthority(record));
        } else {
          text.append('\t')
              .append(record.type() == RecordType.A ? "internet address = " : label(record.type()))
              .append(record.data())
              .append('\n');
        }
        text.append("\tttl = ").append(record.ttl()).append('\n');
      }
    }

    private static String shown(DnsRecord record) {
      return switch (record.type()) {
        case A, AAAA -> "Name:\t" + record.name() + "\nAddress: " + record.data() + "\n";
        case SOA -> record.name() + "\n" + QueryTypes.startOfAuthority(record);
        default -> record.name() + "\t" + label(record.type()) + record.data() + "\n";
      };
    }

    private static String label(RecordType type) {
      return switch (type) {
        case A -> "internet address = ";
        case AAAA -> "has AAAA address ";
        case CNAME -> "canonical name = ";
        case PTR -> "name = ";
        case SRV -> "service = ";
        case TXT -> "text = ";
        case NS -> "nameserver = ";
        case MX -> "mail exchanger = ";
        case SOA, ANY -> "";
      };
    }
  }
}
