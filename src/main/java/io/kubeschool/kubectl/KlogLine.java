package io.kubeschool.kubectl;

import io.kubeschool.machine.Process;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A line of the client's log. Models k8s.io/klog: formatHeader. */
public final class KlogLine {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private KlogLine() {}

  /**
   * A warning.
   *
   * @param file the source file that upstream logs it from, and {@code line} its line there
   */
  public static String warning(Process self, String file, int line, String text) {
    return of('W', self, file, line, text);
  }

  /** An information. */
  public static String info(Process self, String file, int line, String text) {
    return of('I', self, file, line, text);
  }

  /** An error. */
  public static String error(Process self, String file, int line, String text) {
    return of('E', self, file, line, text);
  }

  private static String of(char severity, Process self, String file, int line, String text) {
    return "%s%s %7d %s:%d] %s"
        .formatted(severity, TIME.format(self.now()), self.pid(), file, line, text);
  }
}
