package io.kubeschool.sim;

/**
 * A task was told to stop waiting. Unchecked, so that it passes through {@code InputStream.read}
 * and lambdas; whoever started the wait on purpose catches it, everybody else lets it through.
 */
public final class Interrupted extends RuntimeException {

  /** An interruption; it carries no stack trace, since it is a way out and not a fault. */
  public Interrupted() {
    super("interrupted", null, false, false);
  }
}
