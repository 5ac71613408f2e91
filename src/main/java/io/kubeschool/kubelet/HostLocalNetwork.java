package io.kubeschool.kubelet;

import io.kubeschool.machine.NetworkNamespace;
import io.kubeschool.model.Pod;
import java.util.BitSet;

/**
 * Addresses from the node's own range, one after the other, used again only when all were given.
 * Models containernetworking/plugins ipam/host-local.
 */
public final class HostLocalNetwork implements PodNetwork {

  private static final int FIRST = 2;

  private final int base;
  private final int last;
  private final BitSet used = new BitSet();
  private final Attachment host;
  private int next = FIRST;

  /**
   * A range.
   *
   * @param podCidr such as {@code 10.244.1.0/24}
   * @param nodeIp the address of pods on the node's network
   */
  public HostLocalNetwork(String podCidr, String nodeIp) {
    int slash = podCidr.indexOf('/');
    this.base = parse(podCidr.substring(0, slash));
    this.last = (1 << (32 - Integer.parseInt(podCidr.substring(slash + 1)))) - 2;
    this.host = new Attachment(nodeIp, new NetworkNamespace());
  }

  @Override
  public Attachment attach(Pod pod) {
    for (int tries = FIRST; tries <= last; tries++) {
      int candidate = next;
      next = next == last ? FIRST : next + 1;
      if (!used.get(candidate)) {
        used.set(candidate);
        return new Attachment(format(base + candidate), new NetworkNamespace());
      }
    }
    return null;
  }

  @Override
  public void detach(Attachment attachment) {
    if (attachment != host) {
      used.clear(parse(attachment.ip()) - base);
    }
  }

  @Override
  public Attachment host() {
    return host;
  }

  private static int parse(String ip) {
    int value = 0;
    for (String part : ip.split("\\.")) {
      value = value << 8 | Integer.parseInt(part);
    }
    return value;
  }

  private static String format(int ip) {
    return (ip >>> 24) + "." + (ip >>> 16 & 255) + "." + (ip >>> 8 & 255) + "." + (ip & 255);
  }
}
