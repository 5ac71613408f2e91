package io.kubeschool.kubectl.gotemplate;

/**
 * A word of a template.
 *
 * @param text as it is written
 * @param position where it begins, in characters from the template's start
 */
record Token(Type type, String text, int position) {

  /** What it is. */
  enum Type {
    TEXT,
    LEFT,
    RIGHT,
    SPACE,
    PIPE,
    OPEN,
    CLOSE,
    ASSIGN,
    DECLARE,
    COMMA,
    DOT,
    FIELD,
    VARIABLE,
    IDENTIFIER,
    STRING,
    CHARACTER,
    NUMBER,
    END
  }
}
