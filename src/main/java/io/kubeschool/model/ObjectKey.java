package io.kubeschool.model;

/**
 * What tells an object from the others of its resource.
 *
 * @param namespace "" for cluster-scoped objects
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

  /** The key of an object, read from its metadata. */
  public static ObjectKey of(JsonObject object) {
    return new ObjectKey(object.string("metadata", "namespace"), object.string("metadata", "name"));
  }

  @Override
  public int compareTo(ObjectKey other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  /**
   * {@code namespace/name}, or the name alone. Models client-go tools/cache: MetaNamespaceKeyFunc.
   */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
