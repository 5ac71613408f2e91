package io.kubeschool.machine.shell;

/** A text that is no command. */
final class ShellSyntaxException extends RuntimeException {

  private final String token;
  private final String missing;
  private final int line;

  private ShellSyntaxException(String token, String missing, int line) {
    super(token == null ? "unexpected end" : token, null, false, false);
    this.token = token;
    this.missing = missing;
    this.line = line;
  }

  /** Something stands where it must not. */
  static ShellSyntaxException unexpected(String token, int line) {
    return new ShellSyntaxException(token, null, line);
  }

  /**
   * The text ends too early: inside a quote that {@code missing} would close, or a command ("").
   */
  static ShellSyntaxException incomplete(String missing, int line) {
    return new ShellSyntaxException(null, missing, line);
  }

  /** What stands where it must not, or null if the text ends too early. */
  String token() {
    return token;
  }

  /** What would close the open quote, or "". */
  String missing() {
    return missing;
  }

  /** The line, from 1. */
  int line() {
    return line;
  }

  /** Whether more lines could make it a command. */
  boolean isIncomplete() {
    return token == null;
  }
}
