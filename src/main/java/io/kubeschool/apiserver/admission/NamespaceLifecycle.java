package io.kubeschool.apiserver.admission;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.apiserver.StatusException;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.Set;

/**
 * Nothing is created in a namespace that is missing or ends; some namespaces never end. Models
 * apiserver pkg/admission/plugin/namespace/lifecycle.
 */
final class NamespaceLifecycle implements AdmissionPlugin {

  private static final Set<String> IMMORTAL = Set.of("default", "kube-public", "kube-system");

  private final ObjectReader objects;

  NamespaceLifecycle(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public JsonObject admit(Attributes attributes, JsonObject object) {
    boolean deletes = attributes.operation() == Attributes.Operation.DELETE;
    if (attributes.kind().equals(Kinds.NAMESPACE)) {
      if (deletes && IMMORTAL.contains(attributes.name())) {
        throw attributes.forbidden(object, "this namespace may not be deleted");
      }
      return object;
    }
    if (deletes || attributes.namespace().isEmpty()) {
      return object;
    }
    JsonObject namespace = objects.get(Kinds.NAMESPACE, new ObjectKey("", attributes.namespace()));
    if (namespace == null) {
      throw Failure.notFound(Kinds.NAMESPACE, attributes.namespace());
    }
    if (attributes.operation() == Attributes.Operation.CREATE
        && namespace.string("status", "phase").equals("Terminating")) {
      throw terminating(attributes, object);
    }
    return object;
  }

  private static StatusException terminating(Attributes attributes, JsonObject object) {
    JsonObject cause =
        Json.objectOf(
            "reason", "NamespaceTerminating",
            "message", "namespace " + attributes.namespace() + " is being terminated",
            "field", "metadata.namespace");
    StatusException refusal =
        attributes.forbidden(
            object,
            "unable to create new content in namespace "
                + attributes.namespace()
                + " because it is being terminated");
    return new StatusException(refusal.status().set(Json.arrayOf(cause), "details", "causes"));
  }
}
