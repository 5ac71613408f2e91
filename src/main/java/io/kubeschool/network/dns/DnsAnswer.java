package io.kubeschool.network.dns;

import java.util.List;

/**
 * A name server's answer.
 *
 * @param code {@code NOERROR}, {@code NXDOMAIN}, {@code SERVFAIL} or {@code REFUSED}
 * @param authoritative whether the server speaks for the zone itself
 * @param recursion whether it offers to ask others
 * @param answers what was asked for, with the CNAMEs that lead there
 * @param authority the zone's SOA, where there is no answer
 */
public record DnsAnswer(
    String code,
    boolean authoritative,
    boolean recursion,
    List<DnsRecord> answers,
    List<DnsRecord> authority,
    List<DnsRecord> additional) {

  /** A failure without records. */
  public static DnsAnswer failure(String code) {
    return new DnsAnswer(code, false, false, List.of(), List.of(), List.of());
  }

  /** Whether there is such a name. */
  public boolean exists() {
    return code.equals("NOERROR");
  }
}
