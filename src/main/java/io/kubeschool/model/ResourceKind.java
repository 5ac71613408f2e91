package io.kubeschool.model;

import java.util.List;

/**
 * A kind of object as the API serves it.
 *
 * @param groupVersion its group and version
 * @param kind its name in manifests, {@code ReplicaSet}
 * @param plural its name in paths, {@code replicasets}
 * @param singular its name in messages, {@code replicaset}
 * @param namespaced whether its objects live in namespaces
 * @param shortNames what kubectl accepts too, {@code rs}
 * @param categories such as {@code all}
 */
public record ResourceKind(
    GroupVersion groupVersion,
    String kind,
    String plural,
    String singular,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories) {

  // By hand, as kinds are keys everywhere, and what a record has by default reads all its parts.
  @Override
  public int hashCode() {
    return 31 * plural.hashCode() + groupVersion.group().hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof ResourceKind that
            && plural.equals(that.plural)
            && kind.equals(that.kind)
            && groupVersion.equals(that.groupVersion)
            && namespaced == that.namespaced
            && singular.equals(that.singular)
            && shortNames.equals(that.shortNames)
            && categories.equals(that.categories);
  }

  /**
   * {@code replicasets.apps}, or {@code pods} for the core group. Models schema.GroupResource:
   * String.
   */
  public String groupResource() {
    return groupVersion.group().isEmpty() ? plural : plural + "." + groupVersion.group();
  }

  /**
   * The path of its collection in all namespaces, or of a cluster-scoped collection: {@code
   * /apis/apps/v1/replicasets}.
   */
  public String path() {
    return root() + "/" + plural;
  }

  /** The path of its collection in one namespace. */
  public String path(String namespace) {
    return namespaced && !namespace.isEmpty()
        ? root() + "/namespaces/" + namespace + "/" + plural
        : path();
  }

  /** The path of one object. */
  public String path(ObjectKey key) {
    return path(key.namespace()) + "/" + key.name();
  }

  private String root() {
    return groupVersion.group().isEmpty()
        ? "/api/" + groupVersion.version()
        : "/apis/" + groupVersion;
  }
}
