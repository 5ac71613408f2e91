package io.kubeschool.apiserver.admission;

import io.kubeschool.model.JsonObject;

/** Completes or refuses what is about to be written. Models apiserver pkg/admission: Interface. */
public interface AdmissionPlugin {

  /**
   * The object with what the plugin adds ({@code object} is null if it is deleted).
   *
   * @throws io.kubeschool.apiserver.StatusException if it refuses
   */
  default JsonObject admit(Attributes attributes, JsonObject object) {
    return object;
  }

  /**
   * Looks at the object as it will be stored.
   *
   * @throws io.kubeschool.apiserver.StatusException if it refuses
   */
  default void validate(Attributes attributes, JsonObject object) {}
}
