package io.kubeschool.machine;

/** A write to a pipe whose reader is gone. Let it through: it ends the process as SIGPIPE does. */
public final class BrokenPipe extends RuntimeException {

  /** A broken pipe; it carries no stack trace, since it is a way out and not a fault. */
  public BrokenPipe() {
    super("broken pipe", null, false, false);
  }
}
