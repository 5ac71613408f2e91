package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.Assignment;
import io.kubeschool.machine.shell.Command.Element;
import io.kubeschool.machine.shell.Command.HereDocument;
import io.kubeschool.machine.shell.Command.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads simple commands, assignments and redirections. Models POSIX XCU 2.9.1 and 2.7. */
final class SimpleParser {

  private static final String[] REDIRECTIONS = {
    "<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"
  };
  private static final Set<String> DECLARING =
      Set.of("export", "local", "declare", "typeset", "readonly", "alias");

  private final ShellParser parser;
  private final ShellText in;
  private final WordParser words;

  SimpleParser(ShellParser parser, WordParser words) {
    this.parser = parser;
    this.in = parser.text();
    this.words = words;
  }

  /** A simple command. */
  Command command() {
    int line = in.currentLine();
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    parser.expandAlias();
    in.skipBlanks();
    while (true) {
      in.skipBlanks();
      if (redirection(redirections)) {
        continue;
      }
      boolean process = (in.peek() == '<' || in.peek() == '>') && in.peek(1) == '(';
      if (WordParser.isMeta(in.peek()) && !process) {
        break;
      }
      boolean declares =
          !arguments.isEmpty() && DECLARING.contains(String.valueOf(arguments.getFirst().plain()));
      if (arguments.isEmpty() || declares) {
        Assignment assignment = assignment(declares);
        if (assignment != null) {
          if (declares) {
            assignments.add(assignment);
            arguments.add(Word.quoted(assignment.name()));
          } else {
            assignments.add(assignment);
          }
          continue;
        }
      }
      arguments.add(words.word());
    }
    if (in.peek() == '(') {
      throw in.unexpected();
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirections.isEmpty()) {
      throw in.unexpected();
    }
    return new Command.Simple(assignments, arguments, redirections, line);
  }

  private Assignment assignment(boolean arraysOnly) {
    if (!WordParser.isNameStart(in.peek())) {
      return null;
    }
    int end = 1;
    while (WordParser.isName(in.peek(end))) {
      end++;
    }
    int afterIndex = end;
    if (in.peek(end) == '[') {
      while (in.peek(afterIndex) != ']'
          && in.peek(afterIndex) != -1
          && in.peek(afterIndex) != '\n') {
        afterIndex++;
      }
      afterIndex++;
    }
    boolean append = in.peek(afterIndex) == '+' && in.peek(afterIndex + 1) == '=';
    if (!append && in.peek(afterIndex) != '=') {
      return null;
    }
    int valueAt = afterIndex + (append ? 2 : 1);
    if (arraysOnly && in.peek(valueAt) != '(') {
      return null;
    }
    int start = in.position();
    in.skip(end);
    String name = in.text(start);
    Word index = null;
    if (in.peek() == '[') {
      in.next();
      index = words.until(c -> c == ']');
      in.next();
    }
    in.skip(append ? 2 : 1);
    if (in.peek() == '(') {
      in.next();
      return new Assignment(name, index, append, null, elements());
    }
    return new Assignment(name, index, append, words.word(), null);
  }

  private List<Element> elements() {
    List<Element> elements = new ArrayList<>();
    while (true) {
      parser.skipNewlines();
      if (in.atEnd()) {
        throw in.incomplete(")");
      }
      if (in.peek() == ')') {
        in.next();
        return elements;
      }
      if (WordParser.isMeta(in.peek())) {
        throw in.unexpected();
      }
      Word index = null;
      if (in.peek() == '[') {
        in.next();
        index = words.until(c -> c == ']');
        in.next();
        if (in.peek() == '=') {
          in.next();
        }
      }
      elements.add(new Element(index, words.word()));
    }
  }

  /** Adds a redirection if one comes next. */
  boolean redirection(List<Redirection> redirections) {
    int digits = 0;
    while (in.peek(digits) >= '0' && in.peek(digits) <= '9') {
      digits++;
    }
    if (digits > 3) {
      return false;
    }
    int start = in.position();
    in.skip(digits);
    for (String operator : REDIRECTIONS) {
      if (!in.startsWith(operator) || digits > 0 && operator.startsWith("&")) {
        continue;
      }
      if (operator.length() == 1 && in.peek(1) == '(') {
        break;
      }
      int fd =
          digits > 0
              ? Integer.parseInt(in.text(start))
              : operator.startsWith("<") ? 0 : operator.startsWith("&") ? -1 : 1;
      in.skip(operator.length());
      in.skipBlanks();
      if (WordParser.isMeta(in.peek())
          && !((in.peek() == '<' || in.peek() == '>') && in.peek(1) == '(')) {
        throw in.atEnd()
            ? ShellSyntaxException.unexpected("newline", in.currentLine())
            : in.unexpected();
      }
      Word target = words.word();
      if (operator.equals("<<") || operator.equals("<<-")) {
        HereDocument document = new HereDocument();
        parser.documents().expect(document, target, operator.equals("<<-"));
        redirections.add(new Redirection(fd, "<<", null, document));
      } else {
        redirections.add(new Redirection(fd, operator, target, null));
      }
      return true;
    }
    in.skip(in.position() > start ? start - in.position() : 0);
    return false;
  }
}
