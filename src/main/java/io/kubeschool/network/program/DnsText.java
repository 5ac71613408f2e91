package io.kubeschool.network.program;

import io.kubeschool.network.dns.DnsQuery;
import io.kubeschool.network.dns.DnsRecord;
import java.util.List;

/**
 * Records and questions as BIND's tools print them: columns at 24, 32, 40 and 48, by tabs. Models
 * bind9 lib/dns/master.c: the debug style of rdataset_totext and dns_master_questiontotext.
 */
final class DnsText {

  private static final int TAB = 8;
  private static final int RECORD_COLUMN = 24;
  private static final int QUESTION_COLUMN = 32;

  private DnsText() {}

  static String question(DnsQuery query) {
    return ";" + line(query.name() + ".", QUESTION_COLUMN, List.of("IN", query.type().name()));
  }

  static String record(DnsRecord record) {
    return line(
        record.name() + ".",
        RECORD_COLUMN,
        List.of(String.valueOf(record.ttl()), "IN", record.type().name(), record.data()));
  }

  private static String line(String name, int firstColumn, List<String> fields) {
    StringBuilder line = new StringBuilder(name);
    int column = line.length();
    int target = firstColumn;
    for (String field : fields) {
      int to = Math.max(target, column + 1);
      int tabs = to / TAB - column / TAB;
      line.append("\t".repeat(tabs));
      line.append(" ".repeat(tabs > 0 ? to % TAB : to - column)).append(field);
      column = to + field.length();
      target += TAB;
    }
    return line.append('\n').toString();
  }

  /** A name without its last dot. */
  static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
