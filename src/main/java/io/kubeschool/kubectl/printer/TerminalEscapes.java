package io.kubeschool.kubectl.printer;

/** Makes control sequences visible. Models cli-runtime printers/terminal.go. */
public final class TerminalEscapes {

  private TerminalEscapes() {}

  /** The text with escape and carriage return characters written out. */
  public static String escape(String text) {
    return text.indexOf('\u001b') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace("\u001b", "^[").replace("\r", "\\r");
  }
}
