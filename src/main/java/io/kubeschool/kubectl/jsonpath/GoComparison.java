package io.kubeschool.kubectl.jsonpath;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonBoolean;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonString;

/** Comparisons as Go's templates make them. Models text/template funcs.go: eq, lt. */
public final class GoComparison {

  private enum Kind {
    BOOL,
    INT,
    FLOAT,
    STRING
  }

  private GoComparison() {}

  /**
   * Whether {@code left operator right}.
   *
   * @throws IllegalArgumentException in Go's words, if the two cannot be compared or the operator
   *     does not exist
   */
  public static boolean holds(Json left, String operator, Json right) {
    return switch (operator) {
      case "==" -> equal(left, right);
      case "!=" -> !equal(left, right);
      case "<" -> less(left, right);
      case "<=" -> less(left, right) || equal(left, right);
      case ">" -> !less(left, right) && !equal(left, right);
      case ">=" -> !less(left, right);
      default -> throw new IllegalArgumentException("unrecognized filter operator " + operator);
    };
  }

  private static boolean equal(Json left, Json right) {
    if (kind(left) != kind(right)) {
      throw new IllegalArgumentException("incompatible types for comparison");
    }
    return left.equals(right);
  }

  private static boolean less(Json left, Json right) {
    Kind kind = kind(left);
    if (kind != kind(right)) {
      throw new IllegalArgumentException("incompatible types for comparison");
    }
    return switch (kind) {
      case BOOL -> throw new IllegalArgumentException("invalid type for comparison");
      case INT -> ((JsonNumber) left).longValue() < ((JsonNumber) right).longValue();
      case FLOAT -> ((JsonNumber) left).doubleValue() < ((JsonNumber) right).doubleValue();
      case STRING -> ((JsonString) left).value().compareTo(((JsonString) right).value()) < 0;
    };
  }

  private static Kind kind(Json value) {
    return switch (value) {
      case JsonBoolean _ -> Kind.BOOL;
      case JsonNumber number -> number.isWhole() ? Kind.INT : Kind.FLOAT;
      case JsonString _ -> Kind.STRING;
      default -> throw new IllegalArgumentException("invalid type for comparison");
    };
  }
}
