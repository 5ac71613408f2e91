package io.kubeschool.machine;

/** A failed system call; programs print its text and go on or end. */
public final class SystemError extends RuntimeException {

  private final Errno errno;

  /** A failure without a stack trace, since it is an outcome and not a fault. */
  public SystemError(Errno errno) {
    super(errno.text(), null, false, false);
    this.errno = errno;
  }

  /** Why. */
  public Errno errno() {
    return errno;
  }

  /** What the C library says of it. */
  public String text() {
    return errno.text();
  }
}
