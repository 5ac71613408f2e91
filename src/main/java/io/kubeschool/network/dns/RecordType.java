package io.kubeschool.network.dns;

/** A type of DNS record that somebody here may ask for. */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  SRV,
  PTR,
  TXT,
  NS,
  SOA,
  MX,
  ANY
}
