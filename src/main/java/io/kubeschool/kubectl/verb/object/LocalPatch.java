package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** Patches that are applied here rather than by the server. */
public final class LocalPatch {

  private LocalPatch() {}

  /**
   * The object after the patch. Strategic patches are applied as merge patches as long as there is
   * nothing better.
   *
   * @throws CommandError if the patch does not fit
   */
  public static JsonObject apply(JsonObject object, String contentType, Json patch) {
    if (contentType.equals(Request.JSON_PATCH)) {
      throw new CommandError("JSON patches cannot be applied locally yet");
    }
    if (!(patch instanceof JsonObject body)) {
      throw new CommandError("Invalid JSON Patch");
    }
    return new TypedPatch(contentType, body).applyTo(object);
  }
}
