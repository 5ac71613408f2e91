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
  public boolean equals(Object other) {
    return this == other
        || other instanceof ObjectKey key
            && name.equals(key.name)
            && namespace.equals(key.namespace);
  }

  // By hand, as what the language gives records is slow until the second compiler has seen it.
  @Override
  public int hashCode() {
    return 31 * namespace.hashCode() + name.hashCode();
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
