package io.kubeschool.machine.program.awk;

import java.util.List;

/** A program's tokens, with a place in them. */
final class Tokens {

  private final List<Lexer.Token> tokens;
  private int at;

  Tokens(List<Lexer.Token> tokens) {
    this.tokens = tokens;
  }

  Lexer.Token peek() {
    return tokens.get(at);
  }

  Lexer.Token next() {
    Lexer.Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean is(String text) {
    Lexer.Type type = peek().type();
    return (type == Lexer.Type.OPERATOR || type == Lexer.Type.KEYWORD)
        && peek().text().equals(text);
  }

  boolean accept(String text) {
    if (is(text)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String text) {
    if (!accept(text)) {
      throw unexpected();
    }
  }

  AwkException unexpected() {
    String token = peek().text().equals("\n") ? "newline" : peek().text();
    return new AwkException("line " + peek().line() + ": syntax error at or near " + token);
  }

  void skipNewlines() {
    while (peek().type() == Lexer.Type.NEWLINE) {
      at++;
    }
  }

  void skipNewlinesAndSemicolons() {
    while (peek().type() == Lexer.Type.NEWLINE || is(";")) {
      at++;
    }
  }

  int mark() {
    return at;
  }

  void reset(int mark) {
    at = mark;
  }
}
