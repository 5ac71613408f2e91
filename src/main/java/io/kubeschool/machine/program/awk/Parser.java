package io.kubeschool.machine.program.awk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads programs: rules, statements and functions; expressions are {@link ExprParser}'s. Models
 * POSIX awk's grammar.
 */
final class Parser {

  private final Tokens tokens;
  private final ExprParser expressions;
  private final Map<String, Script.Function> functions = new LinkedHashMap<>();

  private Parser(String text) {
    tokens = new Tokens(Lexer.tokens(text));
    expressions = new ExprParser(tokens);
  }

  static Script parse(String text) {
    Parser parser = new Parser(text);
    List<Script.Rule> rules = new ArrayList<>();
    parser.tokens.skipNewlinesAndSemicolons();
    while (parser.tokens.peek().type() != Lexer.Type.END) {
      parser.item(rules);
      parser.tokens.skipNewlinesAndSemicolons();
    }
    return new Script(rules, parser.functions);
  }

  private void item(List<Script.Rule> rules) {
    if (tokens.accept("function")) {
      function();
      return;
    }
    if (tokens.accept("BEGIN")) {
      rules.add(new Script.Rule(Script.When.BEGIN, null, null, block()));
      return;
    }
    if (tokens.accept("END")) {
      rules.add(new Script.Rule(Script.When.END, null, null, block()));
      return;
    }
    Expr pattern = null;
    Expr end = null;
    if (!tokens.is("{")) {
      pattern = expressions.expression();
      if (tokens.accept(",")) {
        tokens.skipNewlines();
        end = expressions.expression();
      }
    }
    rules.add(new Script.Rule(Script.When.LINE, pattern, end, tokens.is("{") ? block() : null));
  }

  private void function() {
    String name = tokens.next().text();
    tokens.expect("(");
    List<String> parameters = new ArrayList<>();
    while (!tokens.accept(")")) {
      parameters.add(tokens.next().text());
      tokens.accept(",");
      tokens.skipNewlines();
    }
    tokens.skipNewlines();
    functions.put(name, new Script.Function(parameters, block()));
  }

  private Statement block() {
    tokens.expect("{");
    List<Statement> statements = new ArrayList<>();
    tokens.skipNewlinesAndSemicolons();
    while (!tokens.accept("}")) {
      statements.add(statement());
      tokens.skipNewlinesAndSemicolons();
    }
    return new Statement.Block(statements);
  }

  private Statement body() {
    tokens.skipNewlines();
    if (tokens.accept(";")) {
      return new Statement.Block(List.of());
    }
    return statement();
  }

  private Statement statement() {
    if (tokens.is("{")) {
      return block();
    }
    if (tokens.accept("if")) {
      tokens.expect("(");
      Expr condition = expressions.expression();
      tokens.expect(")");
      Statement yes = body();
      int mark = tokens.mark();
      tokens.skipNewlinesAndSemicolons();
      if (tokens.accept("else")) {
        return new Statement.If(condition, yes, body());
      }
      tokens.reset(mark);
      return new Statement.If(condition, yes, null);
    }
    if (tokens.accept("while")) {
      tokens.expect("(");
      Expr condition = expressions.expression();
      tokens.expect(")");
      return new Statement.While(condition, body());
    }
    if (tokens.accept("do")) {
      Statement body = body();
      tokens.skipNewlinesAndSemicolons();
      tokens.expect("while");
      tokens.expect("(");
      Expr condition = expressions.expression();
      tokens.expect(")");
      return new Statement.DoWhile(body, condition);
    }
    return tokens.accept("for") ? loop() : simple();
  }

  private Statement loop() {
    tokens.expect("(");
    int mark = tokens.mark();
    Lexer.Token name = tokens.next();
    if (name.type() == Lexer.Type.NAME && tokens.accept("in")) {
      String array = tokens.next().text();
      if (tokens.accept(")")) {
        return new Statement.ForIn(name.text(), array, body());
      }
    }
    tokens.reset(mark);
    Statement start = tokens.is(";") ? null : simple();
    tokens.expect(";");
    tokens.skipNewlines();
    Expr condition = tokens.is(";") ? null : expressions.expression();
    tokens.expect(";");
    tokens.skipNewlines();
    Statement step = tokens.is(")") ? null : simple();
    tokens.expect(")");
    return new Statement.For(start, condition, step, body());
  }

  private Statement simple() {
    if (tokens.is("print") || tokens.is("printf")) {
      return print(tokens.next().text().equals("printf"));
    }
    if (tokens.is("next") || tokens.is("break") || tokens.is("continue") || tokens.is("nextfile")) {
      return new Statement.Jump(tokens.next().text());
    }
    if (tokens.accept("exit")) {
      return new Statement.Exit(atEnd() ? null : expressions.expression());
    }
    if (tokens.accept("return")) {
      return new Statement.Return(atEnd() ? null : expressions.expression());
    }
    if (tokens.accept("delete")) {
      String array = tokens.next().text();
      return new Statement.Delete(array, tokens.accept("[") ? expressions.list("]") : null);
    }
    return new Statement.Expression(expressions.expression());
  }

  private boolean atEnd() {
    return Set.of(";", "\n", "}", "end of program").contains(tokens.peek().text());
  }

  private Statement print(boolean formatted) {
    List<Expr> values = new ArrayList<>();
    boolean ends = atEnd() || tokens.is(">") || tokens.is(">>") || tokens.is("|");
    if (!ends) {
      values.addAll(expressions.printList());
    }
    for (String redirect : List.of(">", ">>", "|")) {
      if (tokens.accept(redirect)) {
        return new Statement.Print(formatted, values, redirect, expressions.target());
      }
    }
    return new Statement.Print(formatted, values, "", null);
  }
}
