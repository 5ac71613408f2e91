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
      } else if (!argument.startsWith("-")) {
        operands.add(argument);
      }
    }
    if (operands.isEmpty()) {
      self.err().print("Usage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n");
      return 1;
    }
    String name = operands.getFirst();
    if (types.isEmpty()) {
      types.addAll(
          name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
              ? List.of(RecordType.PTR)
              : List.of(RecordType.A, RecordType.AAAA));
    }
    Resolver resolver = new Resolver(self);
    String server =
        operands.size() > 1
            ? operands.get(1)
            : resolver.config().nameservers().isEmpty()
                ? "127.0.0.1"
                : resolver.config().nameservers().getFirst();
    return ask(self, resolver, server, name, types);
  }

  private static int ask(
      Process self, Resolver resolver, String server, String name, List<RecordType> types) {
    boolean reverse =
        types.equals(List.of(RecordType.PTR)) && name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    List<String> names =
        reverse ? List.of(QueryTypes.reverseName(name)) : candidates(resolver, name);
    StringBuilder text = new StringBuilder();
    boolean failed = false;
    for (String candidate : names) {
      for (RecordType type : types) {
        DnsAnswer answer = resolver.ask(server, candidate, type).answer();
        if (answer == null) {
          self.out().print(";; connection timed out; no servers could be reached\n\n");
          return 1;
        }
        failed |= print(text, candidate, answer);
      }
    }
    self.out().print("Server:\t\t" + server + "\nAddress:\t" + server + ":53\n\n" + text);
    return failed ? 1 : 0;
  }

  /** A name with a dot is asked for as it is only; others with each domain of the search list. */
  private static List<String> candidates(Resolver resolver, String name) {
    if (name.endsWith(".")) {
      return List.of(name.substring(0, name.length() - 1));
    }
    if (name.contains(".") || resolver.config().search().isEmpty()) {
      return List.of(name);
    }
    return resolver.config().search().stream().map(domain -> name + "." + domain).toList();
  }

  private static boolean print(StringBuilder text, String candidate, DnsAnswer answer) {
    if (!answer.exists()) {
      text.append("** server can't find ")
          .append(candidate)
          .append(": ")
          .append(answer.code())
          .append("\n\n");
      return true;
    }
    for (DnsRecord record : answer.answers()) {
      text.append(
          switch (record.type()) {
            case A, AAAA -> "Name:\t" + record.name() + "\nAddress: " + record.data() + "\n";
            case CNAME -> record.name() + "\tcanonical name = " + withoutDot(record.data()) + "\n";
            case PTR -> record.name() + "\tname = " + withoutDot(record.data()) + "\n";
            case SRV -> record.name() + "\tservice = " + withoutDot(record.data()) + "\n";
            default -> record.name() + "\t" + record.type() + " = " + record.data() + "\n";
          });
    }
    text.append('\n');
    return false;
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
