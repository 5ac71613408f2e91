package io.kubeschool.machine.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of {@code set}: letters and names. */
final class SetOptions {

  private static final Map<Character, String> BY_LETTER = new LinkedHashMap<>();

  static {
    BY_LETTER.put('a', "allexport");
    BY_LETTER.put('b', "notify");
    BY_LETTER.put('e', "errexit");
    BY_LETTER.put('f', "noglob");
    BY_LETTER.put('h', "hashall");
    BY_LETTER.put('m', "monitor");
    BY_LETTER.put('n', "noexec");
    BY_LETTER.put('u', "nounset");
    BY_LETTER.put('v', "verbose");
    BY_LETTER.put('x', "xtrace");
    BY_LETTER.put('B', "braceexpand");
    BY_LETTER.put('C', "noclobber");
    BY_LETTER.put('E', "errtrace");
    BY_LETTER.put('H', "histexpand");
  }

  private static final List<String> NAMES =
      List.of(
          "allexport",
          "braceexpand",
          "emacs",
          "errexit",
          "errtrace",
          "hashall",
          "histexpand",
          "history",
          "monitor",
          "noclobber",
          "noexec",
          "noglob",
          "nounset",
          "pipefail",
          "posix",
          "verbose",
          "vi",
          "xtrace");

  private SetOptions() {}

  static boolean isName(String name) {
    return NAMES.contains(name);
  }

  static List<String> names() {
    return NAMES;
  }

  static String name(char letter) {
    return BY_LETTER.get(letter);
  }

  /** What {@code $-} is. */
  static String letters(ShellSession session) {
    StringBuilder letters = new StringBuilder();
    BY_LETTER.forEach((letter, name) -> {
      if (session.has(name) || letter == 'h' || letter == 'B') {
        letters.append(letter);
      }
    });
    if (session.isInteractive()) {
      letters.append('i');
    }
    return session.isCommandString() ? letters.append('c').toString() : letters.toString();
  }
}
