package io.kubeschool.network.program;

import io.kubeschool.network.dns.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code dig}'s arguments say. Models bind9 bin/dig/dig.c: parse_args, plus_option. */
final class DigOptions {

  /** A name that is asked for. */
  static final class Lookup {
    private final String name;
    private RecordType type;

    Lookup(String name, RecordType type) {
      this.name = name;
      this.type = type;
    }

    String name() {
      return name;
    }

    RecordType type() {
      return type;
    }
  }

  /** What {@code +all} and {@code +noall} are about. */
  private static final List<String> SECTIONS =
      List.of("cmd", "comments", "question", "answer", "authority", "additional", "stats");

  /** What else may be switched on and off; those that change nothing here are taken silently. */
  private static final Set<String> SWITCHES =
      Set.of(
          "short",
          "search",
          "defname",
          "showsearch",
          "tcp",
          "vc",
          "cookie",
          "recurse",
          "edns",
          "multiline",
          "identify",
          "adflag",
          "aaflag",
          "cdflag",
          "dnssec",
          "ttlid",
          "class",
          "qr",
          "fail",
          "ignore",
          "rrcomments",
          "nssearch",
          "keepopen",
          "idnout",
          "idnin",
          "unknownformat",
          "crypto",
          "split",
          "badcookie",
          "ttlunits",
          "expandaaaa",
          "yaml",
          "nsid",
          "header-only");

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;

  private final Map<String, Boolean> switches = new LinkedHashMap<>();
  private final List<Lookup> lookups = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private RecordType defaultType = RecordType.A;
  private String server = "";
  private String invalid = "";
  private Duration timeout = TIMEOUT;
  private int attempts = ATTEMPTS;

  DigOptions(List<String> arguments) {
    SECTIONS.forEach(section -> switches.put(section, true));
    switches.put("cookie", true);
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (argument.startsWith("@")) {
        server = argument.substring(1);
      } else if (argument.startsWith("+")) {
        flag(argument.substring(1));
      } else if (argument.equals("-x") && more) {
        lookups.add(new Lookup(QueryTypes.reverseName(arguments.get(++i)), RecordType.PTR));
      } else if (argument.equals("-t") && more) {
        type(arguments.get(++i));
      } else if (argument.equals("-q") && more) {
        lookups.add(new Lookup(arguments.get(++i), defaultType));
      } else if (argument.matches("-[pbcky]") && more) {
        i++;
      } else if (QueryTypes.of(argument) != null) {
        type(argument);
      } else if (!argument.startsWith("-") && !argument.equalsIgnoreCase("IN")) {
        lookups.add(new Lookup(argument, defaultType));
      }
    }
  }

  private void type(String name) {
    RecordType type = QueryTypes.of(name);
    if (type == null) {
      warnings.add(";; Warning, ignoring invalid type " + name + "\n");
    } else if (lookups.isEmpty()) {
      defaultType = type;
    } else {
      lookups.getLast().type = type;
    }
  }

  private void flag(String flag) {
    int equals = flag.indexOf('=');
    if (equals >= 0) {
      value(flag.substring(0, equals), flag.substring(equals + 1), flag);
      return;
    }
    boolean on = !flag.startsWith("no");
    String what = on ? flag : flag.substring(2);
    if (what.equals("all")) {
      SECTIONS.forEach(section -> switches.put(section, on));
    } else if (SECTIONS.contains(what) || SWITCHES.contains(what)) {
      switches.put(what, on);
    } else {
      invalid = flag;
    }
  }

  private void value(String name, String value, String flag) {
    int number = (int) Arguments.number(value, -1);
    switch (name) {
      case "time", "timeout" -> timeout = Duration.ofSeconds(Math.max(1, number));
      case "tries" -> attempts = Math.max(1, number);
      case "retry" -> attempts = Math.max(1, number + 1);
      case "ndots", "bufsize", "domain", "edns", "padding", "subnet" -> {}
      default -> invalid = flag;
    }
  }

  boolean is(String name) {
    return switches.getOrDefault(name, false);
  }

  boolean searches() {
    return is("search") || is("showsearch") || is("defname");
  }

  boolean tcp() {
    return is("tcp") || is("vc");
  }

  /** The names to ask for; the root if none was given. */
  List<Lookup> lookups() {
    return lookups.isEmpty() ? List.of(new Lookup(".", RecordType.NS)) : lookups;
  }

  List<String> warnings() {
    return warnings;
  }

  /** The server that was given, or "". */
  String server() {
    return server;
  }

  /** The first option that there is not, or "". */
  String invalid() {
    return invalid;
  }

  Duration timeout() {
    return timeout;
  }

  int attempts() {
    return attempts;
  }
}
