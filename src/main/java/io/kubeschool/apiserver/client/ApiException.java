package io.kubeschool.apiserver.client;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/**
 * A request failed in the midst of reconciling: whoever works on the queue catches it and tries the
 * key again.
 */
public final class ApiException extends RuntimeException {

  private final transient Reply reply;

  private ApiException(Reply reply) {
    super(reply.message(), null, false, false);
    this.reply = reply;
  }

  /**
   * The object that a request answered with.
   *
   * @throws ApiException if it failed
   */
  public static JsonObject check(Reply reply) {
    if (!reply.isSuccess()) {
      throw new ApiException(reply);
    }
    return reply.object();
  }

  /** A failure of the component's own: what it goes by is no longer so. */
  public static ApiException stale(String message) {
    return new ApiException(
        Reply.of(
            409, Json.objectOf("message", message, "reason", "Conflict", "status", "Failure")));
  }

  /** The failed answer. */
  public Reply reply() {
    return reply;
  }

  /** Such as {@code NotFound}. */
  public String reason() {
    return reply.reason();
  }

  /** Whether the namespace is being deleted, so that nothing can be created in it. */
  public static boolean isNamespaceTerminating(Reply reply) {
    return hasCause(reply, "NamespaceTerminating");
  }

  /**
   * Whether the answer names that cause. Models apimachinery pkg/api/errors: HasStatusCause.
   *
   * @param cause such as {@code NamespaceTerminating}
   */
  public static boolean hasCause(Reply reply, String cause) {
    return !reply.isSuccess()
        && reply.object().array("details", "causes").find("reason", cause) != null;
  }
}
