package io.kubeschool.kubectl.gotemplate;

import java.util.ArrayList;
import java.util.List;

/** Cuts a template into words. Models Go's text/template/parse/lex.go. */
final class Lexer {

  private static final String BLANKS = " \t\r\n";

  private final String name;
  private final String input;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private Lexer(String name, String input) {
    this.name = name;
    this.input = input;
  }

  static List<Token> tokens(String name, String input) {
    Lexer lexer = new Lexer(name, input);
    lexer.text();
    return lexer.tokens;
  }

  private void text() {
    while (at < input.length()) {
      int open = input.indexOf("{{", at);
      int end = open < 0 ? input.length() : open;
      String literal = input.substring(at, end);
      boolean trimsLeft = open >= 0 && input.startsWith("-", open + 2) && isBlank(open + 3);
      if (!tokens.isEmpty() && trimsRight) {
        literal = literal.stripLeading();
      }
      if (trimsLeft) {
        literal = literal.stripTrailing();
      }
      if (!literal.isEmpty()) {
        tokens.add(new Token(Token.Type.TEXT, literal, at));
      }
      at = end;
      if (open >= 0) {
        action(trimsLeft);
      }
    }
    tokens.add(new Token(Token.Type.END, "", at));
  }

  private boolean trimsRight;

  private void action(boolean trimsLeft) {
    int start = at;
    at += trimsLeft ? 3 : 2;
    int body = trimsLeft ? at + 1 : at;
    if (input.startsWith("/*", body)) {
      int close = input.indexOf("*/", body);
      if (close < 0) {
        throw error(start, "unclosed comment");
      }
      at = close + 2;
      if (!right(false)) {
        throw error(at, "comment ends before closing delimiter");
      }
      return;
    }
    tokens.add(new Token(Token.Type.LEFT, "{{", start));
    depth = 0;
    while (!right(true)) {
      inside();
    }
  }

  /** Steps over the end of an action if it is there. */
  private boolean right(boolean told) {
    int start = at;
    boolean trims = isBlank(at) && input.startsWith("-}}", skipBlanks(at));
    if (!trims && !input.startsWith("}}", at)) {
      return false;
    }
    if (depth > 0) {
      throw error(at, "unclosed left paren");
    }
    at = trims ? skipBlanks(at) + 3 : at + 2;
    trimsRight = trims;
    if (told) {
      tokens.add(new Token(Token.Type.RIGHT, "}}", start));
    }
    return true;
  }

  private void inside() {
    if (at >= input.length()) {
      throw error(at, "unclosed action");
    }
    int start = at;
    char c = input.charAt(at);
    if (isBlank(at)) {
      at = skipBlanks(at);
      if (input.startsWith("-}}", at)) {
        at = start;
        return;
      }
      add(Token.Type.SPACE, start);
    } else if (c == '"') {
      quoted('"', "unterminated quoted string");
    } else if (c == '`') {
      int close = input.indexOf('`', at + 1);
      if (close < 0) {
        throw error(at, "unterminated raw quoted string");
      }
      at = close + 1;
      add(Token.Type.STRING, start);
    } else if (c == '\'') {
      quoted('\'', "unterminated character constant");
    } else if (input.startsWith(":=", at)) {
      symbol(Token.Type.DECLARE, 2);
    } else if (c == '=') {
      symbol(Token.Type.ASSIGN, 1);
    } else if (c == '|') {
      symbol(Token.Type.PIPE, 1);
    } else if (c == ',') {
      symbol(Token.Type.COMMA, 1);
    } else if (c == '(') {
      depth++;
      symbol(Token.Type.OPEN, 1);
    } else if (c == ')') {
      if (--depth < 0) {
        throw error(at, "unexpected right paren");
      }
      symbol(Token.Type.CLOSE, 1);
    } else if (c == '$') {
      at++;
      word();
      add(Token.Type.VARIABLE, start);
    } else if (c == '.' && !(at + 1 < input.length() && isDigit(input.charAt(at + 1)))) {
      at++;
      word();
      add(at == start + 1 ? Token.Type.DOT : Token.Type.FIELD, start);
    } else if (isDigit(c) || c == '+' || c == '-' || c == '.') {
      at++;
      while (at < input.length()
          && "0123456789.eExXabcdefABCDEF_+-".indexOf(input.charAt(at)) >= 0) {
        at++;
      }
      add(Token.Type.NUMBER, start);
    } else if (isWord(c)) {
      word();
      add(Token.Type.IDENTIFIER, start);
    } else {
      throw error(at, String.format("unrecognized character in action: U+%04X '%c'", (int) c, c));
    }
  }

  private void quoted(char quote, String problem) {
    int start = at++;
    while (at < input.length() && input.charAt(at) != quote && input.charAt(at) != '\n') {
      at += input.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= input.length() || input.charAt(at) == '\n') {
      throw error(start, problem);
    }
    at++;
    add(quote == '"' ? Token.Type.STRING : Token.Type.CHARACTER, start);
  }

  private void word() {
    while (at < input.length() && isWord(input.charAt(at))) {
      at++;
    }
  }

  private void symbol(Token.Type type, int length) {
    int start = at;
    at += length;
    add(type, start);
  }

  private void add(Token.Type type, int start) {
    tokens.add(new Token(type, input.substring(start, at), start));
  }

  private boolean isBlank(int index) {
    return index < input.length() && BLANKS.indexOf(input.charAt(index)) >= 0;
  }

  private int skipBlanks(int index) {
    int i = index;
    while (isBlank(i)) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private TemplateError error(int position, String problem) {
    long line =
        1
            + input
                .substring(0, Math.min(position, input.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
    return new TemplateError("template: " + name + ":" + line + ": " + problem);
  }
}
