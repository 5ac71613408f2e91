package io.kubeschool.kubectl.error;

/** Ends the command with a status of its own. Models utilexec.ExitError and cmdutil.ErrExit. */
public final class ExitError extends KubectlError {

  private final int status;

  /**
   * Ends it.
   *
   * @param message printed as it is; nothing if empty
   */
  public ExitError(String message, int status) {
    super(message);
    this.status = status;
  }

  /** Ends it with status 1 and without a word. */
  public static ExitError silent() {
    return new ExitError("", 1);
  }

  /** The exit status. */
  public int status() {
    return status;
  }
}
