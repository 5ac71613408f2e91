package io.kubeschool.kubectl.flag;

/** Texts in double quotes as Go writes them. Models strconv.Quote. */
public final class GoQuote {

  private GoQuote() {}

  /** The text in double quotes, with Go's escapes. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c, '"')));
    return quoted.append('"').toString();
  }

  /** A character in single quotes. Models strconv.QuoteRune. */
  public static String quoteRune(int c) {
    return "'" + escaped(c, '\'') + "'";
  }

  private static String escaped(int c, char quote) {
    if (c == quote || c == '\\') {
      return "\\" + (char) c;
    }
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case 11 -> "\\v";
      default ->
          c < 0x20 || c == 0x7f ? String.format("\\x%02x", c) : new String(Character.toChars(c));
    };
  }
}
