package io.kubeschool.kubectl.flag;

import io.kubeschool.model.HumanDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes and reads them. Models time.ParseDuration and Duration.String. */
public final class GoDuration {

  private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** The duration that a text like {@code 1m30s} means, or null if it means none. */
  public static Duration parse(String text) {
    return complaint(text).isEmpty() ? Duration.ofNanos(nanos(text)) : null;
  }

  /** What Go says about a text that is no duration; "" if it is one. */
  public static String complaint(String text) {
    String rest = text.replaceFirst("^[+-]", "");
    if (rest.equals("0")) {
      return "";
    }
    String quoted = GoQuote.quote(text);
    if (rest.isEmpty()) {
      return "time: invalid duration " + quoted;
    }
    Matcher part = PART.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!part.find(at) || part.start() != at) {
        return "time: invalid duration " + quoted;
      }
      String unit = part.group(2);
      if (unit.isEmpty()) {
        return "time: missing unit in duration " + quoted;
      }
      if (!NANOS.containsKey(unit)) {
        return "time: unknown unit " + GoQuote.quote(unit) + " in duration " + quoted;
      }
      at = part.end();
    }
    return "";
  }

  private static long nanos(String text) {
    Matcher part = PART.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    while (part.find() && !part.group(2).isEmpty()) {
      sum =
          sum.add(
              new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.get(part.group(2)))));
    }
    long nanos = sum.setScale(0, RoundingMode.DOWN).longValue();
    return text.startsWith("-") ? -nanos : nanos;
  }

  /** The duration as Go prints it: {@code 1m30s}, {@code 5s}, {@code 1.5s}, {@code 0s}. */
  public static String format(Duration duration) {
    return HumanDuration.goFormat(duration);
  }
}
