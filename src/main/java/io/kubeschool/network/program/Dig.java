package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.Transport;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsQuery;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.Resolver;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code dig}: it asks for a name as it is, unless {@code +search} says otherwise. Models bind9
 * bin/dig/dig.c: printmessage, received; dighost.c: next_origin.
 */
public final class Dig implements Program {

  private static final int NO_SERVER = 9;

  private static final String USAGE =
      """
      Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}
                  {global-d-opt} host [@local-server] {local-d-opt}
                  [ host [@local-server] {local-d-opt} [...]]

      Use "dig -h" (or "dig -h | more") for complete list of options
      """;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public int run(Process self) {
    if (self.arguments().contains("-v")) {
      self.err().print("DiG " + NetworkPrograms.BIND_VERSION + "\n");
      return 0;
    }
    DigOptions options = new DigOptions(self.arguments());
    if (!options.invalid().isEmpty()) {
      self.err().print("Invalid option: +" + options.invalid() + "\n" + USAGE);
      return 1;
    }
    options.warnings().forEach(self.err()::print);
    int status = 0;
    boolean first = true;
    for (DigOptions.Lookup lookup : options.lookups()) {
      status = Math.max(status, new Query(self, options, first).run(lookup));
      first = false;
    }
    return status;
  }

  /** One name's questions. */
  private static final class Query {
    private final Process self;
    private final DigOptions options;
    private final Resolver resolver;
    private final String server;
    private final String cookie;
    private final boolean greets;

    Query(Process self, DigOptions options, boolean greets) {
      this.self = self;
      this.options = options;
      this.greets = greets && options.is("cmd") && !options.is("short");
      this.resolver = new Resolver(self);
      List<String> servers = resolver.config().nameservers();
      this.server =
          options.server().isEmpty()
              ? servers.isEmpty() ? "127.0.0.1" : servers.getFirst()
              : resolver.address(options.server()).orElse("");
      this.cookie = String.format("%016x", self.simulation().random("dig").nextLong());
    }

    int run(DigOptions.Lookup lookup) {
      if (server.isEmpty()) {
        self.out().print("dig: couldn't get address for '" + options.server() + "': not found\n");
        return NO_SERVER + 1;
      }
      List<String> candidates =
          options.searches()
              ? resolver.config().candidates(lookup.name())
              : List.of(DnsText.withoutDot(lookup.name()));
      for (int i = 0; i < candidates.size(); i++) {
        Resolver.Exchange exchange = ask(candidates.get(i), lookup);
        if (exchange.answer() == null) {
          unanswered(exchange);
          return NO_SERVER;
        }
        boolean last = i == candidates.size() - 1 || exchange.found();
        if (last || options.is("showsearch")) {
          print(exchange);
        }
        if (last) {
          break;
        }
      }
      return 0;
    }

    private Resolver.Exchange ask(String name, DigOptions.Lookup lookup) {
      Transport transport = options.tcp() ? Transport.TCP : Transport.UDP;
      return resolver.ask(
          server, name, lookup.type(), transport, edns(), options.timeout(), options.attempts());
    }

    private DnsQuery.Edns edns() {
      return options.is("cookie") ? DnsQuery.Edns.COOKIE : DnsQuery.Edns.PLAIN;
    }

    private void unanswered(Resolver.Exchange exchange) {
      String why = exchange.refused() ? "connection refused" : "timed out";
      self.out()
          .print(
              (";; communications error to " + server + "#53: " + why + "\n")
                      .repeat(options.attempts())
                  + banner()
                  + ";; no servers could be reached\n");
    }

    private String banner() {
      return greets
          ? "\n; <<>> DiG "
              + NetworkPrograms.BIND_VERSION
              + " <<>> "
              + String.join(" ", self.arguments().subList(1, self.arguments().size()))
              + (options.server().isEmpty() ? "" : "\n; (1 server found)")
              + "\n;; global options: +cmd\n"
          : "";
    }

    private void print(Resolver.Exchange exchange) {
      DnsAnswer answer = exchange.answer();
      StringBuilder text = new StringBuilder();
      if (options.is("short")) {
        answer.answers().forEach(r -> text.append(r.data()).append('\n'));
        self.out().print(text);
        return;
      }
      text.append(banner());
      boolean comments = options.is("comments");
      if (comments) {
        comments(text, exchange);
      }
      if (options.is("question")) {
        text.append(comments ? ";; QUESTION SECTION:\n" : "")
            .append(DnsText.question(exchange.query()))
            .append(comments ? "\n" : "");
      }
      section(text, "answer", answer.answers());
      section(text, "authority", answer.authority());
      section(text, "additional", answer.additional());
      if (options.is("stats")) {
        stats(text, exchange);
      }
      self.out().print(text);
    }

    private void comments(StringBuilder text, Resolver.Exchange exchange) {
      DnsAnswer answer = exchange.answer();
      text.append(";; Got answer:\n");
      if (exchange.query().name().endsWith(".local")) {
        text.append(";; WARNING: .local is reserved for Multicast DNS\n")
            .append(
                ";; You are currently testing what happens when an mDNS query is leaked to DNS\n");
      }
      text.append(";; ->>HEADER<<- opcode: QUERY, status: ")
          .append(answer.code())
          .append(", id: ")
          .append(exchange.query().id())
          .append("\n;; flags: qr")
          .append(answer.authoritative() ? " aa" : "")
          .append(" rd")
          .append(answer.recursion() ? " ra" : "")
          .append("; QUERY: 1, ANSWER: ")
          .append(answer.answers().size())
          .append(", AUTHORITY: ")
          .append(answer.authority().size())
          .append(", ADDITIONAL: ")
          .append(answer.additional().size() + 1)
          .append('\n');
      if (!answer.recursion()) {
        text.append(";; WARNING: recursion requested but not available\n");
      }
      text.append("\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n");
      if (options.is("cookie")) {
        text.append("; COOKIE: ").append(cookie).append(" (echoed)\n");
      }
    }

    private void section(StringBuilder text, String name, List<DnsRecord> records) {
      if (!options.is(name) || records.isEmpty()) {
        return;
      }
      boolean comments = options.is("comments");
      text.append(comments ? ";; " + name.toUpperCase(Locale.ROOT) + " SECTION:\n" : "");
      records.forEach(record -> text.append(DnsText.record(record)));
      text.append(comments ? "\n" : "");
    }

    private void stats(StringBuilder text, Resolver.Exchange exchange) {
      text.append(";; Query time: 1 msec\n;; SERVER: ")
          .append(server)
          .append("#53(")
          .append(server)
          .append(options.tcp() ? ") (TCP)\n" : ") (UDP)\n")
          .append(";; WHEN: ")
          .append(WHEN.format(self.now()))
          .append("\n;; MSG SIZE  rcvd: ")
          .append(exchange.answer().size(exchange.query()))
          .append("\n\n");
    }
  }
}
