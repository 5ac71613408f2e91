package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.Arm;
import io.kubeschool.machine.shell.Command.Assignment;
import io.kubeschool.machine.shell.Command.Clause;
import io.kubeschool.machine.shell.Command.Element;
import io.kubeschool.machine.shell.Command.HereDocument;
import io.kubeschool.machine.shell.Command.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads simple and compound commands and redirections. */
final class CompoundParser {

  private static final String[] REDIRECTIONS = {
    "<<<", "<<-", "<<", "<&", "<>", "<", "&>>", "&>", ">>", ">&", ">|", ">"
  };
  private static final Set<String> DECLARING =
      Set.of("export", "local", "declare", "typeset", "readonly", "alias");

  private final ShellParser parser;
  private final ShellText in;
  private final WordParser words;
  private final ConditionParser conditions;

  CompoundParser(ShellParser parser, WordParser words) {
    this.parser = parser;
    this.in = parser.text();
    this.words = words;
    this.conditions = new ConditionParser(parser, words);
  }

  /** A compound command or a function's definition, or null if a simple command comes next. */
  Command compound() {
    if (in.startsWith("((") && in.isArithmetic()) {
      int line = in.currentLine();
      in.skip(2);
      return new Command.ArithmeticCommand(words.arithmetic("))"), line);
    }
    if (in.peek() == '(') {
      in.next();
      parser.skipNewlines();
      if (in.peek() == ')') {
        throw in.unexpected();
      }
      return new Command.Subshell(parser.enclosedList());
    }
    String word = in.reservedWord();
    if (word.isEmpty()) {
      return function();
    }
    int line = in.currentLine();
    in.skip(word.length());
    return switch (word) {
      case "{" -> {
        Command group = new Command.Group(parser.list());
        parser.expect("}");
        yield group;
      }
      case "if" -> conditional();
      case "while", "until" -> {
        var condition = parser.list();
        yield new Command.While(condition, body(), word.equals("until"));
      }
      case "for" -> loop();
      case "case" -> cases();
      case "function" -> {
        in.skipBlanks();
        Word name = words.word();
        in.skipBlanks();
        if (in.startsWith("(")) {
          in.next();
          in.skipBlanks();
          if (in.peek() != ')') {
            throw in.unexpected();
          }
          in.next();
        }
        yield new Command.Function(name.source(), parser.functionBody());
      }
      case "[[" -> new Command.Conditional(conditions.parse(), line);
      case "in", "!", "time", "select" -> {
        in.skip(-word.length());
        yield null;
      }
      default -> {
        in.skip(-word.length());
        throw in.unexpected();
      }
    };
  }

  private Command function() {
    if (!WordParser.isNameStart(in.peek()) && in.peek() != ':') {
      return null;
    }
    int end = 0;
    while (WordParser.isName(in.peek(end)) || in.peek(end) == '-' || in.peek(end) == ':') {
      end++;
    }
    int open = end;
    while (in.peek(open) == ' ') {
      open++;
    }
    if (in.peek(open) != '(') {
      return null;
    }
    int close = open + 1;
    while (in.peek(close) == ' ') {
      close++;
    }
    if (in.peek(close) != ')') {
      return null;
    }
    int start = in.position();
    in.skip(end);
    String name = in.text(start);
    in.skip(close + 1 - end);
    return new Command.Function(name, parser.functionBody());
  }

  private CommandList body() {
    parser.expect("do");
    CommandList body = parser.list();
    parser.expect("done");
    return body;
  }

  private Command conditional() {
    List<Clause> clauses = new ArrayList<>();
    CommandList otherwise = null;
    while (true) {
      CommandList condition = parser.list();
      parser.expect("then");
      clauses.add(new Clause(condition, parser.list()));
      parser.skipNewlines();
      String word = in.reservedWord();
      if ("elif".equals(word)) {
        in.skip(4);
        continue;
      }
      if ("else".equals(word)) {
        in.skip(4);
        otherwise = parser.list();
      }
      parser.expect("fi");
      return new Command.If(clauses, otherwise);
    }
  }

  private Command loop() {
    in.skipBlanks();
    if (in.startsWith("((")) {
      in.skip(2);
      Word first = words.arithmetic(";");
      Word condition = words.arithmetic(";");
      Word step = words.arithmetic("))");
      in.skipBlanks();
      if (in.peek() == ';') {
        in.next();
      }
      return new Command.ArithmeticFor(first, condition, step, bodyOrGroup());
    }
    Word name = words.word();
    if (name.plain() == null || !name.plain().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      in.skip(-name.source().length());
      throw in.unexpected();
    }
    List<Word> items = null;
    parser.skipNewlines();
    if ("in".equals(in.reservedWord())) {
      in.skip(2);
      items = new ArrayList<>();
      for (in.skipBlanks(); !WordParser.isMeta(in.peek()); in.skipBlanks()) {
        items.add(words.word());
      }
    }
    in.skipBlanks();
    if (in.peek() == ';') {
      in.next();
    } else if (in.peek() != '\n' && items != null && !in.atEnd()) {
      throw in.unexpected();
    }
    return new Command.For(name.plain(), items, bodyOrGroup());
  }

  private CommandList bodyOrGroup() {
    parser.skipNewlines();
    if ("{".equals(in.reservedWord())) {
      in.skip(1);
      CommandList body = parser.list();
      parser.expect("}");
      return body;
    }
    return body();
  }

  private Command cases() {
    in.skipBlanks();
    Word subject = words.word();
    parser.expect("in");
    List<Arm> arms = new ArrayList<>();
    while (true) {
      parser.skipNewlines();
      if (in.atEnd()) {
        throw in.incomplete("");
      }
      if ("esac".equals(in.reservedWord())) {
        in.skip(4);
        return new Command.Case(subject, arms);
      }
      if (in.peek() == '(') {
        in.next();
      }
      List<Word> patterns = new ArrayList<>();
      while (true) {
        in.skipBlanks();
        if (WordParser.isMeta(in.peek())) {
          throw in.unexpected();
        }
        patterns.add(words.word());
        in.skipBlanks();
        if (in.peek() != '|') {
          break;
        }
        in.next();
      }
      if (in.peek() != ')') {
        throw in.unexpected();
      }
      in.next();
      CommandList body = parser.listOrNothing();
      parser.skipNewlines();
      String end = ";;";
      for (String mark : new String[] {";;&", ";;", ";&"}) {
        if (in.startsWith(mark)) {
          in.skip(mark.length());
          end = mark;
          break;
        }
      }
      arms.add(new Arm(patterns, body, end));
    }
  }

  /** A simple command. */
  Command simple() {
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
