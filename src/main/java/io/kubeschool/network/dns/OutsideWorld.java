package io.kubeschool.network.dns;

import java.util.List;
import java.util.Map;

/** The name server that the nodes use: of the world outside the cluster only these names exist. */
public final class OutsideWorld implements DnsService {

  private static final int TTL = 3600;
  private static final Map<String, String> HOSTS =
      Map.of("example.com", "203.0.113.10", "www.example.com", "203.0.113.11");

  @Override
  public DnsAnswer answer(DnsQuery query) {
    String address = HOSTS.get(query.name());
    if (address == null) {
      return new DnsAnswer("NXDOMAIN", true, false, List.of(), List.of(), List.of());
    }
    List<DnsRecord> records =
        query.type() == RecordType.A
            ? List.of(new DnsRecord(query.name(), RecordType.A, address, TTL))
            : List.of();
    return new DnsAnswer("NOERROR", true, false, records, List.of(), List.of());
  }
}
