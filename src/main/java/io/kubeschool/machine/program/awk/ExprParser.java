package io.kubeschool.machine.program.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions, by precedence. Models POSIX awk's grammar. */
final class ExprParser {

  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
  private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");

  private final Tokens tokens;
  private boolean inPrint;

  ExprParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expr expression() {
    Expr left = conditional();
    if (tokens.peek().type() == Lexer.Type.OPERATOR
        && ASSIGNMENTS.contains(tokens.peek().text())
        && isTarget(left)) {
      String operator = tokens.next().text();
      tokens.skipNewlines();
      return new Expr.Assign(left, operator.substring(0, operator.length() - 1), expression());
    }
    return left;
  }

  private static boolean isTarget(Expr e) {
    return e instanceof Expr.Variable || e instanceof Expr.Field || e instanceof Expr.Element;
  }

  /** Expressions up to {@code end}, with commas between. */
  List<Expr> list(String end) {
    boolean wasPrint = inPrint;
    inPrint = false;
    List<Expr> list = new ArrayList<>();
    tokens.skipNewlines();
    while (!tokens.accept(end)) {
      list.add(expression());
      tokens.skipNewlines();
      if (!tokens.is(end)) {
        tokens.expect(",");
        tokens.skipNewlines();
      }
    }
    inPrint = wasPrint;
    return list;
  }

  /** What print prints: {@code >} ends it, and the list may stand in parentheses. */
  List<Expr> printList() {
    inPrint = true;
    List<Expr> list = new ArrayList<>();
    Expr first = expression();
    if (first instanceof Expr.Several tuple) {
      inPrint = false;
      return tuple.items();
    }
    list.add(first);
    while (tokens.accept(",")) {
      tokens.skipNewlines();
      list.add(expression());
    }
    inPrint = false;
    return list;
  }

  /** Where output is redirected to. */
  Expr target() {
    return concatenation();
  }

  private Expr conditional() {
    Expr condition = or();
    if (tokens.accept("?")) {
      tokens.skipNewlines();
      Expr yes = expression();
      tokens.skipNewlines();
      tokens.expect(":");
      tokens.skipNewlines();
      return new Expr.Conditional(condition, yes, expression());
    }
    return condition;
  }

  private Expr or() {
    Expr left = and();
    while (tokens.accept("||")) {
      tokens.skipNewlines();
      left = new Expr.Or(left, and());
    }
    return left;
  }

  private Expr and() {
    Expr left = in();
    while (tokens.accept("&&")) {
      tokens.skipNewlines();
      left = new Expr.And(left, in());
    }
    return left;
  }

  private Expr in() {
    Expr left = match();
    while (tokens.is("in")) {
      tokens.next();
      List<Expr> subscripts = left instanceof Expr.Several tuple ? tuple.items() : List.of(left);
      left = new Expr.In(subscripts, tokens.next().text());
    }
    return left;
  }

  private Expr match() {
    Expr left = comparison();
    while (tokens.is("~") || tokens.is("!~")) {
      boolean negated = tokens.next().text().equals("!~");
      left = new Expr.Match(left, comparison(), negated);
    }
    return left;
  }

  private Expr comparison() {
    Expr left = concatenation();
    if (tokens.peek().type() == Lexer.Type.OPERATOR
        && COMPARISONS.contains(tokens.peek().text())
        && !(inPrint && tokens.is(">"))) {
      String operator = tokens.next().text();
      return new Expr.Compare(operator, left, concatenation());
    }
    return left;
  }

  private Expr concatenation() {
    Expr left = additive();
    while (startsOperand()) {
      left = new Expr.Concat(left, additive());
    }
    return left;
  }

  private boolean startsOperand() {
    Lexer.Token token = tokens.peek();
    return switch (token.type()) {
      case NUMBER, STRING, NAME, FUNCTION_NAME, REGEX -> true;
      case OPERATOR ->
          Set.of("$", "!", "(", "-", "+", "++", "--").contains(token.text())
              && !token.text().equals("!");
      default -> false;
    };
  }

  private Expr additive() {
    Expr left = multiplicative();
    while (tokens.is("+") || tokens.is("-")) {
      char operator = tokens.next().text().charAt(0);
      left = new Expr.Arithmetic(operator, left, multiplicative());
    }
    return left;
  }

  private Expr multiplicative() {
    Expr left = unary();
    while (tokens.is("*") || tokens.is("/") || tokens.is("%")) {
      char operator = tokens.next().text().charAt(0);
      left = new Expr.Arithmetic(operator, left, unary());
    }
    return left;
  }

  private Expr unary() {
    if (tokens.accept("!")) {
      return new Expr.Not(unary());
    }
    if (tokens.accept("-")) {
      return new Expr.Sign(true, unary());
    }
    if (tokens.accept("+")) {
      return new Expr.Sign(false, unary());
    }
    return power();
  }

  private Expr power() {
    Expr left = postfix();
    if (tokens.accept("^")) {
      return new Expr.Arithmetic('^', left, unary());
    }
    return left;
  }

  private Expr postfix() {
    Expr value = primary();
    if (isTarget(value)) {
      if (tokens.accept("++")) {
        return new Expr.Increment(value, 1, false);
      }
      if (tokens.accept("--")) {
        return new Expr.Increment(value, -1, false);
      }
    }
    return value;
  }

  private Expr primary() {
    Lexer.Token token = tokens.next();
    return switch (token.type()) {
      case NUMBER -> new Expr.Number(Value.number(token.text()));
      case STRING -> new Expr.Text(token.text());
      case REGEX -> new Expr.Regex(token.text());
      case FUNCTION_NAME -> {
        tokens.expect("(");
        yield new Expr.Call(token.text(), list(")"));
      }
      case NAME -> named(token.text());
      case KEYWORD -> {
        if (!token.text().equals("getline")) {
          throw new AwkException(
              "line " + token.line() + ": syntax error at or near " + token.text());
        }
        Expr target = tokens.is("$") || tokens.peek().type() == Lexer.Type.NAME ? primary() : null;
        yield new Expr.Getline(target, tokens.accept("<") ? primary() : null);
      }
      case OPERATOR -> operator(token);
      default ->
          throw new AwkException(
              "line "
                  + token.line()
                  + ": syntax error at or near "
                  + (token.text().equals("\n") ? "newline" : token.text()));
    };
  }

  private Expr named(String name) {
    if (tokens.accept("[")) {
      return new Expr.Element(name, list("]"));
    }
    if (name.equals("length")) {
      return new Expr.Call("length", List.of());
    }
    return new Expr.Variable(name);
  }

  private Expr operator(Lexer.Token token) {
    return switch (token.text()) {
      case "$" ->
          new Expr.Field(
              tokens.is("++") || tokens.is("--") || tokens.is("-") ? unary() : primary());
      case "++" -> new Expr.Increment(primary(), 1, true);
      case "--" -> new Expr.Increment(primary(), -1, true);
      case "(" -> {
        List<Expr> items = list(")");
        if (items.isEmpty()) {
          throw new AwkException("line " + token.line() + ": syntax error at or near )");
        }
        yield items.size() == 1 ? new Expr.Group(items.getFirst()) : new Expr.Several(items);
      }
      default ->
          throw new AwkException(
              "line " + token.line() + ": syntax error at or near " + token.text());
    };
  }
}
