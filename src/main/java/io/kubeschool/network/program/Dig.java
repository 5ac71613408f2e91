package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import io.kubeschool.network.dns.Resolver;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code dig}: it asks for a name as it is, unless {@code +search} says otherwise. Models bind9
 * bin/dig/dig.c.
 */
public final class Dig implements Program {

  /** What {@code +all} and {@code +noall} are about. */
  private static final List<String> SECTIONS =
      List.of("cmd", "comments", "question", "answer", "authority", "additional", "stats");

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public int run(Process self) {
    return new Query(self).run();
  }

  /** One run of it. */
  private static final class Query {
    private final Process self;
    private final Resolver resolver;
    private final Map<String, Boolean> shown = new LinkedHashMap<>();
    private String server;
    private String name = "";
    private RecordType type = RecordType.A;
    private boolean typed;

    Query(Process self) {
      this.self = self;
      this.resolver = new Resolver(self);
      this.server =
          resolver.config().nameservers().isEmpty()
              ? "127.0.0.1"
              : resolver.config().nameservers().getFirst();
      SECTIONS.forEach(section -> shown.put(section, true));
    }

    int run() {
      read();
      List<String> candidates =
          is("search") || is("showsearch")
              ? resolver.config().candidates(name)
              : List.of(trimmed(name));
      for (int i = 0; i < candidates.size(); i++) {
        String candidate = candidates.get(i);
        DnsAnswer answer = resolver.ask(server, candidate, type).answer();
        if (answer == null) {
          self.out()
              .print(
                  banner()
                      + ";; communications error to "
                      + server
                      + "#53: timed out\n;; no servers could be reached\n");
          return 9;
        }
        boolean last = i == candidates.size() - 1 || answer.exists() && !answer.answers().isEmpty();
        if (last || is("showsearch")) {
          print(candidate, answer);
        }
        if (last) {
          break;
        }
      }
      return 0;
    }

    private void read() {
      List<String> arguments = self.arguments();
      for (int i = 1; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (argument.startsWith("@")) {
          server = argument.substring(1);
        } else if (argument.startsWith("+")) {
          flag(argument.substring(1));
        } else if (argument.equals("-x") && i + 1 < arguments.size()) {
          name = QueryTypes.reverseName(arguments.get(++i));
          type = RecordType.PTR;
        } else if (argument.equals("-t") && i + 1 < arguments.size()) {
          type =
              QueryTypes.of(arguments.get(++i)) == null
                  ? RecordType.A
                  : QueryTypes.of(arguments.get(i));
          typed = true;
        } else if (!typed && QueryTypes.of(argument) != null) {
          type = QueryTypes.of(argument);
          typed = true;
        } else if (!argument.startsWith("-") && !argument.equalsIgnoreCase("IN")) {
          name = argument;
        }
      }
    }

    private void flag(String flag) {
      boolean on = !flag.startsWith("no");
      String what = on ? flag : flag.substring(2);
      if (what.equals("all")) {
        SECTIONS.forEach(section -> shown.put(section, on));
      } else {
        shown.put(what, on);
      }
    }

    private boolean is(String flag) {
      return shown.getOrDefault(flag, false);
    }

    private static String trimmed(String name) {
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private String banner() {
      return is("short") || !is("cmd")
          ? ""
          : "\n; <<>> DiG 9.18.41 <<>> "
              + String.join(" ", self.arguments().subList(1, self.arguments().size()))
              + "\n;; global options: +cmd\n";
    }

    private void print(String candidate, DnsAnswer answer) {
      StringBuilder text = new StringBuilder();
      if (is("short")) {
        answer.answers().forEach(r -> text.append(r.data()).append('\n'));
        self.out().print(text.toString());
        return;
      }
      text.append(banner());
      if (is("comments")) {
        comments(text, answer);
      }
      if (is("question")) {
        text.append(is("comments") ? ";; QUESTION SECTION:\n" : "")
            .append(String.format(";%-31s IN\t%s%n%n", candidate + ".", type));
      }
      section(text, "answer", "ANSWER", answer.answers());
      section(text, "authority", "AUTHORITY", answer.authority());
      section(text, "additional", "ADDITIONAL", answer.additional());
      if (is("stats")) {
        text.append(";; Query time: 1 msec\n;; SERVER: ")
            .append(server)
            .append("#53(")
            .append(server)
            .append(is("tcp") ? ") (TCP)\n" : ") (UDP)\n")
            .append(";; WHEN: ")
            .append(WHEN.format(self.now()))
            .append("\n;; MSG SIZE  rcvd: ")
            .append(size(candidate, answer))
            .append("\n\n");
      }
      self.out().print(text.toString());
    }

    private void comments(StringBuilder text, DnsAnswer answer) {
      int id = 1 + self.simulation().random("dig").nextInt(65535);
      text.append(";; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ")
          .append(answer.code())
          .append(", id: ")
          .append(id)
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
    }

    private void section(StringBuilder text, String flag, String title, List<DnsRecord> records) {
      if (!is(flag) || records.isEmpty()) {
        return;
      }
      if (is("comments")) {
        text.append(";; ").append(title).append(" SECTION:\n");
      }
      for (DnsRecord record : records) {
        text.append(line(record));
      }
      if (is("comments")) {
        text.append('\n');
      }
    }

    /**
     * Columns at 24, 32, 40 and 48, by tabs. Models bind9 lib/dns/master.c: the debug style of
     * rdataset_totext.
     */
    private static String line(DnsRecord record) {
      StringBuilder line = new StringBuilder(record.name()).append('.');
      int column = line.length();
      int target = 24;
      for (String field :
          List.of(String.valueOf(record.ttl()), "IN", record.type().name(), record.data())) {
        int to = Math.max(target, column + 1);
        int tabs = to / 8 - column / 8;
        line.append("\t".repeat(tabs));
        line.append(" ".repeat(tabs > 0 ? to % 8 : to - column)).append(field);
        column = to + field.length();
        target += 8;
      }
      return line.append('\n').toString();
    }

    private static int size(String candidate, DnsAnswer answer) {
      List<DnsRecord> all = new ArrayList<>(answer.answers());
      all.addAll(answer.authority());
      int size = 12 + candidate.length() + 6 + 11;
      for (DnsRecord record : all) {
        size += 12 + record.data().length();
      }
      return size;
    }
  }
}
