package io.kubeschool.machine.program;

import io.kubeschool.machine.FileStatus;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.SystemError;
import java.util.List;
import java.util.Set;

/** Evaluates the arguments of {@code test}. Models POSIX test(1) and bash's test.c. */
public final class TestExpression {

  private static final Set<String> BINARY =
      Set.of(
          "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
  private static final String UNARY = "bcdefghkprstuwxzLnNOSG";

  private final Process process;
  private final List<String> arguments;
  private int position;

  private TestExpression(Process process, List<String> arguments) {
    this.process = process;
    this.arguments = arguments;
  }

  /** The arguments are no expression; the message says why. */
  public static final class SyntaxError extends RuntimeException {
    SyntaxError(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Whether the expression holds.
   *
   * @param arguments without the command's name and {@code ]}
   * @throws SyntaxError if they are no expression
   */
  public static boolean holds(Process process, List<String> arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    if (arguments.size() == 1) {
      return !arguments.getFirst().isEmpty();
    }
    TestExpression expression = new TestExpression(process, arguments);
    if (arguments.size() == 3 && BINARY.contains(arguments.get(1))) {
      return expression.primary();
    }
    if (arguments.size() == 4
        && arguments.getFirst().equals("!")
        && BINARY.contains(arguments.get(2))) {
      return expression.not();
    }
    boolean result = expression.or();
    if (expression.position < arguments.size()) {
      throw arguments.size() == 2 || arguments.size() == 3
          ? new SyntaxError(
              arguments.get(arguments.size() == 2 ? 0 : 1)
                  + (arguments.size() == 2
                      ? ": unary operator expected"
                      : ": binary operator expected"))
          : new SyntaxError("too many arguments");
    }
    return result;
  }

  private boolean has(String word) {
    return position < arguments.size() && arguments.get(position).equals(word);
  }

  private boolean or() {
    boolean value = and();
    while (has("-o")) {
      position++;
      value |= and();
    }
    return value;
  }

  private boolean and() {
    boolean value = not();
    while (has("-a")) {
      position++;
      value &= not();
    }
    return value;
  }

  private boolean not() {
    int negations = 0;
    while (has("!") && position + 1 < arguments.size()) {
      position++;
      negations++;
    }
    return primary() == (negations % 2 == 0);
  }

  private boolean primary() {
    if (position >= arguments.size()) {
      throw new SyntaxError("argument expected");
    }
    String first = arguments.get(position);
    if (position + 2 < arguments.size() && BINARY.contains(arguments.get(position + 1))) {
      position += 3;
      return binary(process, first, arguments.get(position - 2), arguments.get(position - 1));
    }
    if (first.equals("(") && position + 1 < arguments.size()) {
      position++;
      boolean value = or();
      if (!has(")")) {
        throw new SyntaxError("`)' expected");
      }
      position++;
      return value;
    }
    if (isUnary(first) && position + 1 < arguments.size()) {
      position += 2;
      return unary(process, first, arguments.get(position - 1));
    }
    position++;
    return !first.isEmpty();
  }

  private static boolean isUnary(String word) {
    return word.length() == 2 && word.charAt(0) == '-' && UNARY.indexOf(word.charAt(1)) >= 0;
  }

  /** Whether {@code -x operand} holds. */
  public static boolean unary(Process process, String operator, String operand) {
    char kind = operator.charAt(1);
    switch (kind) {
      case 'n' -> {
        return !operand.isEmpty();
      }
      case 'z' -> {
        return operand.isEmpty();
      }
      case 't' -> {
        return switch (operand) {
          case "0" -> process.inIsTerminal();
          case "1" -> process.outIsTerminal();
          case "2" -> process.errIsTerminal();
          default -> false;
        };
      }
      default -> {
        // about a file
      }
    }
    FileStatus status;
    try {
      status = process.files().statusOrNull(operand, kind != 'L' && kind != 'h');
    } catch (SystemError e) {
      return false;
    }
    if (status == null) {
      return false;
    }
    return switch (kind) {
      case 'e' -> true;
      case 'f' -> status.isRegular();
      case 'd' -> status.isDirectory();
      case 'L', 'h' -> status.isLink();
      case 's' -> status.size() > 0;
      case 'r' -> process.files().mayAccess(operand, 4);
      case 'w' -> process.files().mayAccess(operand, 2);
      case 'x' -> process.files().mayAccess(operand, 1);
      case 'c' -> status.type() == 'c';
      case 'O' -> status.uid() == process.account().uid();
      case 'G' -> status.gid() == process.account().gid();
      default -> false;
    };
  }

  /** Whether {@code left operator right} holds. */
  public static boolean binary(Process process, String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> left.compareTo(right) < 0;
      case ">" -> left.compareTo(right) > 0;
      case "-nt", "-ot", "-ef" -> files(process, left, operator, right);
      default -> compare(integer(left), operator, integer(right));
    };
  }

  private static boolean files(Process process, String left, String operator, String right) {
    FileStatus a = process.files().statusOrNull(left, true);
    FileStatus b = process.files().statusOrNull(right, true);
    return switch (operator) {
      case "-nt" -> a != null && (b == null || a.modified().isAfter(b.modified()));
      case "-ot" -> b != null && (a == null || a.modified().isBefore(b.modified()));
      default ->
          a != null
              && b != null
              && process.files().realPath(left).equals(process.files().realPath(right));
    };
  }

  private static long integer(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new SyntaxError(text + ": integer expression expected");
    }
  }

  /** Whether {@code -eq} and the like hold. */
  public static boolean compare(long left, String operator, long right) {
    return switch (operator) {
      case "-eq" -> left == right;
      case "-ne" -> left != right;
      case "-lt" -> left < right;
      case "-le" -> left <= right;
      case "-gt" -> left > right;
      case "-ge" -> left >= right;
      default -> throw new SyntaxError(operator + ": binary operator expected");
    };
  }
}
