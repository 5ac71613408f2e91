package io.kubeschool.tutor;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: every character is one cell wide, as all of the course's are. */
final class Layout {

  private static final int WIDEST = 92;

  private final int width;

  /**
   * A layout for a terminal that is {@code columns} wide; long lines read badly, so it stops at 92.
   */
  Layout(int columns) {
    width = Math.clamp(columns, 40, WIDEST);
  }

  int width() {
    return width;
  }

  /**
   * Paragraphs wrapped; a line that starts with blanks stays as it is. A paragraph ends at an empty
   * line or before a line of the latter sort.
   */
  String wrap(String text) {
    return wrap(text, "", "");
  }

  /** The same with something before the first line and before the others. */
  String wrap(String text, String first, String rest) {
    List<String> lines = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("  ")) {
        flush(paragraph, lines, first, rest);
        lines.add(line.isBlank() ? "" : (lines.isEmpty() ? first : rest) + line.stripTrailing());
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    flush(paragraph, lines, first, rest);
    return String.join("\n", lines) + "\n";
  }

  private void flush(StringBuilder paragraph, List<String> lines, String first, String rest) {
    if (paragraph.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(lines.isEmpty() ? first : rest);
    boolean empty = true;
    for (String word : words(paragraph.toString())) {
      if (!empty && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    paragraph.setLength(0);
  }

  /** What blanks part, but for those between backticks. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean code = false;
    for (char c : text.toCharArray()) {
      code ^= c == '`';
      if (c == ' ' && !code) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** {@code ── left ─────── right ──}. */
  String rule(String left, String right) {
    int room = width - 5 - (right.isEmpty() ? 0 : length(right) + 4);
    String title = cut(left, room - 1);
    int fill = width - 4 - length(title) - (right.isEmpty() ? 0 : length(right) + 4);
    return "── "
        + title
        + " "
        + "─".repeat(Math.max(1, fill))
        + (right.isEmpty() ? "" : " " + right + " ──")
        + "\n";
  }

  /** One line with something at either end, or two if they do not fit. */
  String spread(String left, String right) {
    int gap = width - length(left) - length(right);
    return gap < 2 ? left + "\n" + right + "\n" : left + " ".repeat(gap) + right + "\n";
  }

  /** The items beside each other, {@code gap} apart, on as few lines as they need. */
  String beside(List<String> items, String indent, int gap) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(indent);
    boolean empty = true;
    for (String item : items) {
      if (!empty && length(line) + gap + length(item) > width) {
        text.append(line).append('\n');
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ".repeat(gap)).append(item);
      empty = false;
    }
    return text.append(line).append('\n').toString();
  }

  private static String cut(String text, int room) {
    return length(text) <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
  }

  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
