package io.kubeschool.kubectl.kustomize;

/** Changes the resources of a build. Models api resmap.Transformer. */
interface Transformer {

  /**
   * Changes them, or leaves some out.
   *
   * @throws io.kubeschool.kubectl.error.CommandError if it cannot
   */
  void transform(ResourceMap resources);
}
