package io.kubeschool.machine.shell;

import io.kubeschool.machine.Escapes;
import io.kubeschool.machine.shell.Word.Arithmetic;
import io.kubeschool.machine.shell.Word.CommandSubstitution;
import io.kubeschool.machine.shell.Word.DoubleQuoted;
import io.kubeschool.machine.shell.Word.Literal;
import io.kubeschool.machine.shell.Word.Parameter;
import io.kubeschool.machine.shell.Word.Part;
import io.kubeschool.machine.shell.Word.ProcessSubstitution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads words: quotes, and what {@code $} and backquotes begin. Models POSIX XCU 2.2 and 2.6. */
final class WordParser {

  private final ShellParser parser;
  private final ShellText in;
  private final BracedParser braces;

  WordParser(ShellParser parser) {
    this.parser = parser;
    this.in = parser.text();
    this.braces = new BracedParser(in, this);
  }

  static boolean isMeta(int c) {
    return switch (c) {
      case ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')', -1 -> true;
      default -> false;
    };
  }

  static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean isName(int c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }

  /** A word up to an unquoted metacharacter. */
  Word word() {
    return until(WordParser::isMeta);
  }

  /** A word up to an unquoted character that {@code ends} accepts. */
  Word until(IntPredicate ends) {
    int start = in.position();
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (!in.atEnd()) {
      int c = in.peek();
      if ((c == '<' || c == '>') && in.peek(1) == '(' && ends.test(c)) {
        if (in.position() != start) {
          break;
        }
        flush(text, parts);
        in.skip(2);
        parts.add(new ProcessSubstitution(parser.enclosedList(), c == '<'));
        continue;
      }
      if (isExtendedGlob(c, text)) {
        copyGroup(text);
        continue;
      }
      if (ends.test(c)) {
        break;
      }
      element(c, text, parts);
    }
    flush(text, parts);
    return new Word(List.copyOf(parts), in.text(start));
  }

  private boolean isExtendedGlob(int c, StringBuilder text) {
    return c == '('
        && !text.isEmpty()
        && "@!+*?".indexOf(text.charAt(text.length() - 1)) >= 0
        && parser.isInsideConditional();
  }

  private void copyGroup(StringBuilder text) {
    int depth = 0;
    do {
      if (in.atEnd()) {
        throw in.incomplete(")");
      }
      int c = in.next();
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      text.append((char) c);
    } while (depth > 0);
  }

  private void element(int c, StringBuilder text, List<Part> parts) {
    switch (c) {
      case '\'' -> {
        flush(text, parts);
        in.next();
        parts.add(new Literal(singleQuoted(), true));
      }
      case '"' -> {
        flush(text, parts);
        in.next();
        parts.add(new DoubleQuoted(doubleQuoted('"')));
      }
      case '\\' -> {
        in.next();
        if (in.atEnd()) {
          parts.add(new Literal("\\", true));
        } else if (in.peek() == '\n') {
          in.next();
        } else {
          flush(text, parts);
          parts.add(new Literal(Character.toString(in.next()), true));
        }
      }
      case '$' -> {
        if (in.peek(1) == '\'') {
          flush(text, parts);
          in.skip(2);
          parts.add(new Literal(ansiQuoted(), true));
        } else if (in.peek(1) == '"') {
          in.next();
        } else {
          dollar(text, parts);
        }
      }
      case '`' -> {
        flush(text, parts);
        in.next();
        parts.add(backquoted(false));
      }
      default -> text.append((char) in.next());
    }
  }

