package io.kubeschool.kubectl.verb.object;

import io.kubeschool.machine.Process;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A line of the client's log. Models k8s.io/klog: formatHeader. */
final class KlogLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private KlogLine() {}

  /**
   * A warning.
   *
   * @param file the source file that upstream logs it from, and {@code line} its line there
   */
  static String warning(Process self, String file, int line, String text) {
    return "W%s %7d %s:%d] %s".formatted(TIME.format(self.now()), self.pid(), file, line, text);
  }
}
