package io.kubeschool.apiserver;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * Makes of what was sent an object of a kind: checks that each field has its type, drops or refuses
 * unknown ones. Models apimachinery pkg/runtime/serializer/json in strict mode.
 */
public interface Decoder {

  /**
   * What came out.
   *
   * @param object with {@code apiVersion} and {@code kind}
   * @param warnings what is wrong but was tolerated: {@code unknown field "spec.foo"}
   */
  record Decoded(JsonObject object, List<String> warnings) {}

  /**
   * Decodes a body.
   *
   * @param body what was sent
   * @param kind what it must be
   * @throws StatusException BadRequest if it is not such an object, in upstream's words
   */
  Decoded decode(Json body, ResourceKind kind, FieldValidation validation);
}
