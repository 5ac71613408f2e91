package io.kubeschool.kubectl.flag;

/**
 * Words that a command's flags do not allow; the message is pflag's. Models spf13/pflag errors.go.
 */
public final class FlagError extends RuntimeException {

  FlagError(String message) {
    super(message, null, false, false);
  }
}
