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
 * @param additional the addresses of names in the answers
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

  /** The same with other records in its answer section. */
  DnsAnswer withAnswers(List<DnsRecord> others) {
    return new DnsAnswer(code, authoritative, recursion, others, authority, additional);
  }

  /** Its length on the wire in bytes as an answer to that question, its names not compressed. */
  public int size(DnsQuery query) {
    int size = query.size();
    for (List<DnsRecord> section : List.of(answers, authority, additional)) {
      for (DnsRecord record : section) {
        size += record.size();
      }
    }
    return size;
  }

  /** Whether there is such a name. */
  public boolean exists() {
    return code.equals("NOERROR");
  }
}
