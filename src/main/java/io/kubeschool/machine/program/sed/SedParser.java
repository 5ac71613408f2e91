package io.kubeschool.machine.program.sed;

import io.kubeschool.machine.program.RegexSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads scripts. Models GNU sed: compile.c. */
final class SedParser {

  private final String text;
  private final boolean extended;
  private final Set<String> labels = new HashSet<>();
  private final List<String> targets = new ArrayList<>();
  private int at;

  private SedParser(String text, boolean extended) {
    this.text = text;
    this.extended = extended;
  }

  static List<SedCommand> parse(String script, boolean extended) {
    SedParser parser = new SedParser(script, extended);
    List<SedCommand> commands = parser.commands(false);
    for (String target : parser.targets) {
      if (!target.isEmpty() && !parser.labels.contains(target)) {
        throw new SedException("can't find label for jump to `" + target + "'");
      }
    }
    return commands;
  }

  private SedException error(String message) {
    return new SedException(
        "-e expression #1, char " + Math.min(at, text.length()) + ": " + message);
  }

  private boolean more() {
    return at < text.length();
  }

  private char peek() {
    return more() ? text.charAt(at) : '\n';
  }

  private void skip(String characters) {
    while (more() && characters.indexOf(peek()) >= 0) {
      at++;
    }
  }

  private List<SedCommand> commands(boolean inBlock) {
    List<SedCommand> commands = new ArrayList<>();
    while (true) {
      skip(" \t\n;");
      if (!more()) {
        if (inBlock) {
          at = 0;
          throw error("unmatched `{'");
        }
        return commands;
      }
      if (peek() == '}') {
        at++;
        if (!inBlock) {
          throw error("unexpected `}'");
        }
        return commands;
      }
      if (peek() == '#') {
        line();
        continue;
      }
      commands.add(command());
    }
  }

  private String line() {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    return line;
  }

  private SedCommand command() {
    SedAddress from = address(false);
    SedAddress to = null;
    skip(" \t");
    if (from != null && more() && peek() == ',') {
      at++;
      skip(" \t");
      to = address(true);
      if (to == null) {
        throw error("unexpected `,'");
      }
    }
    skip(" \t");
    boolean negated = false;
    while (more() && peek() == '!') {
      negated = true;
      at++;
      skip(" \t");
    }
    if (!more()) {
      throw error("missing command");
    }
    char letter = text.charAt(at++);
    if (SedAddress.START.equals(from) && !(to instanceof SedAddress.Regex)) {
      throw error("invalid usage of line address 0");
    }
    return new SedCommand(from, to, negated, action(letter));
  }

  private SedAddress address(boolean second) {
    if (!more()) {
      return null;
    }
    char c = peek();
    if (Character.isDigit(c)) {
      long first = number();
      if (more() && peek() == '~') {
        at++;
        return new SedAddress.Step(first, number());
      }
      return new SedAddress.Line(first);
    }
    if (c == '$') {
      at++;
      return new SedAddress.Last();
    }
    if (c == '+' && second) {
      at++;
      return new SedAddress.Plus(number());
    }
    if (c == '/' || c == '\\') {
      at++;
      char delimiter = c == '/' ? '/' : text.charAt(at++);
      String source = delimited(delimiter, "unterminated address regex");
      boolean ignoreCase = more() && peek() == 'I';
      if (ignoreCase) {
        at++;
      }
      return new SedAddress.Regex(pattern(source, ignoreCase));
    }
    return null;
  }

  private long number() {
    int start = at;
    while (more() && Character.isDigit(peek())) {
      at++;
    }
    return at == start ? 0 : Long.parseLong(text.substring(start, Math.min(at, start + 15)));
  }

  private Pattern pattern(String source, boolean ignoreCase) {
    if (source.isEmpty()) {
      return null;
    }
    try {
      return extended
          ? RegexSyntax.extended(source, ignoreCase)
          : RegexSyntax.basic(source, ignoreCase);
    } catch (PatternSyntaxException e) {
      throw error(e.getDescription());
    }
  }

