package io.kubeschool.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the characters of a string allow. Models go-yaml v2 emitterc.go: yaml_emitter_analyze_scalar
 * and select_scalar_style, for block context, and encode.go: stringv.
 *
 * @param resolves whether it would be read as something else than a string if it were plain
 * @param lineBreaks whether it holds a break of any kind
 * @param multiline whether it holds a newline
 */
record YamlScalar(
    boolean resolves,
    boolean lineBreaks,
    boolean multiline,
    boolean plainAllowed,
    boolean singleQuotedAllowed,
    boolean blockAllowed) {

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
  }

  /** Numbers to the base of 60, which other readers of YAML 1.1 still know. */
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  static YamlScalar analyze(String value) {
    boolean resolves =
        !(YamlResolver.resolve(value) instanceof JsonString)
            || YamlResolver.isTimestamp(value)
            || BASE_60.matcher(value).matches();
    if (value.isEmpty()) {
      return new YamlScalar(resolves, false, false, true, true, false);
    }
    boolean indicators = value.startsWith("---") || value.startsWith("...");
    boolean lineBreaks = false;
    boolean special = false;
    boolean breakSpace = false;
    boolean spaceBreak = false;
    boolean previousSpace = false;
    boolean previousBreak = false;
    boolean precededByBlank = true;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean followedByBlank =
          next >= value.length() || value.charAt(next) == ' ' || value.charAt(next) == '\t';
      if (i == 0 && "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0) {
        indicators = true;
      }
      if (i == 0 && "?-".indexOf(c) >= 0 && followedByBlank
          || c == ':' && followedByBlank
          || i > 0 && c == '#' && precededByBlank) {
        indicators = true;
      }
      if (!isPrintable(c)) {
        special = true;
      }
      if (c == ' ') {
        breakSpace |= previousBreak;
        previousSpace = true;
        previousBreak = false;
      } else if (isBreak(c)) {
        lineBreaks = true;
        spaceBreak |= previousSpace;
        previousSpace = false;
        previousBreak = true;
      } else {
        previousSpace = false;
        previousBreak = false;
      }
      precededByBlank = c == ' ' || c == '\t' || isBreak(c);
      i = next;
    }
    char first = value.charAt(0);
    char last = value.charAt(value.length() - 1);
    boolean edges = first == ' ' || isBreak(first) || last == ' ' || isBreak(last);
    return new YamlScalar(
        resolves,
        lineBreaks,
        value.indexOf('\n') >= 0,
        !indicators && !edges && !breakSpace && !spaceBreak && !special && !lineBreaks,
        !breakSpace && !spaceBreak && !special,
        last != ' ' && !spaceBreak && !special);
  }

  Style style(boolean key) {
    if (key && lineBreaks) {
      return Style.DOUBLE_QUOTED;
    }
    if (multiline) {
      return blockAllowed ? Style.LITERAL : Style.DOUBLE_QUOTED;
    }
    if (resolves) {
      return Style.DOUBLE_QUOTED;
    }
    if (plainAllowed) {
      return Style.PLAIN;
    }
    return singleQuotedAllowed ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
  }

  /** Whether a key stands before its colon on one line, without a question mark. */
  static boolean isSimpleKey(String name) {
    return name.codePoints().noneMatch(YamlScalar::isBreak)
        && name.getBytes(StandardCharsets.UTF_8).length <= 128;
  }

  static boolean isBreak(int c) {
    return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  static boolean isPrintable(int c) {
    return c == '\n'
        || c >= 0x20 && c <= 0x7E
        || c >= 0xA0 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
  }
}
