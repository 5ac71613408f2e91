package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.kubectl.error.CommandError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An address to listen on. Models client-go tools/portforward: listenAddress.
 *
 * @param ip in dotted or colon form
 * @param optional whether another one of its host may do instead
 */
record ListenAddress(String ip, boolean optional) {

  private static final Pattern IP =
      Pattern.compile(
          "((25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})(\\.(?!$)|$)){4}|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

  /**
   * Reads IP addresses and {@code localhost}.
   *
   * @throws CommandError {@code x is not a valid IP}
   */
  static List<ListenAddress> parse(List<String> words) {
    if (words.isEmpty()) {
      throw new CommandError("you must specify at least 1 address");
    }
    TreeSet<String> ips = new TreeSet<>();
    TreeSet<String> optional = new TreeSet<>();
    for (String word : words) {
      if (word.equals("localhost")) {
        optional.addAll(List.of("127.0.0.1", "::1"));
      } else if (IP.matcher(word).matches()) {
        ips.add(word);
      } else {
        throw new CommandError(word + " is not a valid IP");
      }
    }
    TreeSet<String> all = new TreeSet<>(ips);
    all.addAll(optional);
    List<ListenAddress> addresses = new ArrayList<>();
    all.forEach(ip -> addresses.add(new ListenAddress(ip, !ips.contains(ip))));
    return addresses;
  }

  /** The address with a port, {@code [::1]:80}. */
  String withPort(int port) {
    return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port;
  }
}
