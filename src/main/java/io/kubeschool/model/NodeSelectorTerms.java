package io.kubeschool.model;

import java.util.List;
import java.util.Map;

/**
 * The node selector of a pod and the terms of its node affinity. Models component-helpers
 * scheduling/corev1/nodeaffinity.
 */
public final class NodeSelectorTerms {

  private NodeSelectorTerms() {}

  /** Whether a node meets all that a pod requires of it. Models RequiredNodeAffinity.Match. */
  public static boolean meetsRequired(JsonObject podSpec, JsonObject node) {
    JsonObject labels = node.object("metadata", "labels");
    for (Map.Entry<String, Json> wanted : podSpec.object("nodeSelector")) {
      if (wanted.getValue() instanceof JsonString
          && !wanted.getValue().equals(labels.field(wanted.getKey()))) {
        return false;
      }
    }
    Json required =
        podSpec.get("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    return required == null || matchesAny(required.array("nodeSelectorTerms"), node);
  }

  /** Whether a node meets one of these terms; an empty term meets nothing. */
  public static boolean matchesAny(JsonArray terms, JsonObject node) {
    for (Json term : terms) {
      if (matches(term, node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a node meets all expressions of that term. */
  public static boolean matches(Json term, JsonObject node) {
    JsonArray expressions = term.array("matchExpressions");
    JsonArray fields = term.array("matchFields");
    if (expressions.isEmpty() && fields.isEmpty()) {
      return false;
    }
    JsonObject labels = node.object("metadata", "labels");
    for (Json expression : expressions) {
      String value =
          labels.field(expression.string("key")) instanceof JsonString(String text) ? text : null;
      if (!matches(expression, value)) {
        return false;
      }
    }
    for (Json field : fields) {
      if (!matches(field, node.string("metadata", "name"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Json expression, String value) {
    List<String> values = expression.array("values").strings();
    return switch (expression.string("operator")) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> value != null && compare(value, values) > 0;
      case "Lt" -> value != null && compare(value, values) < 0;
      default -> false;
    };
  }

  private static int compare(String value, List<String> values) {
    try {
      return values.size() == 1
          ? Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()))
          : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
