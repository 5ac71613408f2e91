package io.kubeschool.kubectl.resource;

import io.kubeschool.kubectl.error.KubectlError;

/** What is done with each object that a command works on. Models resource.VisitorFunc. */
@FunctionalInterface
public interface Visitor {

  /**
   * Works on one object.
   *
   * @throws KubectlError what went wrong with it
   */
  void visit(ResourceInfo info);

  /** An object could not even be read; by default that is the error of the visit. */
  default void failed(KubectlError error) {
    throw error;
  }
}
