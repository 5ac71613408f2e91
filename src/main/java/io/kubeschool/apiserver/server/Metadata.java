package io.kubeschool.apiserver.server;

import io.kubeschool.apiserver.Failure;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;

/** What the server itself does to objects' metadata. Models apiserver pkg/registry/rest/meta.go. */
final class Metadata {

  private Metadata() {}

  /** Without what only the server sets. Models WipeObjectMetaSystemFields. */
  static JsonObject wipeSystemFields(JsonObject object) {
    JsonObject metadata =
        object
            .object("metadata")
            .without("uid")
            .without("creationTimestamp")
            .without("deletionTimestamp")
            .without("deletionGracePeriodSeconds")
            .without("selfLink");
    return object.with("metadata", metadata);
  }

  /** In the request's namespace. Models EnsureObjectNamespaceMatchesRequestNamespace. */
  static JsonObject ensureNamespace(JsonObject object, String requested) {
    String own = object.string("metadata", "namespace");
    if (own.equals(requested)) {
      return own.isEmpty() ? object.remove("metadata", "namespace") : object;
    }
    if (requested.isEmpty()) {
      return object.remove("metadata", "namespace");
    }
    if (own.isEmpty()) {
      return object.set(requested, "metadata", "namespace");
    }
    throw Failure.badRequest(
        "the namespace of the provided object does not match the namespace sent on the request");
  }

  /** Models handlers/rest.go: checkName. */
  static void checkName(JsonObject object, String name, String namespace) {
    String own = object.string("metadata", "name");
    if (own.isEmpty()) {
      throw Failure.badRequest(
          "the name of the object ("
              + name
              + " based on URL) was undeterminable: name must be"
              + " provided");
    }
    if (!own.equals(name)) {
      throw Failure.badRequest(
          "the name of the object (" + own + ") does not match the name on the URL (" + name + ")");
    }
    String ownNamespace = object.string("metadata", "namespace");
    if (!namespace.isEmpty() && !ownNamespace.isEmpty() && !ownNamespace.equals(namespace)) {
      throw Failure.badRequest(
          "the namespace of the object ("
              + ownNamespace
              + ") does not match the namespace on the request ("
              + namespace
              + ")");
    }
  }

  /** With the system's fields of {@code old}, which an update never changes. */
  static JsonObject keepSystemFields(JsonObject object, JsonObject old) {
    JsonObject was = old.object("metadata");
    JsonObject metadata = object.object("metadata");
    if (metadata.string("uid").isEmpty()) {
      metadata = metadata.with("uid", was.field("uid"));
    }
    metadata = metadata.with("creationTimestamp", was.field("creationTimestamp"));
    metadata =
        was.has("deletionTimestamp")
            ? metadata.with("deletionTimestamp", was.field("deletionTimestamp"))
            : metadata.without("deletionTimestamp");
    if (was.has("deletionGracePeriodSeconds")) {
      if (!metadata.has("deletionGracePeriodSeconds")) {
        metadata =
            metadata.with("deletionGracePeriodSeconds", was.field("deletionGracePeriodSeconds"));
      }
    }
    return object.with("metadata", metadata);
  }

  /** With that generation, or none if {@code old} has none. */
  static JsonObject keepGeneration(JsonObject object, JsonObject old) {
    return old.has("metadata", "generation")
        ? object.set(old.get("metadata", "generation"), "metadata", "generation")
        : object.remove("metadata", "generation");
  }

  /** With its kind and version as its first words, whatever the body said. */
  static JsonObject withKind(JsonObject object, String apiVersion, String kind) {
    return object.with("apiVersion", new JsonString(apiVersion)).with("kind", new JsonString(kind));
  }
}
