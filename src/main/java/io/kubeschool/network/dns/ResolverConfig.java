package io.kubeschool.network.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code /etc/resolv.conf} says. Models resolv.conf(5).
 *
 * @param nameservers whom to ask, in order
 * @param search what to append to names, in order
 * @param ndots how many dots a name needs to be tried as it is first
 * @param timeout how long to wait for an answer
 * @param attempts how often to ask
 */
public record ResolverConfig(
    List<String> nameservers, List<String> search, int ndots, Duration timeout, int attempts) {

  private static final int MOST_SERVERS = 3;

  /** Reads the file's text; what it does not understand it skips, as resolvers do. */
  public static ResolverConfig parse(String text) {
    List<String> nameservers = new ArrayList<>();
    List<String> search = List.of();
    int ndots = 1;
    int timeout = 5;
    int attempts = 2;
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      List<String> rest = Arrays.asList(words).subList(1, words.length);
      switch (words[0]) {
        case "nameserver" -> {
          if (!rest.isEmpty() && nameservers.size() < MOST_SERVERS) {
            nameservers.add(rest.getFirst());
          }
        }
        case "search", "domain" -> search = List.copyOf(rest);
        case "options" -> {
          for (String option : rest) {
            ndots = number(option, "ndots:", ndots);
            timeout = number(option, "timeout:", timeout);
            attempts = number(option, "attempts:", attempts);
          }
        }
        default -> {}
      }
    }
    return new ResolverConfig(
        nameservers, search, Math.min(ndots, 15), Duration.ofSeconds(timeout), attempts);
  }

  private static int number(String option, String prefix, int otherwise) {
    String digits = option.startsWith(prefix) ? option.substring(prefix.length()) : "";
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : otherwise;
  }

  /**
   * The full names to try for {@code name}, in order, without last dots. A name that ends with a
   * dot is whole.
   */
  public List<String> candidates(String name) {
    if (name.endsWith(".")) {
      return List.of(name.substring(0, name.length() - 1));
    }
    List<String> candidates = new ArrayList<>();
    boolean asItIsFirst = name.chars().filter(c -> c == '.').count() >= ndots;
    if (asItIsFirst) {
      candidates.add(name);
    }
    search.forEach(domain -> candidates.add(name + "." + strip(domain)));
    if (!asItIsFirst) {
      candidates.add(name);
    }
    return candidates;
  }

  private static String strip(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
