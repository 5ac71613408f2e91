package io.kubeschool.model;

/** A text is not JSON. */
public final class JsonSyntaxException extends RuntimeException {

  private final int line;
  private final int column;

  /** What is wrong, and where (both counted from 1; 0 if unknown). */
  public JsonSyntaxException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }

  /** The column, counted from 1. */
  public int column() {
    return column;
  }
}
