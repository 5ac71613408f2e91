package io.kubeschool.machine.program;

import io.kubeschool.machine.GlobPattern;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * POSIX regular expressions, as {@code grep} and {@code sed} read them, turned into Java's. Models
 * POSIX XBD 9, with GNU's {@code \w \s \b \< \> \| \+ \?}.
 */
public final class RegexSyntax {

  private final String source;
  private final boolean extended;
  private final StringBuilder out = new StringBuilder();
  private int position;
  private int depth;

  private RegexSyntax(String source, boolean extended) {
    this.source = source;
    this.extended = extended;
  }

  /**
   * A basic regular expression.
   *
   * @throws PatternSyntaxException with GNU's message as its description
   */
  public static Pattern basic(String source, boolean ignoreCase) {
    return compile(source, false, ignoreCase);
  }

  /**
   * An extended regular expression.
   *
   * @throws PatternSyntaxException with GNU's message as its description
   */
  public static Pattern extended(String source, boolean ignoreCase) {
    return compile(source, true, ignoreCase);
  }

  private static Pattern compile(String source, boolean extended, boolean ignoreCase) {
    int flags = Pattern.DOTALL;
    if (ignoreCase) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    String translated = new RegexSyntax(source, extended).translate();
    try {
      return Pattern.compile(translated, flags);
    } catch (PatternSyntaxException e) {
      throw new PatternSyntaxException("Invalid regular expression", source, -1);
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("Regular expression too big", source, -1);
    }
  }

  private PatternSyntaxException failure(String message) {
    return new PatternSyntaxException(message, source, -1);
  }

  private String translate() {
    boolean atStart = true;
    while (position < source.length()) {
      char c = source.charAt(position++);
      if (c == '\\') {
        atStart = escaped();
      } else if (c == '[') {
        bracket();
        atStart = false;
      } else if (c == '*' && atStart) {
        if (!extended) {
          out.append("\\*");
        }
        atStart = false;
      } else if (extended) {
        atStart = extended(c, atStart);
      } else {
        atStart = basic(c, atStart);
      }
    }
    if (depth > 0) {
      throw failure("Unmatched ( or \\(");
    }
    return out.toString();
  }

  private boolean extended(char c, boolean atStart) {
    switch (c) {
      case '(' -> {
        depth++;
        out.append('(');
        return true;
      }
      case ')' -> {
        if (depth == 0) {
          out.append("\\)");
        } else {
          depth--;
          out.append(')');
        }
        return false;
      }
      case '|' -> {
        out.append('|');
        return true;
      }
      case '^' -> {
        out.append('^');
        return true;
      }
      case '+', '?', '*' -> {
        if (!atStart) {
          repeat(Character.toString(c));
        }
        return false;
      }
      case '{' -> {
        interval(atStart);
        return false;
      }
      case '$' -> out.append("(?!.)");
      default -> literalOrDot(c);
    }
    return false;
  }

  private boolean basic(char c, boolean atStart) {
    switch (c) {
      case '^' -> {
        if (atStart) {
          out.append('^');
          return true;
        }
        out.append("\\^");
      }
      case '$' -> {
        boolean atEnd =
            position == source.length()
                || source.startsWith("\\)", position)
                || source.startsWith("\\|", position);
        out.append(atEnd ? "(?!.)" : "\\$");
      }
      case '*' -> repeat("*");
      default -> literalOrDot(c);
    }
    return false;
  }

  private void literalOrDot(char c) {
    if (c == '.') {
      out.append('.');
    } else {
      literal(c);
    }
  }

  private void literal(char c) {
    if ("\\^$.|?*+()[]{}&-~#".indexOf(c) >= 0) {
      out.append('\\');
    }
    out.append(c);
  }

  /**
   * Adds a repetition; a second one in a row applies to the whole, not as Java's lazy or greedy.
   */
  private void repeat(String sign) {
    int length = out.length();
    char last = length == 0 ? ' ' : out.charAt(length - 1);
    boolean repeated =
        (last == '*' || last == '+' || last == '?' || last == '}')
            && !(length > 1 && out.charAt(length - 2) == '\\');
    if (repeated) {
      if (!sign.equals("*")) {
        return;
      }
      if (last == '*') {
        return;
      }
      if (last == '+' || last == '?') {
        out.setLength(length - 1);
        out.append('*');
      }
      return;
    }
    out.append(sign);
  }

