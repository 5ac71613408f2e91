package io.kubeschool.model.schema;

/** Finds where base64 goes wrong. Models Go's encoding/base64: decodeQuantum. */
final class Base64Check {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64Check() {}

  /** The index that Go complains of, -1 if the text is right. */
  static int firstWrong(String text) {
    int at = 0;
    while (at < text.length()) {
      int in = 0;
      while (in < 4) {
        if (at == text.length()) {
          return in == 0 ? -1 : at - in;
        }
        char c = text.charAt(at++);
        if (c == '\n' || c == '\r') {
          continue;
        }
        if (c == '=') {
          return padding(text, at, in);
        }
        if (ALPHABET.indexOf(c) < 0) {
          return at - 1;
        }
        in++;
      }
    }
    return -1;
  }

  /** Checks what follows the first padding character, which stands before {@code start}. */
  private static int padding(String text, int start, int in) {
    if (in < 2) {
      return start - 1;
    }
    int at = skipBreaks(text, start);
    if (in == 2) {
      if (at == text.length()) {
        return text.length();
      }
      if (text.charAt(at) != '=') {
        return at;
      }
      at = skipBreaks(text, at + 1);
    }
    return at < text.length() ? at : -1;
  }

  private static int skipBreaks(String text, int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }
}
