package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.Arm;
import io.kubeschool.machine.shell.Command.Clause;
import java.util.ArrayList;
import java.util.List;

/** Reads compound commands and function definitions. Models POSIX XCU 2.9.4 and 2.9.5. */
final class CompoundParser {

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
}
