package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import java.util.List;

/** What namespaces do. Models pkg/registry/core/namespace/strategy.go. */
final class NamespaceStrategy implements Strategy {

  @Override
  public JsonObject prepareForCreate(JsonObject namespace) {
    JsonArray finalizers = namespace.array("spec", "finalizers");
    if (!finalizers.strings().contains("kubernetes")) {
      finalizers = finalizers.plus(new JsonString("kubernetes"));
    }
    return namespace
        .with("status", Json.objectOf("phase", "Active"))
        .set(finalizers, "spec", "finalizers");
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject namespace, JsonObject old) {
    return StandardStrategy.keep(
        StandardStrategy.keep(namespace, old, List.of("spec")), old, List.of("status"));
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject namespace, JsonObject old) {
    return StandardStrategy.keep(namespace, old, List.of("spec"));
  }

  @Override
  public JsonObject canonicalize(JsonObject namespace) {
    return namespace.set(
        namespace.string("metadata", "name"), "metadata", "labels", "kubernetes.io/metadata.name");
  }

  @Override
  public boolean mayBeDeletedDuringUpdate(JsonObject namespace) {
    return namespace.array("spec", "finalizers").isEmpty();
  }

  @Override
  public boolean returnsDeletedObject() {
    return true;
  }
}
