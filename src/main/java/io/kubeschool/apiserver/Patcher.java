package io.kubeschool.apiserver;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * Applies patches: JSON patch, JSON merge patch, strategic merge patch. Models apiserver
 * pkg/endpoints/handlers/patch.go.
 */
public interface Patcher {

  /**
   * A patch to be applied.
   *
   * @param kind what is patched
   * @param contentType one of {@link Request}'s, without parameters
   * @param body the patch
   * @param fieldValidation what to do about unknown fields in it
   */
  record Patch(ResourceKind kind, String contentType, Json body, FieldValidation fieldValidation) {}

  /**
   * What came out: decoded, not yet defaulted.
   *
   * @param warnings what is wrong but was tolerated
   */
  record Patched(JsonObject object, List<String> warnings) {}

  /**
   * Applies a patch.
   *
   * @param current the object as it is
   * @throws StatusException BadRequest, Invalid, UnsupportedMediaType or Conflict, in upstream's
   *     words
   */
  Patched apply(Patch patch, JsonObject current);
}
