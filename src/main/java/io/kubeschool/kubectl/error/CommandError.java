package io.kubeschool.kubectl.error;

/** A plain error, told as {@code error: MESSAGE}. */
public final class CommandError extends KubectlError {

  /** An error with that message, without the prefix. */
  public CommandError(String message) {
    super(message);
  }

  /**
   * A command used wrongly. Models cmd/util/helpers.go: UsageErrorf.
   *
   * @param commandPath such as {@code kubectl create}
   */
  public static CommandError usage(String commandPath, String message) {
    return new CommandError(message + "\nSee '" + commandPath + " -h' for help and examples");
  }
}
