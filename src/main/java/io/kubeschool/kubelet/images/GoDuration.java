package io.kubeschool.kubelet.images;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them, cut to milliseconds. Models time.Duration: String. */
final class GoDuration {

  private GoDuration() {}

  static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis < 1000) {
      return millis + "ms";
    }
    long minutes = millis / 60000;
    String seconds =
        BigDecimal.valueOf(millis % 60000, 3).stripTrailingZeros().toPlainString() + "s";
    if (minutes == 0) {
      return seconds;
    }
    return minutes < 60
        ? minutes + "m" + seconds
        : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
  }
}
