package io.kubeschool.network.dns;

/** What a program that listens on the DNS port answers. */
@FunctionalInterface
public interface DnsService {

  /** Answers a question. */
  DnsAnswer answer(DnsQuery query);
}
