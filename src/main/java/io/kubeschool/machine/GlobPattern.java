package io.kubeschool.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A shell pattern: {@code *}, {@code ?}, {@code [...]}, and bash's {@code @(a|b)} kind. A backslash
 * makes the next character ordinary. Models POSIX XCU 2.13.
 */
public final class GlobPattern {

  private static final String SPECIAL = "\\^$.|?*+()[]{}&-~#";

  private final Pattern regex;

  private GlobPattern(Pattern regex) {
    this.regex = regex;
  }

  /** Compiles a pattern. */
  public static GlobPattern of(String pattern) {
    return of(pattern, false);
  }

  /** Compiles a pattern that may ignore case. */
  public static GlobPattern of(String pattern, boolean ignoreCase) {
    StringBuilder out = new StringBuilder();
    translate(pattern, 0, out, false);
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    try {
      return new GlobPattern(Pattern.compile(out.toString(), flags));
    } catch (PatternSyntaxException e) {
      return new GlobPattern(Pattern.compile(Pattern.quote(pattern), flags));
    }
  }

  /** Whether the pattern has anything but ordinary characters. */
  public static boolean isPattern(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '*', '?', '[' -> {
          return true;
        }
        default -> {
          // ordinary
        }
      }
    }
    return false;
  }

  /** The text that a pattern without special characters means. */
  public static String unescape(String pattern) {
    if (pattern.indexOf('\\') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
        i++;
      }
      out.append(pattern.charAt(i));
    }
    return out.toString();
  }

  /** Whether all of {@code text} matches. */
  public boolean matches(CharSequence text) {
    return regex.matcher(text).matches();
  }

  private static int translate(String pattern, int from, StringBuilder out, boolean inGroup) {
    int i = from;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (inGroup && c == ')') {
        return i;
      }
      if (inGroup && c == '|') {
        out.append('|');
        i++;
        continue;
      }
      if ("@?*+!".indexOf(c) >= 0
          && i + 1 < pattern.length()
          && pattern.charAt(i + 1) == '('
          && pattern.indexOf(')', i) > 0) {
        out.append(c == '!' ? "(?!(?:" : "(?:");
        i = translate(pattern, i + 2, out, true) + 1;
        out.append(
            switch (c) {
              case '!' -> ")$).*";
              case '@' -> ")";
              default -> ")" + c;
            });
        continue;
      }
      switch (c) {
        case '*' -> out.append(".*");
        case '?' -> out.append('.');
        case '[' -> {
          int end = set(pattern, i, out);
          if (end < 0) {
            out.append("\\[");
          } else {
            i = end;
          }
        }
        case '\\' -> {
          if (i + 1 < pattern.length()) {
            i++;
          }
          literal(pattern.charAt(i), out);
        }
        default -> literal(c, out);
      }
      i++;
    }
    return i;
  }

  private static void literal(char c, StringBuilder out) {
    if (SPECIAL.indexOf(c) >= 0) {
      out.append('\\');
    }
    out.append(c);
  }

  /** Translates a bracket expression; gives the place of its end, or -1 if it has none. */
  private static int set(String pattern, int open, StringBuilder out) {
    int i = open + 1;
    StringBuilder set = new StringBuilder("[");
    if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
      set.append('^');
      i++;
    }
    boolean first = true;
    for (; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == ']' && !first) {
        out.append(set).append(']');
        return i;
      }
      first = false;
      if (c == '[' && i + 1 < pattern.length() && pattern.charAt(i + 1) == ':') {
        int end = pattern.indexOf(":]", i + 2);
        if (end > 0) {
          set.append(characterClass(pattern.substring(i + 2, end)));
          i = end + 1;
          continue;
        }
      }
      if (c == '\\' && i + 1 < pattern.length()) {
        c = pattern.charAt(++i);
        literal(c, set);
      } else if (c == '-') {
        boolean range =
            set.length() > 1
                && set.charAt(set.length() - 1) != '^'
                && i + 1 < pattern.length()
                && pattern.charAt(i + 1) != ']';
        set.append(range ? "-" : "\\-");
      } else {
        literal(c, set);
      }
    }
    return -1;
  }

  /** A POSIX character class, as it stands inside brackets of a {@link Pattern}. */
  public static String characterClass(String name) {
    return switch (name) {
      case "alpha" -> "\\p{IsAlphabetic}";
      case "digit" -> "0-9";
      case "alnum" -> "\\p{IsAlphabetic}0-9";
      case "upper" -> "\\p{Lu}";
      case "lower" -> "\\p{Ll}";
      case "space" -> "\\s\\x0B";
      case "blank" -> " \\t";
      case "punct" -> "\\p{Punct}";
      case "print" -> "\\x20-\\x7E\\u00A0-\\uFFFF";
      case "graph" -> "\\x21-\\x7E\\u00A1-\\uFFFF";
      case "cntrl" -> "\\p{Cntrl}";
      case "xdigit" -> "0-9A-Fa-f";
      default -> "";
    };
  }

  /** The paths that match a pattern, in order; none if there is no match. */
  public static List<String> expand(Process process, String pattern) {
    List<String> found = new ArrayList<>();
    List<String> parts = List.of(pattern.split("/", -1));
    walk(
        process, pattern.startsWith("/") ? "/" : "", parts, pattern.startsWith("/") ? 1 : 0, found);
    found.sort(null);
    return found;
  }

  private static void walk(
      Process process, String prefix, List<String> parts, int index, List<String> found) {
    if (index == parts.size()) {
      found.add(prefix);
      return;
    }
    process.tick();
    String part = parts.get(index);
    boolean last = index == parts.size() - 1;
    if (!isPattern(part)) {
      String path = prefix + unescape(part);
      if (part.isEmpty()
          ? process.files().isDirectory(prefix.isEmpty() ? "." : prefix)
          : process.files().statusOrNull(path, false) != null) {
        walk(process, last ? path : path + "/", parts, index + 1, found);
      }
      return;
    }
    String directory = prefix.isEmpty() ? "." : prefix;
    if (!process.files().isDirectory(directory)) {
      return;
    }
    GlobPattern matcher = of(part);
    List<String> names;
    try {
      names = process.files().list(directory);
    } catch (SystemError e) {
      return;
    }
    for (String name : names) {
      if ((!name.startsWith(".") || part.startsWith(".")) && matcher.matches(name)) {
        if (last) {
          found.add(prefix + name);
        } else if (process.files().isDirectory(prefix + name)) {
          walk(process, prefix + name + "/", parts, index + 1, found);
        }
      }
    }
  }
}
