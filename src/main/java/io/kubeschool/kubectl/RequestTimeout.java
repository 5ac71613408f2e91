package io.kubeschool.kubectl;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoDuration;

/** What {@code --request-timeout} may say. Models clientcmd/config.go: ParseTimeout. */
final class RequestTimeout {

  private RequestTimeout() {}

  /** Throws if the text is no timeout; the time itself does not matter to a server in process. */
  static void check(String text) {
    if (!text.matches("\\d+") && GoDuration.parse(text) == null) {
      throw new CommandError(
          "Invalid timeout value. Timeout must be a single integer in seconds, or an integer"
              + " followed by a corresponding time unit (e.g. 1s | 2m | 3h)");
    }
  }
}
