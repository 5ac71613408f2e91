package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.Command.Binary;
import io.kubeschool.machine.shell.Command.Both;
import io.kubeschool.machine.shell.Command.Condition;
import io.kubeschool.machine.shell.Command.Not;
import io.kubeschool.machine.shell.Command.Unary;

/** Reads what stands between {@code [[} and {@code ]]}. */
final class ConditionParser {

  private final ShellParser parser;
  private final ShellText in;
  private final WordParser words;

  ConditionParser(ShellParser parser, WordParser words) {
    this.parser = parser;
    this.in = parser.text();
    this.words = words;
  }

  /** The condition, after {@code [[}; passes {@code ]]}. */
  Condition parse() {
    parser.enterConditional(1);
    try {
      Condition condition = or();
      parser.skipNewlines();
      if (!in.startsWith("]]")) {
        throw in.unexpected();
      }
      in.skip(2);
      return condition;
    } finally {
      parser.enterConditional(-1);
    }
  }

  private Condition or() {
    Condition left = and();
    parser.skipNewlines();
    while (in.startsWith("||")) {
      in.skip(2);
      left = new Both(left, and(), false);
      parser.skipNewlines();
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    parser.skipNewlines();
    while (in.startsWith("&&")) {
      in.skip(2);
      left = new Both(left, not(), true);
      parser.skipNewlines();
    }
    return left;
  }

  private Condition not() {
    parser.skipNewlines();
    if (in.peek() == '!' && WordParser.isMeta(in.peek(1))) {
      in.next();
      return new Not(not());
    }
    if (in.peek() == '(') {
      in.next();
      Condition inner = or();
      parser.skipNewlines();
      if (in.peek() != ')') {
        throw in.unexpected();
      }
      in.next();
      return inner;
    }
    return primary();
  }

  private Condition primary() {
    if (WordParser.isMeta(in.peek()) || in.startsWith("]]")) {
      throw in.unexpected();
    }
    Word first = words.word();
    String operator = first.plain();
    in.skipBlanks();
    if (operator != null && operator.matches("-[a-zA-Z]") && !atOperandEnd()) {
      return new Unary(operator, words.word());
    }
    if (atOperandEnd()) {
      return new Unary("-n", first);
    }
    if (in.peek() == '<' || in.peek() == '>') {
      String sign = Character.toString(in.next());
      return new Binary(first, sign, operand());
    }
    Word sign = words.word();
    String name = String.valueOf(sign.plain());
    if (!name.matches("==?|!=|=~|-(eq|ne|lt|le|gt|ge|nt|ot|ef)")) {
      in.skip(-sign.source().length());
      throw in.unexpected();
    }
    in.skipBlanks();
    if (name.equals("=~")) {
      return new Binary(first, name, regex());
    }
    return new Binary(first, name, operand());
  }

  private Word operand() {
    in.skipBlanks();
    if (WordParser.isMeta(in.peek())) {
      throw in.unexpected();
    }
    return words.word();
  }

  private boolean atOperandEnd() {
    return in.startsWith("]]")
        || in.peek() == '&'
        || in.peek() == '|'
        || in.peek() == ')'
        || in.peek() == '\n'
        || in.atEnd();
  }

  private Word regex() {
    int[] depth = {0};
    return words.until(c -> {
      if (c == '(') {
        depth[0]++;
      } else if (c == ')') {
        if (depth[0] == 0) {
          return true;
        }
        depth[0]--;
      }
      return c == -1 || depth[0] == 0 && (c == ' ' || c == '\t' || c == '\n');
    });
  }
}
