package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import io.kubeschool.model.patch.JsonPatch;
import io.kubeschool.model.patch.PatchException;
import io.kubeschool.model.patch.StrategicMergePatch;
import io.kubeschool.model.schema.StructType;

/**
 * Patches that are applied here rather than by the server. Models k8s.io/kubectl
 * pkg/cmd/patch/patch.go: getPatchedJSON.
 */
public final class LocalPatch {

  private LocalPatch() {}

  /**
   * The object after the patch.
   *
   * @throws CommandError if the patch does not fit
   */
  public static JsonObject apply(JsonObject object, String contentType, Json patch) {
    try {
      Json patched =
          switch (contentType) {
            case Request.JSON_PATCH -> JsonPatch.apply(object, array(patch));
            case Request.MERGE_PATCH -> JsonMergePatch.apply(object, object(patch));
            default -> strategic(object, object(patch));
          };
      return object(patched);
    } catch (PatchException e) {
      throw new CommandError(e.getMessage());
    }
  }

  private static JsonObject strategic(JsonObject object, JsonObject patch) {
    StructType type = TypedPatch.type(object);
    if (type == null) {
      throw new CommandError(
          "strategic merge patch is not supported for %s, Kind=%s locally, try --type merge"
              .formatted(object.string("apiVersion"), object.string("kind")));
    }
    return StrategicMergePatch.apply(object, patch, type).object();
  }

  private static JsonArray array(Json value) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new CommandError("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
  }

  private static JsonObject object(Json value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new CommandError("Invalid JSON Patch");
  }
}
