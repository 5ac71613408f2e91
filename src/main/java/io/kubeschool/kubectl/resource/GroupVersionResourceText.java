package io.kubeschool.kubectl.resource;

/** How Go prints a resource with its group and version. Models schema.GroupVersionResource. */
final class GroupVersionResourceText {

  private GroupVersionResourceText() {}

  /** {@code apps/v1, Resource=deployments}; the core group is empty: {@code /v1, Resource=pods}. */
  static String of(ApiResource resource) {
    return resource.group() + "/" + resource.version() + ", Resource=" + resource.plural();
  }
}
