package io.kubeschool.model;

/** A view of a core/v1 ObjectReference: what an Event is about. */
public record ObjectReference(JsonObject json) {

  /** A reference to that object. Models client-go tools/reference: GetReference. */
  public static ObjectReference of(ResourceKind kind, JsonObject object) {
    JsonObject.Builder reference =
        JsonObject.builder()
            .put("kind", kind.kind())
            .put("apiVersion", kind.groupVersion().toString())
            .put("name", object.string("metadata", "name"))
            .put("uid", object.string("metadata", "uid"));
    String namespace = object.string("metadata", "namespace");
    if (!namespace.isEmpty()) {
      reference.put("namespace", namespace);
    }
    String resourceVersion = object.string("metadata", "resourceVersion");
    if (!resourceVersion.isEmpty()) {
      reference.put("resourceVersion", resourceVersion);
    }
    return new ObjectReference(reference.build());
  }

  /** The same, pointing at a part of the object such as {@code spec.containers{nginx}}. */
  public ObjectReference withFieldPath(String fieldPath) {
    return new ObjectReference(json.with("fieldPath", fieldPath));
  }

  /** {@code ReplicaSet}. */
  public String kind() {
    return json.string("kind");
  }

  /** {@code apps/v1}. */
  public String apiVersion() {
    return json.string("apiVersion");
  }

  /** The object's name. */
  public String name() {
    return json.string("name");
  }

  /** The object's namespace, "" for cluster-scoped objects. */
  public String namespace() {
    return json.string("namespace");
  }

  /** The object's uid. */
  public String uid() {
    return json.string("uid");
  }

  /** The part of the object that is meant, or "". */
  public String fieldPath() {
    return json.string("fieldPath");
  }
}
