package io.kubeschool.model;

/**
 * An API group and version.
 *
 * @param group "" for the core group
 */
public record GroupVersion(String group, String version) {

  /** Reads {@code apps/v1} or {@code v1}. */
  public static GroupVersion parse(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersion("", apiVersion)
        : new GroupVersion(apiVersion.substring(0, slash), apiVersion.substring(slash + 1));
  }

  /** {@code apps/v1} or {@code v1}, as in {@code apiVersion}. */
  @Override
  public String toString() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
