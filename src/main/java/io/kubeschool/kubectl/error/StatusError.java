package io.kubeschool.kubectl.error;

import io.kubeschool.model.JsonObject;

/** The server's refusal. Models apimachinery api/errors: StatusError. */
public final class StatusError extends KubectlError {

  private final transient JsonObject status;

  /** A refusal told by that {@code Status} object. */
  public StatusError(JsonObject status) {
    super(status.string("message"));
    this.status = status;
  }

  /** The {@code Status} object. */
  public JsonObject status() {
    return status;
  }

  /** Its {@code reason}, such as {@code NotFound}; "" if it gives none. */
  public String reason() {
    return status.string("reason");
  }

  /** The HTTP code. */
  public int code() {
    return (int) status.number(500, "code");
  }

  /** Whether the object, or the path, does not exist. */
  public boolean isNotFound() {
    return reason().equals("NotFound");
  }

  /** Whether an object of that name exists already. */
  public boolean isAlreadyExists() {
    return reason().equals("AlreadyExists");
  }

  /** Whether the object changed meanwhile. */
  public boolean isConflict() {
    return reason().equals("Conflict");
  }

  /** The same refusal with another message. */
  public StatusError withMessage(String message) {
    return new StatusError(status.with("message", message));
  }

  /**
   * The same, saying what was being done with which file. Models cmd/util/helpers.go:
   * AddSourceToErr.
   *
   * @param doing such as {@code creating}
   * @param source the file, {@code STDIN}, or "" for none
   */
  public static KubectlError withSource(KubectlError error, String doing, String source) {
    if (source.isEmpty()) {
      return error;
    }
    String message = "error when " + doing + " \"" + source + "\": " + error.getMessage();
    return error instanceof StatusError refusal
        ? refusal.withMessage(message)
        : new CommandError(message);
  }
}
