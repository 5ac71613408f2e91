package io.kubeschool.machine.program;

/** Reads modes as {@code chmod} does: octal or symbolic. */
final class FileMode {

  private FileMode() {}

  /** The mode that {@code text} makes of {@code mode}. */
  static int apply(String text, int mode, boolean directory) {
    return apply(text, mode, directory, 0);
  }

  /** The same; bits of {@code umask} are left alone where the text names nobody. */
  static int apply(String text, int mode, boolean directory, int umask) {
    if (text.matches("[0-7]{1,5}")) {
      return Integer.parseInt(text, 8) & 0777;
    }
    int result = mode;
    for (String clause : text.split(",", -1)) {
      if (!clause.matches("[ugoa]*([-+=][rwxXst]*)+")) {
        throw Tool.usageError("invalid mode: ‘" + text + "’");
      }
      int i = 0;
      int who = 0;
      for (; "ugoa".indexOf(clause.charAt(i)) >= 0; i++) {
        who |=
            switch (clause.charAt(i)) {
              case 'u' -> 0700;
              case 'g' -> 0070;
              case 'o' -> 0007;
              default -> 0777;
            };
      }
      who = who == 0 ? 0777 & ~umask : who;
      while (i < clause.length()) {
        char sign = clause.charAt(i++);
        int bits = 0;
        for (; i < clause.length() && "-+=".indexOf(clause.charAt(i)) < 0; i++) {
          bits |=
              switch (clause.charAt(i)) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 'X' -> directory || (mode & 0111) != 0 ? 0111 : 0;
                default -> 0;
              };
        }
        bits &= who;
        result = sign == '+' ? result | bits : sign == '-' ? result & ~bits : result & ~who | bits;
      }
    }
    return result;
  }
}
