package io.kubeschool.model;

/**
 * Text in the making, and scalars in the style that go-yaml chooses. Models go-yaml v2 emitterc.go:
 * what it keeps about the line that it writes, and yaml_emitter_write_*.
 */
final class YamlScalarWriter {

  private static final int WIDTH = 80;

  private final StringBuilder text = new StringBuilder();
  private int column;
  private boolean whitespace = true;
  private boolean indention = true;

  String finish() {
    if (column != 0 || text.isEmpty()) {
      text.append('\n');
    }
    return text.toString();
  }

  /** Whether nothing but indentation and indicators stands on the line. */
  boolean atIndention() {
    return indention;
  }

  private void put(int c) {
    text.appendCodePoint(c);
    column++;
  }

  private void lineBreak() {
    text.append('\n');
    column = 0;
  }

  void indent(int indent) {
    if (!indention || column > indent || column == indent && !whitespace) {
      lineBreak();
    }
    while (column < indent) {
      put(' ');
    }
    whitespace = true;
    indention = true;
  }

  void indicator(String indicator, boolean needsBlank, boolean isBlank, boolean isIndention) {
    if (needsBlank && !whitespace) {
      put(' ');
    }
    indicator.chars().forEach(this::put);
    whitespace = isBlank;
    indention = indention && isIndention;
  }

  /** A scalar that is never quoted. */
  void plain(String value) {
    if (!whitespace) {
      put(' ');
    }
    value.codePoints().forEach(this::put);
    whitespace = false;
    indention = false;
  }

  /**
   * A string.
   *
   * @param indent of the collection it is in, -1 at the root
   * @param key whether it is a key, which stays on its line
   */
  void string(String value, int indent, boolean key) {
    YamlScalar scalar = YamlScalar.analyze(value);
    int inner = indent < 0 ? 2 : indent + 2;
    switch (scalar.style(key)) {
      case PLAIN -> foldable(value, inner, key, false);
      case SINGLE_QUOTED -> {
        indicator("'", true, false, false);
        foldable(value, inner, key, true);
        indicator("'", false, false, false);
      }
      case DOUBLE_QUOTED -> doubleQuoted(value, inner, key);
      case LITERAL -> literal(value, inner);
    }
  }

  /** Plain or between single quotes: both break long lines at single blanks. */
  private void foldable(String value, int indent, boolean key, boolean quoted) {
    if (!quoted && !whitespace) {
      put(' ');
    }
    boolean blanks = false;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (c == ' ') {
        boolean inside = !quoted || i > 0 && i < value.length() - 1;
        boolean alone = i + 1 >= value.length() || value.charAt(i + 1) != ' ';
        if (!key && !blanks && column > WIDTH && inside && alone) {
          indent(indent);
        } else {
          put(c);
        }
        blanks = true;
      } else {
        if (quoted && c == '\'') {
          put('\'');
        }
        put(c);
        indention = false;
        blanks = false;
      }
      i += Character.charCount(c);
    }
    whitespace = false;
    indention = false;
  }

  private void writeBreak(int c) {
    if (c == '\n') {
      lineBreak();
    } else {
      text.appendCodePoint(c);
      column = 0;
    }
  }

  private void doubleQuoted(String value, int indent, boolean key) {
    indicator("\"", true, false, false);
    boolean blanks = false;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (!YamlScalar.isPrintable(c) || YamlScalar.isBreak(c) || c == '"' || c == '\\') {
        escape(c);
        blanks = false;
      } else if (c == ' ') {
        if (!key && !blanks && column > WIDTH && i > 0 && i < value.length() - 1) {
          indent(indent);
          if (value.charAt(i + 1) == ' ') {
            put('\\');
          }
        } else {
          put(c);
        }
        blanks = true;
      } else {
        put(c);
        blanks = false;
      }
      i += Character.charCount(c);
    }
    indicator("\"", false, false, false);
  }

  private void escape(int c) {
    String escaped =
        switch (c) {
          case 0x00 -> "0";
          case 0x07 -> "a";
          case 0x08 -> "b";
          case 0x09 -> "t";
          case 0x0A -> "n";
          case 0x0B -> "v";
          case 0x0C -> "f";
          case 0x0D -> "r";
          case 0x1B -> "e";
          case '"' -> "\"";
          case '\\' -> "\\";
          case 0x85 -> "N";
          case 0xA0 -> "_";
          case 0x2028 -> "L";
          case 0x2029 -> "P";
          default -> {
            if (c <= 0xFF) {
              yield String.format("x%02X", c);
            }
            yield c <= 0xFFFF ? String.format("u%04X", c) : String.format("U%08X", c);
          }
        };
    put('\\');
    escaped.chars().forEach(this::put);
  }

  private void literal(String value, int indent) {
    indicator("|", true, false, false);
    char first = value.charAt(0);
    if (first == ' ' || YamlScalar.isBreak(first)) {
      indicator("2", false, false, false);
    }
    int last = value.length() - 1;
    if (!YamlScalar.isBreak(value.charAt(last))) {
      indicator("-", false, false, false);
    } else if (last == 0 || YamlScalar.isBreak(value.charAt(last - 1))) {
      indicator("+", false, false, false);
    }
    lineBreak();
    indention = true;
    whitespace = true;
    boolean breaks = true;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (YamlScalar.isBreak(c)) {
        writeBreak(c);
        indention = true;
        breaks = true;
      } else {
        if (breaks) {
          indent(indent);
        }
        put(c);
        indention = false;
        breaks = false;
      }
      i += Character.charCount(c);
    }
  }
}
