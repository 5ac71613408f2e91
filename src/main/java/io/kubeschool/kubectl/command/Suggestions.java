package io.kubeschool.kubectl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a mistyped command may have been. Models cobra command.go: SuggestionsFor. */
final class Suggestions {

  private static final int GREATEST_DISTANCE = 2;

  private Suggestions() {}

  /** The suggestions as they are told after an error; "" if there are none. */
  static String text(Verb parent, String typed) {
    List<String> names = names(parent, typed);
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n\nDid you mean this?\n");
    names.forEach(n -> text.append('\t').append(n).append('\n'));
    return text.toString();
  }

  private static List<String> names(Verb parent, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>();
    for (Verb child : parent.subcommands()) {
      if (child.usage().hidden()) {
        continue;
      }
      String name = child.name().toLowerCase(Locale.ROOT);
      if (distance(lower, name) <= GREATEST_DISTANCE || name.startsWith(lower)) {
        names.add(child.name());
      }
      for (String word : child.suggestFor()) {
        if (word.equalsIgnoreCase(typed)) {
          names.add(child.name());
        }
      }
    }
    return names;
  }

  /**
   * How many insertions, deletions and substitutions make one from the other. Models cobra.go: ld.
   */
  static int distance(String from, String to) {
    int[][] d = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= to.length(); j++) {
      d[0][j] = j;
    }
    for (int j = 1; j <= to.length(); j++) {
      for (int i = 1; i <= from.length(); i++) {
        d[i][j] =
            from.charAt(i - 1) == to.charAt(j - 1)
                ? d[i - 1][j - 1]
                : 1 + Math.min(d[i - 1][j - 1], Math.min(d[i - 1][j], d[i][j - 1]));
      }
    }
    return d[from.length()][to.length()];
  }
}
