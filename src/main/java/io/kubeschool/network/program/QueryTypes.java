package io.kubeschool.network.program;

import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.RecordType;
import java.util.Locale;

/** What the DNS tools have in common about questions. */
final class QueryTypes {

  private QueryTypes() {}

  /** The type of that name in any case, or null. */
  static RecordType of(String name) {
    for (RecordType type : RecordType.values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return type;
      }
    }
    return null;
  }

  /** The name under which an IPv4 address's names are found. */
  static String reverseName(String address) {
    String[] parts = address.split("\\.");
    StringBuilder name = new StringBuilder();
    for (int i = parts.length - 1; i >= 0; i--) {
      name.append(parts[i]).append('.');
    }
    return name + "in-addr.arpa";
  }

  /** Whether that is an IPv4 address. */
  static boolean isAddress(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** A SOA record's data as {@code nslookup} explains it. */
  static String startOfAuthority(DnsRecord record) {
    String[] words = record.data().split(" ");
    String[] names = {"origin", "mail addr", "serial", "refresh", "retry", "expire", "minimum"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      text.append('\t').append(names[i]).append(" = ");
      text.append(DnsText.withoutDot(words[i])).append('\n');
    }
    return text.toString();
  }
}
