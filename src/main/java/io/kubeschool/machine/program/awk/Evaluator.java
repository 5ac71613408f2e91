package io.kubeschool.machine.program.awk;

import io.kubeschool.machine.program.RegexSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Computes expressions. */
final class Evaluator {

  private final Runtime runtime;
  private final Interpreter interpreter;
  private final Functions functions;
  private final Map<String, Pattern> patterns = new HashMap<>();

  Evaluator(Runtime runtime, Interpreter interpreter) {
    this.runtime = runtime;
    this.interpreter = interpreter;
    this.functions = new Functions(runtime, this);
  }

  boolean condition(Expr e) {
    return value(e).isTrue();
  }

  String text(Expr e) {
    return value(e).string(runtime.text("CONVFMT"));
  }

  String text(Value value) {
    return value.string(runtime.text("CONVFMT"));
  }

  Pattern pattern(Expr e) {
    String source = e instanceof Expr.Regex(String regex) ? regex : text(e);
    return patterns.computeIfAbsent(source, s -> RegexSyntax.extended(s, false));
  }

  String subscript(List<Expr> subscripts) {
    List<String> parts = new ArrayList<>();
    subscripts.forEach(s -> parts.add(text(s)));
    return String.join(runtime.text("SUBSEP"), parts);
  }

  Value value(Expr e) {
    return switch (e) {
      case Expr.Number(double number) -> Value.of(number);
      case Expr.Text(String text) -> Value.of(text);
      case Expr.Regex _ -> Value.of(pattern(e).matcher(text(runtime.field(0))).find());
      case Expr.Variable(String name) -> runtime.get(name);
      case Expr.Field(Expr index) -> runtime.field((int) value(index).number());
      case Expr.Element(String array, List<Expr> subscripts) ->
          runtime.array(array).computeIfAbsent(subscript(subscripts), k -> Value.EMPTY);
      case Expr.In(List<Expr> subscripts, String array) ->
          Value.of(runtime.array(array).containsKey(subscript(subscripts)));
      case Expr.Assign(Expr target, String operator, Expr right) -> {
        Value result = value(right);
        if (!operator.isEmpty()) {
          result = Value.of(calculate(operator.charAt(0), value(target).number(), result.number()));
        }
        assign(target, result);
        yield result;
      }
      case Expr.Conditional(Expr test, Expr yes, Expr no) -> value(condition(test) ? yes : no);
      case Expr.And(Expr left, Expr right) -> Value.of(condition(left) && condition(right));
      case Expr.Or(Expr left, Expr right) -> Value.of(condition(left) || condition(right));
      case Expr.Match(Expr left, Expr right, boolean negated) ->
          Value.of(pattern(right).matcher(text(left)).find() != negated);
      case Expr.Compare(String operator, Expr left, Expr right) ->
          Value.of(compare(operator, value(left), value(right)));
      case Expr.Concat(Expr left, Expr right) -> Value.of(text(left) + text(right));
      case Expr.Arithmetic(char operator, Expr left, Expr right) ->
          Value.of(calculate(operator, value(left).number(), value(right).number()));
      case Expr.Not(Expr inner) -> Value.of(!condition(inner));
      case Expr.Sign(boolean negative, Expr inner) ->
          Value.of(negative ? -value(inner).number() : value(inner).number());
      case Expr.Increment(Expr target, int by, boolean before) -> {
        double was = value(target).number();
        assign(target, Value.of(was + by));
        yield Value.of(before ? was + by : was);
      }
      case Expr.Call(String name, List<Expr> arguments) -> {
        Script.Function own = runtime.script().functions().get(name);
        yield own == null ? functions.call(name, arguments) : interpreter.call(own, arguments);
      }
      case Expr.Getline(Expr target, Expr file) -> getline(target, file);
      case Expr.Group(Expr inner) -> value(inner);
      case Expr.Several _ -> throw new AwkException("syntax error at a list");
    };
  }

  private final Map<String, java.util.Deque<String>> opened = new HashMap<>();

  private Value getline(Expr target, Expr file) {
    String line;
    if (file == null) {
      line = runtime.nextLine();
    } else {
      try {
        line = opened.computeIfAbsent(text(file), f -> runtime.records(runtime.read(f))).poll();
      } catch (AwkException e) {
        return Value.of(-1);
      }
    }
    if (line == null) {
      return Value.of(0);
    }
    assign(target == null ? new Expr.Field(new Expr.Number(0)) : target, Value.input(line));
    return Value.of(1);
  }

  void assign(Expr target, Value value) {
    switch (target) {
      case Expr.Variable(String name) -> runtime.set(name, value);
      case Expr.Field(Expr index) -> runtime.setField((int) value(index).number(), text(value));
      case Expr.Element(String array, List<Expr> subscripts) ->
          runtime.array(array).put(subscript(subscripts), value);
      case Expr.Group(Expr inner) -> assign(inner, value);
      default -> throw new AwkException("assignment to something that is no variable");
    }
  }

  private boolean compare(String operator, Value left, Value right) {
    int order = left.compare(right, runtime.text("CONVFMT"));
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static double calculate(char operator, double left, double right) {
    return switch (operator) {
      case '+' -> left + right;
      case '-' -> left - right;
      case '*' -> left * right;
      case '/' -> {
        if (right == 0) {
          throw new AwkException("division by zero");
        }
        yield left / right;
      }
      case '%' -> {
        if (right == 0) {
          throw new AwkException("division by zero in %");
        }
        yield left % right;
      }
      default -> Math.pow(left, right);
    };
  }
}
