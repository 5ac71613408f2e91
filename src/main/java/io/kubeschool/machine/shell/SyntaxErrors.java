package io.kubeschool.machine.shell;

/** Prints what is wrong with a text. */
final class SyntaxErrors {

  private SyntaxErrors() {}

  static void print(
      Interpreter shell, ShellSyntaxException error, String source, boolean isScript) {
    shell.setLine(error.line());
    if (shell.session().dialect() != Dialect.BASH) {
      shell.error(posix(error, shell.session().dialect()));
      return;
    }
    boolean interactive = shell.session().isInteractive();
    String prefix =
        interactive
            ? shell.prefix()
            : isScript
                ? shell.prefix()
                : shell.session().name() + ": -c: line " + error.line() + ": ";
    if (error.token() != null) {
      shell.err().println(prefix + "syntax error near unexpected token `" + error.token() + "'");
      if (!interactive) {
        shell.err().println(prefix + "`" + source + "'");
      }
      return;
    }
    shell
        .err()
        .println(
            prefix
                + (error.missing().isEmpty()
                    ? "syntax error: unexpected end of file"
                    : "unexpected EOF while looking for matching `" + error.missing() + "'"));
  }

  private static String posix(ShellSyntaxException error, Dialect dialect) {
    boolean ash = dialect == Dialect.ASH;
    if (error.token() == null) {
      boolean quote = error.missing().equals("'") || error.missing().equals("\"");
      String text = quote ? "nterminated quoted string" : null;
      if (text != null) {
        return ash ? "syntax error: u" + text : "Syntax error: U" + text;
      }
      return ash ? "syntax error: unexpected end of file" : "Syntax error: end of file unexpected";
    }
    String token = error.token().equals("newline") ? "newline" : "\"" + error.token() + "\"";
    return ash ? "syntax error: unexpected " + token : "Syntax error: " + token + " unexpected";
  }
}
