package io.kubeschool.machine.shell;

/** Variables whose values are made when they are read. */
final class SpecialVariables {

  private SpecialVariables() {}

  /** The value, or null if there is no such variable. */
  static String value(Interpreter shell, String name) {
    if (name.equals("LINENO")) {
      return Integer.toString(shell.line());
    }
    if (name.equals("PPID")) {
      return Integer.toString(
          shell.process().parent() == null ? 0 : shell.process().parent().pid());
    }
    if (shell.session().dialect() != Dialect.BASH && !name.equals("RANDOM")) {
      return null;
    }
    return switch (name) {
      case "RANDOM" ->
          Integer.toString(shell.process().simulation().random("shell").nextInt(32768));
      case "SECONDS" ->
          Long.toString(
              java.time.Duration.between(shell.process().startedAt(), shell.process().now())
                  .toSeconds());
      case "EPOCHSECONDS" -> Long.toString(shell.process().now().getEpochSecond());
      case "UID", "EUID" -> Integer.toString(shell.process().account().uid());
      case "HOSTNAME" -> shell.process().machine().hostname();
      case "BASHPID" -> Integer.toString(shell.process().pid());
      case "OSTYPE" -> "linux-gnu";
      case "MACHTYPE" -> "x86_64-pc-linux-gnu";
      case "HOSTTYPE" -> "x86_64";
      default -> null;
    };
  }
}
