package io.kubeschool.machine.shell;

/** Writes texts so that a shell reads them as they are. */
final class Quoting {

  private Quoting() {}

  /** Quotes a text only if it needs to be. */
  static String quote(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : always(text);
  }

  /** Quotes a text with single quotes. */
  static String always(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Quotes a text with double quotes, as {@code declare -p} does. */
  static String doubled(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\' || c == '$' || c == '`') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }
}
