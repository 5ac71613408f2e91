package io.kubeschool.kubectl.resource;

import io.kubeschool.model.Json;

/** Looks at a document of a file before it becomes an object. Models resource.ContentValidator. */
@FunctionalInterface
public interface DocumentCheck {

  /** Finds nothing wrong. */
  DocumentCheck NONE = document -> {};

  /**
   * Checks a document.
   *
   * @throws io.kubeschool.kubectl.error.CommandError what is wrong with it; the file's name is put
   *     before it
   */
  void check(Json document);
}
