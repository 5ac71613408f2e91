package io.kubeschool.terminal;

import java.util.regex.Pattern;

/** Colours for what the tutor says. They only support the text: without them nothing is lost. */
final class Painter {

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern RULE = Pattern.compile("(?m)^── .*$");
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";

  private final boolean colours;

  Painter(boolean colours) {
    this.colours = colours;
  }

  /** Colours unless the terminal cannot or the person does not want them (no-color.org). */
  static Painter forTerminal(boolean dumb, String noColor) {
    return new Painter(!dumb && (noColor == null || noColor.isEmpty()));
  }

  String paint(String text) {
    if (!colours) {
      return text;
    }
    String painted = CODE.matcher(text).replaceAll(BOLD + "$1" + RESET);
    painted = RULE.matcher(painted).replaceAll(DIM + "$0" + RESET);
    return painted.replace("✓", GREEN + "✓" + RESET).replace("✗", RED + "✗" + RESET);
  }
}
