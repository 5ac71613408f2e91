package io.kubeschool.kubectl.error;

/**
 * What ends a command, or the work on one of its objects, early. Carries no stack trace: it is an
 * outcome and not a fault.
 */
public abstract sealed class KubectlError extends RuntimeException
    permits CommandError,
        StatusError,
        NoResourceMatch,
        ConfigurationInvalid,
        ConnectionError,
        AggregateError,
        ExitError {

  KubectlError(String message) {
    super(message, null, false, false);
  }
}