  private boolean escaped() {
    if (position == source.length()) {
      throw failure("Trailing backslash");
    }
    char c = source.charAt(position++);
    if (!extended) {
      switch (c) {
        case '(' -> {
          depth++;
          out.append('(');
          return true;
        }
        case ')' -> {
          if (depth-- == 0) {
            throw failure("Unmatched ) or \\)");
          }
          out.append(')');
          return false;
        }
        case '{' -> {
          interval(false);
          return false;
        }
        case '|' -> {
          out.append('|');
          return true;
        }
        case '+', '?' -> {
          repeat(Character.toString(c));
          return false;
        }
        default -> {
          // the same in both
        }
      }
    }
    switch (c) {
      case 'w' -> out.append("[\\p{IsAlphabetic}0-9_]");
      case 'W' -> out.append("[^\\p{IsAlphabetic}0-9_]");
      case 's' -> out.append("\\s");
      case 'S' -> out.append("\\S");
      case 'b' -> out.append("\\b");
      case 'B' -> out.append("\\B");
      case '<' -> out.append("\\b(?=\\w)");
      case '>' -> out.append("\\b(?<=\\w)");
      case '`' -> out.append("\\A");
      case '\'' -> out.append("\\z");
      case 'n' -> out.append("\\n");
      case 't' -> out.append("\\t");
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        if (groupsBefore() < c - '0') {
          throw failure("Invalid back reference");
        }
        out.append("(?:\\").append(c).append(')');
      }
      default -> literal(c);
    }
    return false;
  }

  private int groupsBefore() {
    int groups = 0;
    for (int i = 0; i < out.length(); i++) {
      if (out.charAt(i) == '\\') {
        i++;
      } else if (out.charAt(i) == '(' && !(i + 1 < out.length() && out.charAt(i + 1) == '?')) {
        groups++;
      }
    }
    return groups;
  }

  private void interval(boolean atStart) {
    String close = extended ? "}" : "\\}";
    int end = source.indexOf(close, position);
    String inner = end < 0 ? "" : source.substring(position, end);
    if (!inner.matches("[0-9]{1,5}(,[0-9]{0,5})?|,[0-9]{1,5}")) {
      if (extended) {
        out.append("\\{");
        return;
      }
      throw failure(end < 0 ? "Unmatched \\{" : "Invalid content of \\{\\}");
    }
    String[] bounds = inner.split(",", -1);
    int least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
    int most = bounds.length > 1 && !bounds[1].isEmpty() ? Integer.parseInt(bounds[1]) : least;
    if (least > 32767 || most > 32767) {
      throw failure("Regular expression too big");
    }
    if (bounds.length > 1 && !bounds[1].isEmpty() && most < least) {
      throw failure("Invalid content of \\{\\}");
    }
    position = end + close.length();
    if (!atStart) {
      repeat("{" + (inner.startsWith(",") ? "0" : "") + inner + "}");
    }
  }

  private void bracket() {
    StringBuilder set = new StringBuilder("[");
    int start = position;
    if (position < source.length() && source.charAt(position) == '^') {
      set.append('^');
      position++;
    }
    boolean first = true;
    while (true) {
      if (position >= source.length()) {
        throw failure("Unmatched [, [^, [:, [., or [=");
      }
      char c = source.charAt(position++);
      if (c == ']' && !first) {
        break;
      }
      first = false;
      if (c == '[' && position < source.length() && ":.=".indexOf(source.charAt(position)) >= 0) {
        special(set);
      } else if (c == '-' && isRange(start)) {
        set.append('-');
        rangeEnd(set);
      } else {
        escapeInSet(c, set);
      }
    }
    out.append(set).append(']');
  }

  private boolean isRange(int start) {
    return position - 1 > start
        && position < source.length()
        && source.charAt(position) != ']'
        && !(position - 2 == start && source.charAt(start) == '^');
  }

  private void rangeEnd(StringBuilder set) {
    char low = source.charAt(position - 2);
    char high = source.charAt(position++);
    if (high == '[' && position < source.length() && source.charAt(position) == '.') {
      high = source.charAt(position + 1);
      position = source.indexOf(".]", position) + 2;
    }
    if (high < low) {
      throw failure("Invalid range end");
    }
    escapeInSet(high, set);
  }

  private static void escapeInSet(char c, StringBuilder set) {
    if ("\\^[]&-~".indexOf(c) >= 0) {
      set.append('\\');
    }
    set.append(c);
  }

  private void special(StringBuilder set) {
    char kind = source.charAt(position);
    int end = source.indexOf(kind + "]", position + 1);
    if (end < 0) {
      throw failure("Unmatched [, [^, [:, [., or [=");
    }
    String name = source.substring(position + 1, end);
    position = end + 2;
    if (kind == ':') {
      String members = GlobPattern.characterClass(name);
      if (members.isEmpty()) {
        throw failure("Invalid character class name");
      }
      set.append(members);
    } else {
      if (name.length() != 1) {
        throw failure("Invalid collation character");
      }
      escapeInSet(name.charAt(0), set);
    }
  }
}
