package io.kubeschool.network.dns;

/** What a program that listens on the DNS port answers. */
@FunctionalInterface
public interface DnsService {

  /**
   * Answers a question.
   *
   * @param name fully qualified, without the last dot
   * @param client the address that asks
   */
  DnsAnswer answer(String name, RecordType type, String client);
}
