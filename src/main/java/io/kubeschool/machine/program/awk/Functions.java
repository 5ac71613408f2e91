package io.kubeschool.machine.program.awk;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** The functions that awk has itself. */
final class Functions {

  private final Runtime runtime;
  private final Evaluator evaluator;

  Functions(Runtime runtime, Evaluator evaluator) {
    this.runtime = runtime;
    this.evaluator = evaluator;
  }

  private String text(List<Expr> arguments, int index) {
    return index < arguments.size() ? evaluator.text(arguments.get(index)) : "";
  }

  private double number(List<Expr> arguments, int index) {
    return index < arguments.size() ? evaluator.value(arguments.get(index)).number() : 0;
  }

  Value call(String name, List<Expr> arguments) {
    return switch (name) {
      case "length" -> length(arguments);
      case "substr" -> substr(arguments);
      case "index" -> Value.of(text(arguments, 0).indexOf(text(arguments, 1)) + 1);
      case "split" -> split(arguments);
      case "sub" -> substitute(arguments, false);
      case "gsub" -> substitute(arguments, true);
      case "match" -> match(arguments);
      case "sprintf" ->
          Value.of(
              AwkFormat.format(
                  text(arguments, 0),
                  arguments.subList(1, arguments.size()).stream().map(evaluator::value).toList(),
                  runtime.text("CONVFMT")));
      case "tolower" -> Value.of(text(arguments, 0).toLowerCase(Locale.ROOT));
      case "toupper" -> Value.of(text(arguments, 0).toUpperCase(Locale.ROOT));
      case "int" -> Value.of((double) (long) number(arguments, 0));
      case "sqrt" -> Value.of(Math.sqrt(number(arguments, 0)));
      case "exp" -> Value.of(Math.exp(number(arguments, 0)));
      case "log" -> Value.of(Math.log(number(arguments, 0)));
      case "sin" -> Value.of(Math.sin(number(arguments, 0)));
      case "cos" -> Value.of(Math.cos(number(arguments, 0)));
      case "atan2" -> Value.of(Math.atan2(number(arguments, 0), number(arguments, 1)));
      case "rand" -> Value.of(runtime.random());
      case "srand" -> Value.of(0);
      case "systime" -> Value.of(runtime.seconds());
      case "close", "fflush" -> Value.of(0);
      default -> throw new AwkException("calling undefined function " + name);
    };
  }

  private Value length(List<Expr> arguments) {
    if (arguments.isEmpty()) {
      return Value.of(evaluator.text(runtime.field(0)).length());
    }
    if (arguments.getFirst() instanceof Expr.Variable(String name)
        && !runtime.array(name).isEmpty()) {
      return Value.of(runtime.array(name).size());
    }
    return Value.of(text(arguments, 0).length());
  }

  private Value substr(List<Expr> arguments) {
    String text = text(arguments, 0);
    double start = Math.rint(number(arguments, 1));
    double end =
        arguments.size() > 2 ? start + Math.rint(number(arguments, 2)) : Double.POSITIVE_INFINITY;
    int from = (int) Math.max(1, Math.min(start, text.length() + 1));
    int to = (int) Math.max(from, Math.min(end, text.length() + 1));
    return Value.of(text.substring(from - 1, to - 1));
  }

  private Value split(List<Expr> arguments) {
    if (arguments.size() < 2 || !(arguments.get(1) instanceof Expr.Variable(String name))) {
      throw new AwkException("split: second argument is not an array");
    }
    String separator =
        arguments.size() < 3
            ? runtime.text("FS")
            : arguments.get(2) instanceof Expr.Regex(String regex) ? regex : text(arguments, 2);
    List<String> parts = Record.split(text(arguments, 0), separator);
    TreeMap<String, Value> array = runtime.array(name);
    array.clear();
    for (int i = 0; i < parts.size(); i++) {
      array.put(String.valueOf(i + 1), Value.input(parts.get(i)));
    }
    return Value.of(parts.size());
  }

  private Value substitute(List<Expr> arguments, boolean all) {
    Expr target = arguments.size() > 2 ? arguments.get(2) : new Expr.Field(new Expr.Number(0));
    String text = evaluator.text(target);
    Matcher matcher = evaluator.pattern(arguments.getFirst()).matcher(text);
    String replacement = text(arguments, 1);
    StringBuilder result = new StringBuilder();
    int end = 0;
    int count = 0;
    while (matcher.find()) {
      count++;
      result.append(text, end, matcher.start());
      for (int i = 0; i < replacement.length(); i++) {
        char c = replacement.charAt(i);
        boolean escapes =
            c == '\\'
                && i + 1 < replacement.length()
                && "&\\".indexOf(replacement.charAt(i + 1)) >= 0;
        if (escapes) {
          result.append(replacement.charAt(++i));
        } else if (c == '&') {
          result.append(matcher.group());
        } else {
          result.append(c);
        }
      }
      end = matcher.end();
      if (!all) {
        break;
      }
    }
    if (count > 0) {
      evaluator.assign(target, Value.of(result.append(text.substring(end)).toString()));
    }
    return Value.of(count);
  }

  private Value match(List<Expr> arguments) {
    Matcher matcher = evaluator.pattern(arguments.get(1)).matcher(text(arguments, 0));
    boolean found = matcher.find();
    runtime.set("RSTART", Value.of(found ? matcher.start() + 1 : 0));
    runtime.set("RLENGTH", Value.of(found ? matcher.end() - matcher.start() : -1));
    return runtime.get("RSTART");
  }
}
