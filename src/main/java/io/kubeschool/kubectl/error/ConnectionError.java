package io.kubeschool.kubectl.error;

/** The server could not be reached; the message is told as it is. Models url.Error. */
public final class ConnectionError extends KubectlError {

  /** An error with that whole message. */
  public ConnectionError(String message) {
    super(message);
  }

  /** Nothing listens at {@code host}, a host and port. */
  public static ConnectionError refused(String host) {
    return new ConnectionError(
        "The connection to the server "
            + host
            + " was refused - did you specify the right host or port?");
  }
}
