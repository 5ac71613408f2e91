package io.kubeschool.machine.shell;

/** Prompts from {@code PS1} and {@code PS2}. Models bash's decode_prompt_string. */
final class Prompt {

  private Prompt() {}

  static String first(Interpreter shell) {
    String format = shell.session().variables().value("PS1");
    if (format == null) {
      format =
          shell.session().dialect() == Dialect.BASH
              ? "\\u@\\h:\\w\\$ "
              : shell.session().dialect() == Dialect.ASH ? "\\w \\$ " : "\\$ ";
    }
    return decode(shell, format);
  }

  static String second(Interpreter shell) {
    String format = shell.session().variables().value("PS2");
    return decode(shell, format == null ? "> " : format);
  }

  private static String decode(Interpreter shell, String format) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '\\' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char e = format.charAt(++i);
      switch (e) {
        case 'u' -> out.append(shell.process().account().name());
        case 'h' -> out.append(shell.process().machine().hostname().split("\\.")[0]);
        case 'H' -> out.append(shell.process().machine().hostname());
        case 'w' -> out.append(directory(shell));
        case 'W' -> {
          String directory = directory(shell);
          out.append(
              directory.length() > 1
                  ? directory.substring(directory.lastIndexOf('/') + 1)
                  : directory);
        }
        case '$' -> out.append(shell.process().account().uid() == 0 ? '#' : '$');
        case 'n' -> out.append('\n');
        case 'e' -> out.append('\u001b');
        case 's' -> out.append(shell.session().name());
        case '[', ']' -> {
          // marks what takes no room; the terminal knows
        }
        case '0' -> {
          if (format.startsWith("33", i + 1)) {
            out.append('\u001b');
            i += 2;
          }
        }
        default -> out.append('\\').append(e);
      }
    }
    return out.toString();
  }

  private static String directory(Interpreter shell) {
    String directory = shell.session().directory();
    String home = shell.session().variable("HOME");
    if (home.length() > 1 && (directory.equals(home) || directory.startsWith(home + "/"))) {
      return "~" + directory.substring(home.length());
    }
    return directory;
  }
}
