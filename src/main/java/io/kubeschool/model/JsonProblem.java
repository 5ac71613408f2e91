package io.kubeschool.model;

/** What is wrong with a text that is not JSON, in Go's words. Models encoding/json: scanner.go. */
final class JsonProblem {

  private static final String END = "unexpected end of JSON input";

  private static final class Found extends RuntimeException {
    Found(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private int at;

  private JsonProblem(String text) {
    this.text = text;
  }

  /** The first thing that is wrong; "" if it is JSON. */
  static String of(String text) {
    JsonProblem problem = new JsonProblem(text);
    try {
      problem.blanks();
      problem.value();
      problem.blanks();
      return problem.at < text.length()
          ? problem.invalid("after top-level value").getMessage()
          : "";
    } catch (Found e) {
      return e.getMessage();
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw new Found(END);
    }
    return text.charAt(at);
  }

  private Found invalid(String where) {
    char c = peek();
    String quoted = GoSyntax.quote(Character.toString(text.codePointAt(at)));
    String shown =
        switch (c) {
          case '\'' -> "'\\''";
          case '"' -> "'\"'";
          default -> "'" + quoted.substring(1, quoted.length() - 1) + "'";
        };
    return new Found("invalid character " + shown + " " + where);
  }

  private void value() {
    char c = peek();
    switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> {
        if (c != '-' && !isDigit(c)) {
          throw invalid("looking for beginning of value");
        }
        number();
      }
    }
  }

  private void object() {
    at++;
    blanks();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      if (peek() != '"') {
        throw invalid("looking for beginning of object key string");
      }
      string();
      blanks();
      if (peek() != ':') {
        throw invalid("after object key");
      }
      at++;
      blanks();
      value();
      blanks();
      if (peek() == '}') {
        at++;
        return;
      }
      if (peek() != ',') {
        throw invalid("after object key:value pair");
      }
      at++;
      blanks();
    }
  }

  private void array() {
    at++;
    blanks();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value();
      blanks();
      if (peek() == ']') {
        at++;
        return;
      }
      if (peek() != ',') {
        throw invalid("after array element");
      }
      at++;
      blanks();
    }
  }

  private void string() {
    at++;
    while (peek() != '"') {
      if (peek() < 0x20) {
        throw invalid("in string literal");
      }
      if (peek() == '\\') {
        escape();
      } else {
        at++;
      }
    }
    at++;
  }

  private void escape() {
    at++;
    if ("bfnrt\\/\"u".indexOf(peek()) < 0) {
      throw invalid("in string escape code");
    }
    int digits = text.charAt(at++) == 'u' ? 4 : 0;
    for (int i = 0; i < digits; i++) {
      if (Character.digit(peek(), 16) < 0) {
        throw invalid("in \\u hexadecimal character escape");
      }
      at++;
    }
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw invalid("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      at++;
    }
  }

  private void number() {
    if (text.charAt(at) == '-') {
      at++;
    }
    if (!isDigit(peek())) {
      throw invalid("in numeric literal");
    }
    if (text.charAt(at) == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      if (!isDigit(peek())) {
        throw invalid("after decimal point in numeric literal");
      }
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      if (!isDigit(peek())) {
        throw invalid("in exponent of numeric literal");
      }
      digits();
    }
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
