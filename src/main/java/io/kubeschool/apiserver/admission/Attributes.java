package io.kubeschool.apiserver.admission;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;

/**
 * What a request is about to do. Models apiserver pkg/admission: Attributes.
 *
 * @param subresource "" if it is about the object itself
 * @param namespace the object's; a namespace counts as lying in itself
 * @param name "" if it will be generated
 * @param old what is replaced or deleted, or null
 */
public record Attributes(
    Operation operation,
    User user,
    ResourceKind kind,
    String subresource,
    String namespace,
    String name,
    JsonObject old,
    boolean dryRun) {

  /** What is done to the object. */
  public enum Operation {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * A refusal of it. Models apiserver pkg/admission/errors.go: NewForbidden.
   *
   * @param object what it is about, for its name if that is not known yet; may be null
   */
  public StatusException forbidden(JsonObject object, String why) {
    String known = name;
    if (known.isEmpty() && object != null) {
      String own = object.string("metadata", "name");
      known = own.isEmpty() ? object.string("metadata", "generateName") : own;
    }
    return Failure.forbidden(kind, known.isEmpty() ? "Unknown" : known, why);
  }

  /** Whether it creates an object of that kind (not a part of one). */
  public boolean creates(ResourceKind some) {
    return operation == Operation.CREATE && subresource.isEmpty() && kind.equals(some);
  }
}