  /** Up to an unescaped delimiter; an escaped one becomes itself, {@code \n} stays. */
  private String delimited(char delimiter, String unterminated) {
    StringBuilder result = new StringBuilder();
    boolean inSet = false;
    while (more()) {
      char c = text.charAt(at++);
      if (c == '\\' && more()) {
        char next = text.charAt(at++);
        if (next == delimiter) {
          result.append(delimiter);
        } else {
          result.append(c).append(next);
        }
      } else if (c == delimiter && !inSet) {
        return result.toString();
      } else if (c == '\n' && delimiter != '\n' && unterminated.contains("address")) {
        break;
      } else {
        if (c == '[') {
          inSet =
              unterminated.contains("address") || unterminated.contains("`s'") && !inReplacement;
        } else if (c == ']') {
          inSet = false;
        }
        result.append(c);
      }
    }
    throw error(unterminated);
  }

  private boolean inReplacement;

  private SedCommand.Action action(char letter) {
    return switch (letter) {
      case '{' -> new SedCommand.Block(commands(true));
      case 's' -> substitute();
      case 'y' -> translate();
      case 'a', 'i', 'c' -> text(letter);
      case 'd', 'D', 'p', 'P', 'n', 'N', 'g', 'G', 'h', 'H', 'x', '=', 'l' -> {
        end();
        yield new SedCommand.Letter(letter);
      }
      case 'q', 'Q' -> {
        skip(" \t");
        int status = (int) number();
        end();
        yield new SedCommand.Quit(status, letter == 'q');
      }
      case ':' -> label();
      case 'b', 't', 'T' -> {
        targets.add(word());
        yield new SedCommand.Branch(letter, targets.getLast());
      }
      case 'r', 'w' -> {
        skip(" \t");
        yield new SedCommand.FileAction(letter, line());
      }
      default -> throw error("unknown command: `" + letter + "'");
    };
  }

  private SedCommand.Action label() {
    String name = word();
    if (name.isEmpty()) {
      throw error("\":\" lacks a label");
    }
    labels.add(name);
    return new SedCommand.Label(name);
  }

  private String word() {
    skip(" \t");
    int start = at;
    while (more() && "; \t\n}".indexOf(peek()) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void end() {
    skip(" \t");
    if (more() && "\n;}#".indexOf(peek()) < 0) {
      at++;
      throw error("extra characters after command");
    }
  }

  private SedCommand.Action substitute() {
    char delimiter = more() ? text.charAt(at++) : '\n';
    inReplacement = false;
    String source = delimited(delimiter, "unterminated `s' command");
    inReplacement = true;
    String replacement = delimited(delimiter, "unterminated `s' command");
    inReplacement = false;
    boolean global = false;
    boolean print = false;
    boolean ignoreCase = false;
    int number = 1;
    String file = "";
    while (more() && "gpiIe0123456789mMw".indexOf(peek()) >= 0) {
      char flag = peek();
      if (Character.isDigit(flag)) {
        number = (int) number();
        if (number == 0) {
          throw error("number option to `s' command may not be zero");
        }
        continue;
      }
      at++;
      switch (flag) {
        case 'g' -> global = true;
        case 'p' -> print = true;
        case 'i', 'I' -> ignoreCase = true;
        case 'w' -> {
          skip(" \t");
          file = line();
        }
        default -> {}
      }
    }
    if (file.isEmpty() && more() && " \t\n;}#".indexOf(peek()) < 0) {
      at++;
      throw error("unknown option to `s'");
    }
    return new SedCommand.Substitute(
        pattern(source, ignoreCase), replacement, global, number, print, file);
  }

  private SedCommand.Action translate() {
    char delimiter = more() ? text.charAt(at++) : '\n';
    String from = unescaped(delimited(delimiter, "unterminated `y' command"));
    String to = unescaped(delimited(delimiter, "unterminated `y' command"));
    if (from.length() != to.length()) {
      throw error("strings for `y' command are different lengths");
    }
    return new SedCommand.Translate(from, to);
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
  }

  private SedCommand.Action text(char letter) {
    skip(" \t");
    if (!more()) {
      throw error("expected \\ after `a', `c' or `i'");
    }
    if (peek() == '\\') {
      at++;
      skip(" \t");
      if (more() && peek() == '\n') {
        at++;
      }
    }
    StringBuilder result = new StringBuilder();
    while (more()) {
      char c = text.charAt(at++);
      if (c == '\\' && more()) {
        char next = text.charAt(at++);
        result.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
      } else if (c == '\n') {
        break;
      } else {
        result.append(c);
      }
    }
    return new SedCommand.Text(letter, result.toString());
  }
}
