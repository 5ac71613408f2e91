package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;

/** What one {@code kubectl create KIND} makes of its flags and arguments. */
@FunctionalInterface
interface Generator {

  /**
   * The object to create, without a namespace, with the empty structures that Go's encoder writes.
   *
   * @throws CommandError for flags that do not fit together
   */
  JsonObject generate(CreateCall call);
}
