package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;

/** Tells about objects of one kind, at length. Models describe.ResourceDescriber. */
@FunctionalInterface
public interface Describer {

  /** Writes all that is worth knowing about {@code object}. */
  void describe(JsonObject object, DescribeContext context, DescribeWriter out);
}
