package io.kubeschool.apiserver;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * The answer to a request.
 *
 * @param code the HTTP status
 * @param body an object, a list, a table, a {@code Status}, or (for logs and the like) a string of
 *     plain text
 * @param warnings the texts of {@code Warning} headers, which kubectl prints to standard error
 */
public record Reply(int code, Json body, List<String> warnings) {

  /** An answer without warnings. */
  public static Reply of(int code, Json body) {
    return new Reply(code, body, List.of());
  }

  /** Whether it went well. */
  public boolean isSuccess() {
    return code >= 200 && code < 300;
  }

  /** The body as an object, the empty one if it is none. */
  public JsonObject object() {
    return body instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  /**
   * The {@code reason} of a failure, such as {@code NotFound} or {@code Conflict}; "" if it went
   * well.
   */
  public String reason() {
    return isSuccess() ? "" : object().string("reason");
  }

  /** The {@code message} of a failure. */
  public String message() {
    return isSuccess() ? "" : object().string("message");
  }
}
