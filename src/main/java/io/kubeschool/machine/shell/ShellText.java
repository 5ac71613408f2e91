package io.kubeschool.machine.shell;

import java.util.Set;

/** A shell's text as it is read: its characters, lines, blanks and reserved words. */
final class ShellText {

  static final Set<String> RESERVED =
      Set.of(
          "if",
          "then",
          "else",
          "elif",
          "fi",
          "do",
          "done",
          "case",
          "esac",
          "while",
          "until",
          "for",
          "{",
          "}",
          "!",
          "in",
          "function",
          "time",
          "[[",
          "select");

  private final int firstLine;
  private String text;
  private int position;
  private int line;
  private int lineCountedTo;

  /** A text from its beginning, whose first line has that number. */
  ShellText(String text, int firstLine) {
    this.text = text;
    this.firstLine = firstLine;
    this.line = firstLine;
  }

  /** How many characters have been read. */
  int position() {
    return position;
  }

  /** What has been read since {@code start}. */
  String text(int start) {
    return text.substring(Math.min(start, position), position);
  }

  /** Whether all has been read. */
  boolean atEnd() {
    return position >= text.length();
  }

  /** The character that comes next, or -1. */
  int peek() {
    return peek(0);
  }

  /** The character so many after the next, or -1. */
  int peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : -1;
  }

  /** Reads a character. */
  int next() {
    return text.charAt(position++);
  }

  /** Passes so many characters; goes back if negative. */
  void skip(int count) {
    position += count;
  }

  /** Whether that comes next. */
  boolean startsWith(String prefix) {
    return text.startsWith(prefix, position);
  }

  /** The number of the line that is read. */
  int currentLine() {
    for (; lineCountedTo < position && lineCountedTo < text.length(); lineCountedTo++) {
      if (text.charAt(lineCountedTo) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Passes blanks, continued line ends and a comment. */
  void skipBlanks() {
    while (!atEnd()) {
      int c = peek();
      if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (c == '\\' && peek(1) == '\n') {
        position += 2;
      } else if (c == '#' && (position == 0 || WordParser.isMeta(text.charAt(position - 1)))) {
        while (!atEnd() && peek() != '\n') {
          position++;
        }
      } else {
        return;
      }
    }
  }

  /** The reserved word that comes next, or "". */
  String reservedWord() {
    int end = position;
    while (end < text.length() && end - position < 9 && !WordParser.isMeta(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && !WordParser.isMeta(text.charAt(end))) {
      return "";
    }
    String word = text.substring(position, end);
    return RESERVED.contains(word) ? word : "";
  }

  /** Whether the double parenthesis that comes next holds an expression, not a subshell. */
  boolean isArithmetic() {
    int nesting = 0;
    for (int i = position; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        nesting++;
      } else if (c == ')' && --nesting == 1) {
        return i + 1 < text.length() && text.charAt(i + 1) == ')';
      }
    }
    return true;
  }

  /** The unquoted word that comes next, or "" if it has quotes or expansions. */
  String plainWord() {
    int end = position;
    while (end < text.length()
        && !WordParser.isMeta(text.charAt(end))
        && "\"'\\$`=".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end < text.length() && !WordParser.isMeta(text.charAt(end))
        ? ""
        : text.substring(position, end);
  }

  /** Puts other text in the place of so many characters that come next. */
  void replace(int length, String replacement) {
    currentLine();
    text = text.substring(0, position) + replacement + text.substring(position + length);
  }

  /** Reads the rest of the line, without its end. */
  String row() {
    int end = text.indexOf('\n', position);
    String row = text.substring(position, end < 0 ? text.length() : end);
    position = end < 0 ? text.length() : end + 1;
    return row;
  }

  /** That the text ends too early: before {@code missing}, or "". */
  ShellSyntaxException incomplete(String missing) {
    boolean quote = !missing.isEmpty() && !missing.equals(")");
    int reported = quote || text.endsWith("\n") ? currentLine() : currentLine() + 1;
    return ShellSyntaxException.incomplete(missing, reported);
  }

  /** That the token that comes next may not stand there. */
  ShellSyntaxException unexpected() {
    skipBlanks();
    return atEnd() ? incomplete("") : ShellSyntaxException.unexpected(tokenText(), currentLine());
  }

  /** The token that comes next, as error messages show it. */
  String tokenText() {
    if (atEnd() || peek() == '\n') {
      return "newline";
    }
    for (String operator :
        new String[] {";;&", "<<<", "&&", "||", ";;", ";&", "<<", ">>", "|&", "&>"}) {
      if (startsWith(operator)) {
        return operator;
      }
    }
    if (WordParser.isMeta(peek())) {
      return Character.toString(peek());
    }
    int end = position;
    while (end < text.length() && !WordParser.isMeta(text.charAt(end))) {
      end++;
    }
    return text.substring(position, end);
  }

  /** The line of the text with that number. */
  String sourceLine(int number) {
    String[] lines = text.split("\n", -1);
    int index = number - firstLine;
    return index >= 0 && index < lines.length ? lines[index] : "";
  }
}
