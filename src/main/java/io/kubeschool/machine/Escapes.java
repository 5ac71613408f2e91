package io.kubeschool.machine;

/** Backslash escapes, as {@code $'...'}, {@code echo -e} and {@code printf} read them. */
public final class Escapes {

  private Escapes() {}

  /** Who reads them. */
  public enum Style {
    /** {@code $'...'}: octal as {@code \nnn}, an escaped quote. */
    ANSI_C,
    /** {@code echo -e} and {@code printf %b}: octal as {@code \0nnn}, {@code \c} ends output. */
    ECHO,
    /** {@code printf}'s format: octal as {@code \nnn}. */
    PRINTF
  }

  /**
   * A decoded text. Bytes above 127 that were given by number are kept as single characters of the
   * private range U+F700-U+F7FF; {@link #bytes} turns them into bytes.
   *
   * @param stopped whether {@code \c} ended it
   */
  public record Decoded(String text, boolean stopped) {}

  private static final int RAW = 0xF700;

  /** Decodes all escapes of a text. */
  public static Decoded decode(String text, Style style) {
    if (text.indexOf('\\') < 0) {
      return new Decoded(text, false);
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
        continue;
      }
      char e = text.charAt(i++);
      switch (e) {
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'e', 'E' -> out.append('\u001b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case '\\' -> out.append('\\');
        case '\'', '"', '?' -> {
          if (style == Style.ECHO) {
            out.append('\\');
          }
          out.append(e);
        }
        case 'c' -> {
          if (style == Style.ANSI_C && i < text.length()) {
            out.append((char) (text.charAt(i++) & 0x1f));
          } else {
            return new Decoded(out.toString(), true);
          }
        }
        case 'x' -> i = number(text, i, 2, 16, out, e, false);
        case 'u' -> i = number(text, i, 4, 16, out, e, true);
        case 'U' -> i = number(text, i, 8, 16, out, e, true);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          if (style == Style.ECHO && e == '0') {
            i = octal(text, i, 3, out);
          } else {
            i = octal(text, i - 1, 3, out);
          }
        }
        default -> out.append('\\').append(e);
      }
    }
    return new Decoded(out.toString(), false);
  }

  private static int octal(String text, int from, int most, StringBuilder out) {
    int i = from;
    int value = 0;
    while (i < text.length() && i < from + most && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
      value = value * 8 + text.charAt(i++) - '0';
    }
    appendByte(value & 0xff, out);
    return i;
  }

  private static int number(
      String text,
      int from,
      int most,
      int radix,
      StringBuilder out,
      char letter,
      boolean codePoint) {
    int i = from;
    long value = 0;
    while (i < text.length() && i < from + most && Character.digit(text.charAt(i), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(i++), radix);
    }
    if (i == from) {
      out.append('\\').append(letter);
    } else if (codePoint) {
      out.appendCodePoint(Character.isValidCodePoint((int) value) ? (int) value : 0xfffd);
    } else {
      appendByte((int) value, out);
    }
    return i;
  }

  private static void appendByte(int value, StringBuilder out) {
    out.append((char) (value < 0x80 ? value : RAW + value));
  }

  /** The bytes of a decoded text. */
  public static byte[] bytes(String text) {
    boolean raw = false;
    for (int i = 0; i < text.length() && !raw; i++) {
      raw = isRaw(text.charAt(i));
    }
    if (!raw) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    var out = new java.io.ByteArrayOutputStream();
    text.codePoints()
        .forEach(c -> {
          if (c < 0x10000 && isRaw((char) c)) {
            out.write(c - RAW);
          } else {
            out.writeBytes(Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8));
          }
        });
    return out.toByteArray();
  }

  private static boolean isRaw(char c) {
    return c >= RAW + 0x80 && c <= RAW + 0xff;
  }
}
