package io.kubeschool.network.dns;

/**
 * A DNS record.
 *
 * @param name fully qualified, without the last dot, lower case
 * @param data as {@code dig} prints it; names in it end with a dot
 * @param ttl in seconds
 */
public record DnsRecord(String name, RecordType type, String data, int ttl) {}