  private static void flush(StringBuilder text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Literal(text.toString(), false));
      text.setLength(0);
    }
  }

  private String singleQuoted() {
    StringBuilder text = new StringBuilder();
    while (true) {
      if (in.atEnd()) {
        throw in.incomplete("'");
      }
      int c = in.next();
      if (c == '\'') {
        return text.toString();
      }
      text.append((char) c);
    }
  }

  private String ansiQuoted() {
    StringBuilder text = new StringBuilder();
    while (true) {
      if (in.atEnd()) {
        throw in.incomplete("'");
      }
      int c = in.next();
      if (c == '\'') {
        return Escapes.decode(text.toString(), Escapes.Style.ANSI_C).text();
      }
      text.append((char) c);
      if (c == '\\' && !in.atEnd()) {
        text.append((char) in.next());
      }
    }
  }

  /** What stands in double quotes, or in a here-document ({@code end} -1). */
  List<Part> doubleQuoted(int end) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      if (in.atEnd()) {
        if (end == -1) {
          break;
        }
        throw in.incomplete("\"");
      }
      int c = in.peek();
      if (c == end) {
        in.next();
        break;
      }
      switch (c) {
        case '\\' -> {
          in.next();
          int escaped = in.atEnd() ? -1 : in.peek();
          if (escaped == '\n') {
            in.next();
          } else if (escaped == '$' || escaped == '`' || escaped == '\\' || escaped == end) {
            text.append((char) in.next());
          } else {
            text.append('\\');
          }
        }
        case '$' -> dollarQuoted(text, parts);
        case '`' -> {
          flushQuoted(text, parts);
          in.next();
          parts.add(backquoted(true));
        }
        default -> text.append((char) in.next());
      }
    }
    flushQuoted(text, parts);
    return List.copyOf(parts);
  }

  private static void flushQuoted(StringBuilder text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Literal(text.toString(), true));
      text.setLength(0);
    }
  }

  private void dollar(StringBuilder text, List<Part> parts) {
    Part part = afterDollar();
    if (part == null) {
      text.append('$');
    } else {
      flush(text, parts);
      parts.add(part);
    }
  }

  private void dollarQuoted(StringBuilder text, List<Part> parts) {
    Part part = afterDollar();
    if (part == null) {
      text.append('$');
    } else {
      flushQuoted(text, parts);
      parts.add(part);
    }
  }

  private Part afterDollar() {
    in.next();
    int c = in.peek();
    if (c == '(' && in.peek(1) == '(' && in.isArithmetic()) {
      in.skip(2);
      return new Arithmetic(arithmetic("))"));
    }
    if (c == '(') {
      in.next();
      return new CommandSubstitution(parser.enclosedList());
    }
    if (c == '{') {
      in.next();
      return braces.parameter();
    }
    if (isNameStart(c)) {
      return simple(name());
    }
    if (c >= '0' && c <= '9' || c != -1 && "@*#?-$!".indexOf(c) >= 0) {
      in.next();
      return simple(Character.toString(c));
    }
    return null;
  }

  private static Parameter simple(String name) {
    return new Parameter(name, null, "", null, null, false, false);
  }

  String name() {
    StringBuilder name = new StringBuilder();
    while (isName(in.peek())) {
      name.append((char) in.next());
    }
    return name.toString();
  }

  /** An arithmetic expression up to {@code end}, at depth 0 of parentheses. */
  Word arithmetic(String end) {
    int start = in.position();
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (true) {
      if (in.atEnd()) {
        throw in.incomplete(")");
      }
      if (depth == 0 && in.startsWith(end)) {
        break;
      }
      int c = in.peek();
      if (c == '$' || c == '`') {
        element(c, text, parts);
      } else if (c == '"') {
        in.next();
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        text.append((char) in.next());
      }
    }
    flush(text, parts);
    Word word = new Word(List.copyOf(parts), in.text(start));
    in.skip(end.length());
    return word;
  }

  private Part backquoted(boolean inQuotes) {
    StringBuilder text = new StringBuilder();
    while (true) {
      if (in.atEnd()) {
        throw in.incomplete("`");
      }
      int c = in.next();
      if (c == '`') {
        break;
      }
      if (c == '\\' && !in.atEnd()) {
        int escaped = in.peek();
        if (escaped == '$' || escaped == '`' || escaped == '\\' || inQuotes && escaped == '"') {
          c = in.next();
        }
      }
      text.append((char) c);
    }
    return new CommandSubstitution(parser.nested(text.toString()));
  }
}
