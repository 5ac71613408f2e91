package io.kubeschool.machine.program;

import io.kubeschool.machine.Escapes;
import java.util.List;

/** What {@code echo} prints. */
public final class EchoText {

  private EchoText() {}

  /**
   * The bytes for these arguments.
   *
   * @param arguments without the name
   * @param escapes whether escapes count without {@code -e}, as in dash
   */
  public static byte[] bytes(List<String> arguments, boolean escapes) {
    boolean newline = true;
    boolean decode = escapes;
    int first = 0;
    for (; first < arguments.size(); first++) {
      String option = arguments.get(first);
      if (!option.matches(escapes ? "-n" : "-[neE]+")) {
        break;
      }
      for (char c : option.substring(1).toCharArray()) {
        switch (c) {
          case 'n' -> newline = false;
          case 'e' -> decode = true;
          default -> decode = false;
        }
      }
    }
    String text = String.join(" ", arguments.subList(first, arguments.size()));
    if (!decode) {
      return Escapes.bytes(newline ? text + "\n" : text);
    }
    Escapes.Decoded decoded = Escapes.decode(text, Escapes.Style.ECHO);
    return Escapes.bytes(newline && !decoded.stopped() ? decoded.text() + "\n" : decoded.text());
  }
}
