package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import io.kubeschool.network.dns.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code nslookup} as BIND has it, not interactive. Models bind9 bin/dig/nslookup.c. */
public final class Nslookup implements Program {

  @Override
  public int run(Process self) {
    List<String> operands = new ArrayList<>();
    RecordType type = null;
    boolean debug = false;
    for (String argument : self.arguments().subList(1, self.arguments().size())) {
      if (argument.startsWith("-type=")
          || argument.startsWith("-query=")
          || argument.startsWith("-q=")) {
        type = QueryTypes.of(argument.substring(argument.indexOf('=') + 1));
        if (type == null) {
          self.out()
              .print("unknown query type: " + argument.substring(argument.indexOf('=') + 1) + "\n");
          type = RecordType.A;
        }
      } else if (argument.equals("-debug")) {
        debug = true;
      } else if (!argument.startsWith("-")) {
        operands.add(argument);
      }
    }
    if (operands.isEmpty()) {
      self.out().print("> \n");
      return 0;
    }
    return new Lookup(self, operands, type, debug).run();
  }

  /** One look-up. */
  private static final class Lookup {
    private final Process self;
    private final Resolver resolver;
    private final String name;
    private final String givenServer;
    private final RecordType type;
    private final boolean debug;
    private boolean headed;

    Lookup(Process self, List<String> operands, RecordType type, boolean debug) {
      this.self = self;
      this.resolver = new Resolver(self);
      this.name = operands.getFirst();
      this.givenServer = operands.size() > 1 ? operands.get(1) : "";
      this.type = type;
      this.debug = debug;
    }

    int run() {
      String server = givenServer;
      if (server.isEmpty() && !resolver.config().nameservers().isEmpty()) {
        server = resolver.config().nameservers().getFirst();
      }
      String question = name;
      RecordType asked = type == null ? RecordType.A : type;
      List<String> candidates = resolver.config().candidates(name);
      if (type == null && name.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
        question = QueryTypes.reverseName(name);
        candidates = List.of(question);
        asked = RecordType.PTR;
      }
      DnsAnswer answer = null;
      String found = question;
      for (String candidate : candidates) {
        answer = resolver.ask(server, candidate, asked).answer();
        if (answer == null) {
          self.out().print(";; connection timed out; no servers could be reached\n\n");
          return 1;
        }
        warn(answer);
        if (debug) {
          debug(candidate, asked, answer);
        }
        found = candidate;
        if (answer.exists()) {
          break;
        }
      }
      head(server);
      if (answer == null || !answer.exists()) {
        String code = answer == null ? "SERVFAIL" : answer.code();
        self.out().print("** server can't find " + name + ": " + code + "\n\n");
        return 1;
      }
      print(found, asked, answer);
      if (type == null && asked == RecordType.A) {
        alsoSixth(server, found, answer);
      }
      self.out().print("\n");
      return 0;
    }

    /** After an address, the same name's IPv6 address is asked for. */
    private void alsoSixth(String server, String found, DnsAnswer first) {
      String target = found;
      for (DnsRecord record : first.answers()) {
        if (record.type() == RecordType.CNAME) {
          target = record.data().substring(0, record.data().length() - 1);
        }
      }
      DnsAnswer answer = resolver.ask(server, target, RecordType.AAAA).answer();
      if (answer != null) {
        warn(answer);
        answer.answers().stream()
            .filter(r -> r.type() == RecordType.AAAA)
            .forEach(r -> self.out().print("Name:\t" + r.name() + "\nAddress: " + r.data() + "\n"));
      }
    }

    private void head(String server) {
      if (!headed) {
        headed = true;
        self.out().print("Server:\t\t" + server + "\nAddress:\t" + server + "#53\n\n");
      }
    }

    private void warn(DnsAnswer answer) {
      if (!answer.recursion() && givenServer.isEmpty()) {
        self.out()
            .print(
                ";; Got recursion not available from "
                    + resolver.config().nameservers().getFirst()
                    + "\n");
      }
    }

    private void debug(String candidate, RecordType asked, DnsAnswer answer) {
      self.out()
          .print(
              "------------\n    QUESTIONS:\n\t"
                  + candidate
                  + ", type = "
                  + asked
                  + ", class = IN\n    ANSWERS:\n");
      answer
          .answers()
          .forEach(r ->
              self.out()
                  .print(
                      "    ->  " + r.name() + "\n\t" + r.data() + "\n\tttl = " + r.ttl() + "\n"));
      self.out().print("    AUTHORITY RECORDS:\n");
      answer
          .authority()
          .forEach(r -> self.out().print("    ->  " + r.name() + "\n\tttl = " + r.ttl() + "\n"));
      self.out().print("    ADDITIONAL RECORDS:\n------------\n");
      if (!answer.exists()) {
        self.out().print("** server can't find " + candidate + ": " + answer.code() + "\n");
      }
    }

    private void print(String found, RecordType asked, DnsAnswer answer) {
      if (answer.answers().isEmpty()) {
        self.out().print("*** Can't find " + name + ": No answer\n");
        return;
      }
      for (DnsRecord record : answer.answers()) {
        self.out()
            .print(
                switch (record.type()) {
                  case A, AAAA -> "Name:\t" + record.name() + "\nAddress: " + record.data() + "\n";
                  case CNAME -> record.name() + "\tcanonical name = " + record.data() + "\n";
                  case PTR -> record.name() + "\tname = " + record.data() + "\n";
                  case SRV -> record.name() + "\tservice = " + record.data() + "\n";
                  default ->
                      record.name()
                          + "\t"
                          + record.type().name().toLowerCase(Locale.ROOT)
                          + " = "
                          + record.data()
                          + "\n";
                });
      }
    }
  }
}
