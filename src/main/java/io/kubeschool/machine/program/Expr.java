package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/** {@code expr}. */
final class Expr implements Program {

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("&"),
          List.of("<", "<=", "=", "==", "!=", ">=", ">"),
          List.of("+", "-"),
          List.of("*", "/", "%"),
          List.of(":"));
  private static final int MAX_DEPTH = 100;

  @Override
  public int run(Process self) {
    List<String> words = self.arguments().subList(1, self.arguments().size());
    if (words.isEmpty()) {
      self.err().println("expr: missing operand\nTry 'expr --help' for more information.");
      return 2;
    }
    try {
      Evaluation evaluation = new Evaluation(words);
      String value = evaluation.level(0);
      if (evaluation.position < words.size()) {
        throw Tool.failure(
            "syntax error: unexpected argument ‘" + words.get(evaluation.position) + "’");
      }
      self.out().println(value);
      return isNothing(value) ? 1 : 0;
    } catch (Options.UsageError e) {
      self.err().println("expr: " + e.getMessage().replace("\f", ""));
      return 2;
    } catch (PatternSyntaxException e) {
      self.err().println("expr: " + e.getDescription());
      return 2;
    }
  }

  private static boolean isNothing(String value) {
    return value.isEmpty() || value.matches("-?0+");
  }

  private static final class Evaluation {
    private final List<String> words;
    private int position;
    private int depth;

    Evaluation(List<String> words) {
      this.words = words;
    }

    String level(int level) {
      if (level == LEVELS.size()) {
        return primary();
      }
      String left = level(level + 1);
      while (position < words.size() && LEVELS.get(level).contains(words.get(position))) {
        String operator = words.get(position++);
        left = apply(left, operator, level(level + 1));
      }
      return left;
    }

    private String primary() {
      if (position >= words.size()) {
        throw Tool.failure("syntax error: missing argument after ‘" + words.getLast() + "’");
      }
      String word = words.get(position++);
      if (word.equals("(")) {
        if (++depth > MAX_DEPTH) {
          throw Tool.failure("syntax error: too deep");
        }
        String value = level(0);
        depth--;
        if (position >= words.size() || !words.get(position).equals(")")) {
          throw Tool.failure("syntax error: expecting ')' after ‘" + words.get(position - 1) + "’");
        }
        position++;
        return value;
      }
      boolean more = position < words.size();
      switch (word) {
        case "length" -> {
          if (more) {
            String text = primary();
            return Integer.toString(text.codePointCount(0, text.length()));
          }
        }
        case "match" -> {
          if (position + 1 < words.size()) {
            String text = primary();
            return match(text, primary());
          }
        }
        case "substr" -> {
          if (position + 2 < words.size()) {
            String text = primary();
            return substring(text, primary(), primary());
          }
        }
        case "index" -> {
          if (position + 1 < words.size()) {
            String text = primary();
            String set = primary();
            for (int i = 0; i < text.length(); i++) {
              if (set.indexOf(text.charAt(i)) >= 0) {
                return Integer.toString(i + 1);
              }
            }
            return "0";
          }
        }
        default -> {
          // a plain word
        }
      }
      return word;
    }

    private static String substring(String text, String from, String length) {
      BigInteger start = NumberTools.integer(from);
      BigInteger count = NumberTools.integer(length);
      if (start == null
          || count == null
          || start.signum() <= 0
          || count.signum() <= 0
          || start.bitLength() > 30) {
        return "";
      }
      int begin = Math.min(text.length(), start.intValue() - 1);
      int end =
          count.bitLength() > 30
              ? text.length()
              : (int) Math.min(text.length(), (long) begin + count.intValue());
      return text.substring(begin, end);
    }

    private static String apply(String left, String operator, String right) {
      return switch (operator) {
        case "|" -> isNothing(left) ? isNothing(right) ? "0" : right : left;
        case "&" -> isNothing(left) || isNothing(right) ? "0" : left;
        case ":" -> match(left, right);
        case "+", "-", "*", "/", "%" -> arithmetic(left, operator, right);
        default -> compare(left, operator, right) ? "1" : "0";
      };
    }

    private static String match(String text, String regex) {
      Matcher matcher = RegexSyntax.basic(regex, false).matcher(text);
      boolean found = matcher.lookingAt();
      if (matcher.groupCount() > 0) {
        return found && matcher.group(1) != null ? matcher.group(1) : "";
      }
      return found ? Integer.toString(matcher.end()) : "0";
    }

    private static String arithmetic(String left, String operator, String right) {
      BigInteger a = NumberTools.integer(left);
      BigInteger b = NumberTools.integer(right);
      if (a == null || b == null) {
        throw Tool.failure("non-integer argument");
      }
      if (b.signum() == 0 && (operator.equals("/") || operator.equals("%"))) {
        throw Tool.failure("division by zero");
      }
      BigInteger result =
          switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            case "/" -> a.divide(b);
            default -> a.remainder(b);
          };
      return result.toString();
    }

    private static boolean compare(String left, String operator, String right) {
      BigInteger a = NumberTools.integer(left);
      BigInteger b = NumberTools.integer(right);
      int order = a != null && b != null ? a.compareTo(b) : left.compareTo(right);
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "!=" -> order != 0;
        default -> order == 0;
      };
    }
  }
}
