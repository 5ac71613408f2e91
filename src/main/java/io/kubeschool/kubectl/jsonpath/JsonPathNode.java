package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.model.Json;
import java.util.List;

/** A part of a parsed template. Models client-go util/jsonpath/node.go. */
sealed interface JsonPathNode {

  /** What one pair of braces holds, or the branch of a union, or a side of a filter. */
  record Sequence(List<JsonPathNode> nodes) implements JsonPathNode {}

  /** A text, or a number or boolean written in the template. */
  record Literal(Json value) implements JsonPathNode {}

  /** A field by name. */
  record Field(String name) implements JsonPathNode {}

  /** {@code range} or {@code end}. */
  record Identifier(String name) implements JsonPathNode {}

  /** All members. */
  record Wildcard() implements JsonPathNode {}

  /** {@code ..}: the value and all below it. */
  record Recursive() implements JsonPathNode {}

  /** Several branches, their results one after the other. */
  record Union(List<Sequence> branches) implements JsonPathNode {}

  /**
   * Items of an array.
   *
   * @param start first index, negative from the end; null from the beginning
   * @param end index after the last; null to the end
   * @param endDerived whether the end was not written but follows from the start
   * @param step how far from one to the next, or null
   */
  record Slice(Integer start, Integer end, boolean endDerived, Integer step)
      implements JsonPathNode {}

  /**
   * The items for which a comparison holds.
   *
   * @param operator {@code ==} and the like, or {@code exists}
   */
  record Filter(Sequence left, Sequence right, String operator) implements JsonPathNode {}
}
