package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Word.Parameter;
import io.kubeschool.machine.shell.Word.Part;

/** Reads parameters in braces and their operations. Models POSIX XCU 2.6.2 and bash's subst.c. */
final class BracedParser {

  private static final String[] OPERATORS = {
    ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#", "%",
    "/", "^", ",", ":", "@"
  };

  private final ShellText in;
  private final WordParser words;

  BracedParser(ShellText in, WordParser words) {
    this.in = in;
    this.words = words;
  }

  /** The rest of a parameter, after its opening brace. */
  Part parameter() {
    int start = in.position();
    boolean length = false;
    boolean indirect = false;
    if (in.peek() == '#'
        && in.peek(1) != '}'
        && (WordParser.isName(in.peek(1)) || "@*?!$-#".indexOf(in.peek(1)) >= 0)) {
      in.next();
      length = true;
    } else if (in.peek() == '!' && WordParser.isNameStart(in.peek(1))) {
      in.next();
      indirect = true;
    }
    String name;
    if (WordParser.isNameStart(in.peek())) {
      name = words.name();
    } else if (in.peek() >= '0' && in.peek() <= '9') {
      StringBuilder digits = new StringBuilder();
      while (in.peek() >= '0' && in.peek() <= '9') {
        digits.append((char) in.next());
      }
      name = digits.toString();
    } else if (in.peek() != -1 && "@*#?-$!".indexOf(in.peek()) >= 0) {
      name = Character.toString(in.next());
    } else {
      return bad(start);
    }
    Word index = null;
    if (in.peek() == '[') {
      in.next();
      index = words.until(c -> c == ']');
      if (in.atEnd()) {
        throw in.incomplete("}");
      }
      in.next();
    }
    if (in.peek() == '}') {
      in.next();
      return new Parameter(name, index, "", null, null, length, indirect);
    }
    if (indirect && (in.peek() == '*' || in.peek() == '@') && in.peek(1) == '}') {
      in.skip(2);
      return new Parameter(name, null, "prefix", null, null, false, true);
    }
    for (String operator : OPERATORS) {
      if (in.startsWith(operator)) {
        in.skip(operator.length());
        return operation(name, index, operator, length, indirect);
      }
    }
    if (in.atEnd()) {
      throw in.incomplete("}");
    }
    return bad(start);
  }

  private Part operation(
      String name, Word index, String operator, boolean length, boolean indirect) {
    Word argument;
    Word second = null;
    if (operator.startsWith("/")) {
      argument = words.until(c -> c == '/' || c == '}');
      if (in.peek() == '/') {
        in.next();
        second = words.until(c -> c == '}');
      }
    } else if (operator.equals(":")) {
      argument = words.until(c -> c == ':' || c == '}');
      if (in.peek() == ':') {
        in.next();
        second = words.until(c -> c == '}');
      }
    } else {
      argument = words.until(c -> c == '}');
    }
    if (in.atEnd()) {
      throw in.incomplete("}");
    }
    in.next();
    return new Parameter(name, index, operator, argument, second, length, indirect);
  }

  private Part bad(int start) {
    while (!in.atEnd() && in.peek() != '}') {
      in.next();
    }
    if (in.atEnd()) {
      throw in.incomplete("}");
    }
    String text = "${" + in.text(start) + "}";
    in.next();
    return new Parameter(text, null, "bad", null, null, false, false);
  }
}
