package io.kubeschool.apiserver;

import io.kubeschool.model.JsonObject;

/**
 * A request cannot be answered as asked; carries the {@code Status} that answers it instead. It
 * never leaves the API server: {@link Api} answers with a {@link Reply}. Models apimachinery
 * pkg/api/errors: StatusError.
 */
public final class StatusException extends RuntimeException {

  private final JsonObject status;

  /** A failure with that Status; see {@link Failure} for those that there are. */
  public StatusException(JsonObject status) {
    super(status.string("message"), null, false, false);
    this.status = status;
  }

  /** The Status. */
  public JsonObject status() {
    return status;
  }

  /** The HTTP status. */
  public int code() {
    return (int) status.number(500, "code");
  }

  /** The Status's reason, {@code NotFound} and the like. */
  public String reason() {
    return status.string("reason");
  }

  /** The answer. */
  public Reply reply() {
    return Reply.of(code(), status);
  }
}
