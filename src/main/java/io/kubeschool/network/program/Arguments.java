package io.kubeschool.network.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A program's arguments by getopt_long's rules: options anywhere, short ones bundled, {@code --}
 * ends them.
 */
final class Arguments {

  /** An option that was given, with its value or "". */
  record Option(String name, String value) {}

  private final List<Option> options = new ArrayList<>();
  private final List<String> operands = new ArrayList<>();

  /**
   * Sorts arguments.
   *
   * @param all argv, the name first
   * @param shortWithValue the letters of short options that take a value
   * @param longWithValue the names of long ones, with blanks between
   */
  Arguments(List<String> all, String shortWithValue, String longWithValue) {
    Set<String> valued = Set.copyOf(Arrays.asList(longWithValue.split(" ")));
    for (int i = 1; i < all.size(); i++) {
      String argument = all.get(i);
      if (argument.equals("--")) {
        operands.addAll(all.subList(i + 1, all.size()));
        return;
      }
      if (argument.startsWith("--")) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        boolean next = equals < 0 && valued.contains(name) && i + 1 < all.size();
        options.add(
            new Option(
                name, equals >= 0 ? argument.substring(equals + 1) : next ? all.get(++i) : ""));
      } else if (argument.startsWith("-") && argument.length() > 1) {
        i = shorts(all, i, shortWithValue);
      } else {
        operands.add(argument);
      }
    }
  }

  private int shorts(List<String> all, int at, String withValue) {
    String bundle = all.get(at);
    for (int k = 1; k < bundle.length(); k++) {
      String letter = bundle.substring(k, k + 1);
      if (withValue.contains(letter)) {
        boolean attached = k + 1 < bundle.length();
        boolean next = !attached && at + 1 < all.size();
        options.add(
            new Option(letter, attached ? bundle.substring(k + 1) : next ? all.get(at + 1) : ""));
        return next ? at + 1 : at;
      }
      options.add(new Option(letter, ""));
    }
    return at;
  }

  List<Option> options() {
    return options;
  }

  List<String> operands() {
    return operands;
  }

  static long number(String text, long otherwise) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
  }
}
