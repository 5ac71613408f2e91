package io.kubeschool.kubectl.verb.forward;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import java.util.ArrayList;
import java.util.List;

/**
 * A port here and one in the pod. Models client-go tools/portforward: ForwardedPort.
 *
 * @param local 0 for any that is free
 */
record ForwardedPort(int local, int remote) {

  /**
   * Reads {@code 8080}, {@code 8080:80} and {@code :80}.
   *
   * @throws CommandError if it is something else
   */
  static List<ForwardedPort> parse(List<String> ports) {
    List<ForwardedPort> forwarded = new ArrayList<>();
    for (String port : ports) {
      String[] parts = port.split(":", -1);
      if (parts.length > 2) {
        throw new CommandError("invalid port format '" + port + "'");
      }
      int local = number("local", parts.length == 2 && parts[0].isEmpty() ? "0" : parts[0]);
      int remote = number("remote", parts[parts.length - 1]);
      if (remote == 0) {
        throw new CommandError("remote port must be > 0");
      }
      forwarded.add(new ForwardedPort(local, remote));
    }
    return forwarded;
  }

  private static int number(String side, String text) {
    String problem;
    if (!text.matches("[0-9]+")) {
      problem = "invalid syntax";
    } else if (text.length() > 6 || Integer.parseInt(text) > 65535) {
      problem = "value out of range";
    } else {
      return Integer.parseInt(text);
    }
    throw new CommandError(
        "error parsing %s port '%s': strconv.ParseUint: parsing %s: %s"
            .formatted(side, text, GoQuote.quote(text), problem));
  }
}
