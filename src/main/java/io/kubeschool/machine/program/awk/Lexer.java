package io.kubeschool.machine.program.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a program's text into tokens. Models POSIX awk, lexical conventions. */
final class Lexer {

  enum Type {
    NUMBER,
    STRING,
    REGEX,
    NAME,
    FUNCTION_NAME,
    KEYWORD,
    OPERATOR,
    NEWLINE,
    END
  }

  record Token(Type type, String text, int line) {}

  private static final Set<String> KEYWORDS =
      Set.of(
          "BEGIN",
          "END",
          "function",
          "func",
          "if",
          "else",
          "while",
          "for",
          "do",
          "break",
          "continue",
          "next",
          "nextfile",
          "exit",
          "return",
          "delete",
          "in",
          "getline",
          "print",
          "printf");

  private static final String[] OPERATORS = {
    "**=", "**", "&&", "||", "==", "<=", ">=", "!=", "!~", "++", "--", "+=", "-=", "*=", "/=", "%=",
    "^=", ">>", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", ">", "<",
    "|", "?", ":", "~", "$", "="
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void add(Type type, String token) {
    tokens.add(new Token(type, token, line));
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        add(Type.NEWLINE, "\n");
        line++;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at += 2;
        line++;
      } else if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '"') {
        string();
      } else if (c == '/' && regexMayStart()) {
        regex();
      } else if (Character.isDigit(c)
          || c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
        number();
      } else if (Character.isLetter(c) || c == '_') {
        name();
      } else {
        operator();
      }
    }
    add(Type.END, "end of program");
  }

  private boolean regexMayStart() {
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.getLast();
    return switch (last.type()) {
      case NUMBER, STRING, NAME, REGEX -> false;
      case OPERATOR -> !Set.of(")", "]", "++", "--").contains(last.text());
      case KEYWORD -> !last.text().equals("getline");
      default -> true;
    };
  }

  private void string() {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length() || text.charAt(at) == '\n') {
        throw new AwkException("line " + line + ": unterminated string");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      if (c == '\\' && at < text.length()) {
        escape(value);
      } else {
        value.append(c);
      }
    }
    add(Type.STRING, value.toString());
  }

  private void escape(StringBuilder value) {
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '\\', '"', '/' -> value.append(c);
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case '\n' -> line++;
      default -> {
        if (c >= '0' && c <= '7') {
          int code = c - '0';
          while (at < text.length()
              && code < 32
              && text.charAt(at) >= '0'
              && text.charAt(at) <= '7') {
            code = code * 8 + text.charAt(at++) - '0';
          }
          value.append((char) code);
        } else {
          value.append('\\').append(c);
        }
      }
    }
  }

  private void regex() {
    StringBuilder value = new StringBuilder();
    at++;
    boolean inSet = false;
    while (true) {
      if (at >= text.length() || text.charAt(at) == '\n') {
        throw new AwkException("line " + line + ": unterminated regexp");
      }
      char c = text.charAt(at++);
      if (c == '/' && !inSet) {
        break;
      }
      if (c == '\\' && at < text.length()) {
        char next = text.charAt(at++);
        value.append(next == '/' ? "/" : "\\" + next);
        continue;
      }
      inSet = c == '[' || inSet && c != ']';
      value.append(c);
    }
    add(Type.REGEX, value.toString());
  }

  private void number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (at + 1 + sign < text.length() && Character.isDigit(text.charAt(at + 1 + sign))) {
        at += 1 + sign;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
          at++;
        }
      }
    }
    add(Type.NUMBER, text.substring(start, at));
  }

  private void name() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String name = text.substring(start, at);
    if (KEYWORDS.contains(name)) {
      add(Type.KEYWORD, name.equals("func") ? "function" : name);
    } else {
      add(at < text.length() && text.charAt(at) == '(' ? Type.FUNCTION_NAME : Type.NAME, name);
    }
  }

  private void operator() {
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        add(Type.OPERATOR, operator.replace("**", "^"));
        return;
      }
    }
    throw new AwkException("line " + line + ": syntax error near " + text.charAt(at));
  }
}
