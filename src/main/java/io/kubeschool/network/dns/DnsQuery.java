package io.kubeschool.network.dns;

import io.kubeschool.machine.Transport;

/**
 * A question as it travels.
 *
 * @param name fully qualified, without the last dot, lower case
 * @param client the address that asks
 * @param port the client's port
 * @param id what the client knows its answer by
 * @param edns what it carries of EDNS
 */
public record DnsQuery(
    String name, RecordType type, String client, int port, int id, Transport transport, Edns edns) {

  /** An extension of a question; an answer carries the same. */
  public enum Edns {
    /** None, as resolvers and {@code nslookup} ask. */
    NONE(0),
    /** An OPT record. */
    PLAIN(11),
    /** An OPT record with a cookie, as {@code dig} asks. */
    COOKIE(11 + 12);

    private final int size;

    Edns(int size) {
      this.size = size;
    }

    /** Its length on the wire in bytes. */
    int size() {
      return size;
    }
  }

  /** How much of an answer over UDP a client takes that does not say, in bytes. */
  private static final int PLAIN_BUFFER = 512;

  /** What dig says that it takes. */
  private static final int EDNS_BUFFER = 1232;

  private static final int MOST = 65535;
  private static final int HEADER = 12;
  private static final int TYPE_AND_CLASS = 4;

  /** Its length on the wire in bytes. */
  public int size() {
    return HEADER + DnsRecord.nameSize(name) + TYPE_AND_CLASS + edns.size();
  }

  /** How long an answer may be, in bytes. */
  public int buffer() {
    return transport == Transport.TCP ? MOST : edns == Edns.NONE ? PLAIN_BUFFER : EDNS_BUFFER;
  }

  /** The same as it arrives from that address. */
  DnsQuery from(String source) {
    return new DnsQuery(name, type, source, port, id, transport, edns);
  }

  /** The same about another name. */
  DnsQuery about(String other) {
    return new DnsQuery(other, type, client, port, id, transport, edns);
  }
}
