package io.kubeschool.machine.shell;

import io.kubeschool.machine.GlobPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Expanded text in which every character remembers where it came from, since only some are split at
 * and only some are special in patterns.
 */
final class Marked {

  /** Written unquoted: special in patterns. */
  static final char LITERAL = 'L';

  /** Quoted: never special. */
  static final char QUOTED = 'Q';

  /** From an unquoted expansion: split at, special in patterns. */
  static final char EXPANDED = 'E';

  private static final char SEPARATOR = 'S';
  private static final char EMPTY_QUOTES = 'N';

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();

  void append(String added, char mark) {
    text.append(added);
    if (text.length() > Variables.MAX_LENGTH) {
      throw new ShellExit.Failure("xrealloc: cannot allocate " + text.length() + " bytes", 2);
    }
    marks.repeat(mark, added.length());
  }

  /** A field ends here whatever it holds. */
  void separate() {
    text.append(' ');
    marks.append(SEPARATOR);
  }

  /** Quotes were here: the field exists even if it is empty. */
  void quotes() {
    text.append('\0');
    marks.append(EMPTY_QUOTES);
  }

  /** All of it as one text. */
  String joined() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (marks.charAt(i) != EMPTY_QUOTES) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** All of it as one pattern. */
  String pattern() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      appendPattern(out, text.charAt(i), marks.charAt(i));
    }
    return out.toString();
  }

  /** All of it as one regular expression: what was quoted means itself. */
  String regex() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (marks.charAt(i) == EMPTY_QUOTES) {
        continue;
      }
      if (marks.charAt(i) == QUOTED && "\\.[]()*+?{}|^$".indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static void appendPattern(StringBuilder out, char c, char mark) {
    if (mark == EMPTY_QUOTES) {
      return;
    }
    if (mark == QUOTED && "\\*?[]!-@+(|)^".indexOf(c) >= 0) {
      out.append('\\');
    }
    out.append(c);
  }

  /** A field after splitting: its text and, if it is to be matched with file names, its pattern. */
  record Field(String text, String pattern) {}

  /** Splits at the characters of {@code separators} that came from expansions. */
  List<Field> fields(String separators) {
    Splitter splitter = new Splitter();
    for (int i = 0; i < text.length(); i++) {
      splitter.accept(text.charAt(i), marks.charAt(i), separators);
    }
    splitter.end(false);
    return splitter.fields;
  }

  private static final class Splitter {
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean exists;
    private boolean special;
    private boolean afterBlank;

    void accept(char c, char mark, String separators) {
      if (mark == SEPARATOR) {
        end(false);
        afterBlank = false;
        return;
      }
      if (mark == EMPTY_QUOTES) {
        exists = true;
        afterBlank = false;
        return;
      }
      if (mark == EXPANDED && separators.indexOf(c) >= 0) {
        boolean blank = c == ' ' || c == '\t' || c == '\n';
        if (blank) {
          afterBlank |= exists;
          end(false);
        } else {
          end(!afterBlank);
          afterBlank = false;
        }
        return;
      }
      afterBlank = false;
      exists = true;
      special |= mark != QUOTED && (c == '*' || c == '?' || c == '[');
      current.append(c);
      appendPattern(pattern, c, mark);
    }

    void end(boolean evenIfEmpty) {
      if (exists || evenIfEmpty) {
        String value = current.toString();
        fields.add(
            new Field(
                value,
                special && GlobPattern.isPattern(pattern.toString()) ? pattern.toString() : null));
      }
      current.setLength(0);
      pattern.setLength(0);
      exists = false;
      special = false;
    }
  }
}
