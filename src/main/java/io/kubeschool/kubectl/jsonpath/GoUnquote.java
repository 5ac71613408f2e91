package io.kubeschool.kubectl.jsonpath;

/** Undoes Go's escapes in a quoted text. Models strconv.UnquoteChar. */
public final class GoUnquote {

  private GoUnquote() {}

  /**
   * The text that is meant, or null if an escape is wrong.
   *
   * @param text without its quotes
   * @param quote which quotes they were
   */
  public static String unquote(String text, char quote) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return null;
      }
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      if (++i == text.length()) {
        return null;
      }
      char escape = text.charAt(i);
      int digits = digits(escape);
      if (digits > 0) {
        int start = escape >= '0' && escape <= '7' ? i : i + 1;
        if (start + digits > text.length()) {
          return null;
        }
        try {
          int radix = escape >= '0' && escape <= '7' ? 8 : 16;
          plain.appendCodePoint(Integer.parseInt(text.substring(start, start + digits), radix));
        } catch (IllegalArgumentException e) {
          return null;
        }
        i = start + digits - 1;
        continue;
      }
      int simple = "abfnrtv\\".indexOf(escape);
      if (simple >= 0) {
        plain.append("\u0007\b\f\n\r\t\u000b\\".charAt(simple));
      } else if (escape == quote) {
        plain.append(escape);
      } else {
        return null;
      }
    }
    return plain.toString();
  }

  private static int digits(char escape) {
    return switch (escape) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> escape >= '0' && escape <= '7' ? 3 : 0;
    };
  }
}
