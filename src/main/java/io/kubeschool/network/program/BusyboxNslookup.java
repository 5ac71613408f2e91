package io.kubeschool.network.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import io.kubeschool.network.dns.Resolver;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code nslookup} as busybox has it since 1.29: it asks for every name of the search list at once
 * and prints each answer. Models busybox networking/nslookup.c (FEATURE_NSLOOKUP_BIG).
 */
public final class BusyboxNslookup implements Program {

  @Override
  public int run(Process self) {
    List<String> operands = new ArrayList<>();
    List<RecordType> types = new ArrayList<>();
    boolean debug = false;
    for (String argument : self.arguments().subList(1, self.arguments().size())) {
      int equals = argument.indexOf('=');
      if (argument.startsWith("-") && equals > 0) {
        RecordType type = QueryTypes.of(argument.substring(equals + 1));
        if (type == null) {
          self.err()
              .print("nslookup: invalid query type \"" + argument.substring(equals + 1) + "\"\n");
          return 1;
        }
        types.add(type);
      } else if (argument.equals("-debug")) {
        debug = true;
      } else if (!argument.startsWith("-")) {
        operands.add(argument);
      }
    }
    if (operands.isEmpty()) {
      self.err().print("Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n");
      return 1;
    }
    return new Lookup(self, operands, types, debug).run();
  }

  /** One look-up. */
  private static final class Lookup {
    private final Process self;
    private final Resolver resolver;
    private final String name;
    private final String server;
    private final List<RecordType> types;
    private final boolean debug;
    private final StringBuilder text = new StringBuilder();
    private boolean failed;
    private int queries;

    Lookup(Process self, List<String> operands, List<RecordType> types, boolean debug) {
      this.self = self;
      this.resolver = new Resolver(self);
      this.name = operands.getFirst();
      this.debug = debug;
      boolean address = QueryTypes.isAddress(name);
      this.types =
          !types.isEmpty()
              ? types
              : address ? List.of(RecordType.PTR) : List.of(RecordType.A, RecordType.AAAA);
      List<String> configured = resolver.config().nameservers();
      this.server =
          operands.size() > 1
              ? resolver.address(operands.get(1)).orElse("")
              : configured.isEmpty() ? "127.0.0.1" : configured.getFirst();
      if (server.isEmpty()) {
        self.err().print("nslookup: bad address '" + operands.get(1) + "'\n");
      }
    }

    int run() {
      if (server.isEmpty()) {
        return 1;
      }
      for (RecordType type : types) {
        for (String candidate : candidates(type)) {
          Resolver.Exchange exchange = resolver.ask(server, candidate, type);
          if (exchange.answer() == null) {
            if (exchange.refused()) {
              self.err().print("nslookup: write to '" + server + "': Connection refused\n");
            }
            self.out().print(";; connection timed out; no servers could be reached\n\n");
            return 1;
          }
          print(candidate, exchange.answer());
        }
      }
      self.out().print("Server:\t\t" + server + "\nAddress:\t" + server + ":53\n\n" + text);
      return failed ? 1 : 0;
    }

    /** A name with a dot is asked for as it is only; others with each domain of the search list. */
    private List<String> candidates(RecordType type) {
      if (type == RecordType.PTR && QueryTypes.isAddress(name)) {
        return List.of(QueryTypes.reverseName(name));
      }
      if (name.contains(".") || resolver.config().search().isEmpty()) {
        return List.of(DnsText.withoutDot(name));
      }
      return resolver.config().search().stream().map(domain -> name + "." + domain).toList();
    }

    private void print(String candidate, DnsAnswer answer) {
      if (debug) {
        text.append("Query #").append(queries++).append(" completed in 1ms:\n");
      }
      if (!answer.exists()) {
        failed = true;
        text.append("** server can't find ").append(candidate);
        text.append(": ").append(answer.code()).append("\n\n");
        return;
      }
      if (debug && answer.authoritative()) {
        text.append("authoritative answer:\n");
      }
      answer.answers().forEach(record -> text.append(shown(record)));
      text.append('\n');
    }

    private static String shown(DnsRecord record) {
      String data = DnsText.withoutDot(record.data());
      return switch (record.type()) {
        case A, AAAA -> "Name:\t" + record.name() + "\nAddress: " + data + "\n";
        case CNAME -> record.name() + "\tcanonical name = " + data + "\n";
        case PTR -> record.name() + "\tname = " + data + "\n";
        case SRV -> record.name() + "\tservice = " + data + "\n";
        case NS -> record.name() + "\tnameserver = " + data + "\n";
        case MX -> record.name() + "\tmail exchanger = " + data + "\n";
        case TXT -> record.name() + "\ttext = " + data + "\n";
        case SOA -> record.name() + "\n" + QueryTypes.startOfAuthority(record);
        case ANY -> "";
      };
    }
  }
}
