package io.kubeschool.kubelet.runtime;

/** A container's command that cannot be run, in runc's words. */
final class CommandNotRunnable extends Exception {
  private static final long serialVersionUID = 1;

  CommandNotRunnable(String message) {
    super(message, null, false, false);
  }
}
