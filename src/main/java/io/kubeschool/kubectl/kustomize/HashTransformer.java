package io.kubeschool.kubectl.kustomize;

import io.kubeschool.kubectl.ContentHash;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;

/**
 * Ends the names of generated resources with a hash of their content. Models api
 * internal/builtins/HashTransformer.go and hasher/hasher.go.
 */
final class HashTransformer implements Transformer {

  @Override
  public void transform(ResourceMap resources) {
    for (Resource resource : resources.resources()) {
      if (resource.isHashed()) {
        String hash = ContentHash.of(encoded(resource));
        resource.rememberId();
        resource.rename(resource.name() + "-" + hash);
      }
    }
  }

  /** What counts. Upstream looks for the name in a field that does not exist, so it never does. */
  private static JsonObject encoded(Resource resource) {
    JsonObject object = resource.content();
    return switch (resource.kind()) {
      case "ConfigMap" ->
          withMap(
              Json.objectOf("kind", "ConfigMap", "name", "", "data", value(object, "data")),
              object,
              "binaryData");
      case "Secret" ->
          withMap(
              Json.objectOf(
                  "kind",
                  "Secret",
                  "type",
                  value(object, "type"),
                  "name",
                  "",
                  "data",
                  value(object, "data")),
              object,
              "stringData");
      default -> object;
    };
  }

  private static JsonObject withMap(JsonObject encoded, JsonObject object, String field) {
    return object.field(field) instanceof JsonObject map ? encoded.with(field, map) : encoded;
  }

  private static Json value(JsonObject object, String field) {
    Json value = object.field(field);
    return value == null ? JsonString.EMPTY : value;
  }
}
