package io.kubeschool.kubectl.printer;

/** Makes control sequences visible. Models cli-runtime printers/terminal.go. */
final class TerminalEscapes {

  private TerminalEscapes() {}

  static String escape(String text) {
    return text.indexOf('\u001b') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace("\u001b", "^[").replace("\r", "\\r");
  }
}
