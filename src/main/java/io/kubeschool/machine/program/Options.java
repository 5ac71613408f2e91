package io.kubeschool.machine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options that a tool knows. Models getopt_long(3): options may stand among operands, may be
 * joined, long ones may be abbreviated.
 *
 * <p>Written as one text: letters, a colon after those with a value, two after those whose value is
 * optional and joined; {@code +} first if operands end the options; {@code #} if {@code -5} is one;
 * then, after blanks, long names as {@code quiet=q}.
 */
final class Options {

  /** A tool's arguments make no sense; the message says why. */
  static final class UsageError extends RuntimeException {
    UsageError(String message) {
      super(message, null, false, false);
    }
  }

  /** An option given, with its value or null. */
  record Given(char letter, String value) {}

  /** Options and operands, in order. */
  record Parsed(List<Given> options, List<String> operands) {}

  private final String letters;
  private final boolean inOrder;
  private final boolean numbers;
  private final Map<String, Character> longNames = new HashMap<>();

  Options(String syntax) {
    String[] parts = syntax.split(" +");
    inOrder = parts[0].startsWith("+");
    numbers = parts[0].contains("#");
    letters = parts[0].replace("+", "").replace("#", "");
    for (int i = 1; i < parts.length; i++) {
      int sign = parts[i].indexOf('=');
      longNames.put(parts[i].substring(0, sign), parts[i].charAt(sign + 1));
    }
  }

  /** Whether a letter takes a value: 0 no, 1 yes, 2 may, -1 unknown. */
  private int kind(char letter) {
    int at = letter == ':' ? -1 : letters.indexOf(letter);
    if (at < 0) {
      return -1;
    }
    return letters.startsWith("::", at + 1) ? 2 : letters.startsWith(":", at + 1) ? 1 : 0;
  }

  Parsed parse(List<String> arguments) {
    List<Given> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (argument.startsWith("--")) {
        i = longOption(arguments, i, options);
      } else if (argument.length() > 1 && argument.charAt(0) == '-') {
        i = shortOptions(arguments, i, options);
      } else {
        operands.add(argument);
        if (inOrder) {
          operands.addAll(arguments.subList(i + 1, arguments.size()));
          break;
        }
      }
    }
    return new Parsed(options, operands);
  }

  private int shortOptions(List<String> arguments, int index, List<Given> options) {
    String argument = arguments.get(index);
    for (int k = 1; k < argument.length(); k++) {
      char letter = argument.charAt(k);
      if (numbers && letter >= '0' && letter <= '9') {
        int end = k;
        while (end < argument.length() && Character.isDigit(argument.charAt(end))) {
          end++;
        }
        options.add(new Given('#', argument.substring(k, end)));
        k = end - 1;
        continue;
      }
      int kind = kind(letter);
      if (kind < 0) {
        throw new UsageError("invalid option -- '" + letter + "'");
      }
      if (kind == 0) {
        options.add(new Given(letter, null));
        continue;
      }
      String rest = argument.substring(k + 1);
      if (kind == 2) {
        options.add(new Given(letter, rest));
        return index;
      }
      if (!rest.isEmpty()) {
        options.add(new Given(letter, rest));
        return index;
      }
      if (index + 1 == arguments.size()) {
        throw new UsageError("option requires an argument -- '" + letter + "'");
      }
      options.add(new Given(letter, arguments.get(index + 1)));
      return index + 1;
    }
    return index;
  }

  private int longOption(List<String> arguments, int index, List<Given> options) {
    String argument = arguments.get(index);
    int sign = argument.indexOf('=');
    String name = argument.substring(2, sign < 0 ? argument.length() : sign);
    String value = sign < 0 ? null : argument.substring(sign + 1);
    Character letter = longNames.get(name);
    if (letter == null) {
      List<String> matching =
          longNames.keySet().stream().filter(n -> n.startsWith(name)).sorted().toList();
      if (matching.stream().map(longNames::get).distinct().count() != 1) {
        throw new UsageError(
            matching.isEmpty()
                ? "unrecognized option '--" + name + "'"
                : "option '--" + name + "' is ambiguous");
      }
      letter = longNames.get(matching.getFirst());
    }
    int kind = kind(letter);
    if (kind <= 0 && value != null) {
      throw new UsageError("option '--" + name + "' doesn't allow an argument");
    }
    if (kind == 1 && value == null) {
      if (index + 1 == arguments.size()) {
        throw new UsageError("option '--" + name + "' requires an argument");
      }
      options.add(new Given(letter, arguments.get(index + 1)));
      return index + 1;
    }
    options.add(new Given(letter, kind == 2 && value == null ? "" : value));
    return index;
  }
}
