package io.kubeschool.network.dns;

/**
 * A DNS record.
 *
 * @param name fully qualified, without the last dot, lower case
 * @param data as {@code dig} prints it; names in it end with a dot
 * @param ttl in seconds
 */
public record DnsRecord(String name, RecordType type, String data, int ttl) {

  private static final int FIXED = 10;

  /** Its length on the wire in bytes, its names not compressed. */
  public int size() {
    return nameSize(name) + FIXED + dataSize();
  }

  private int dataSize() {
    String[] words = data.split(" ");
    return switch (type) {
      case A -> 4;
      case AAAA -> 16;
      case SRV -> 6 + nameSize(words[words.length - 1]);
      case MX -> 2 + nameSize(words[words.length - 1]);
      case SOA -> nameSize(words[0]) + nameSize(words[1]) + 20;
      case CNAME, PTR, NS -> nameSize(data);
      case TXT, ANY -> data.length() - 1;
    };
  }

  /** A name's length on the wire in bytes, with or without its last dot. */
  static int nameSize(String name) {
    int labels = name.endsWith(".") ? name.length() - 1 : name.length();
    return labels == 0 ? 1 : labels + 2;
  }
}
