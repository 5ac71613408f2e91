package io.kubeschool.model;

import java.util.List;

/** Taints and what tolerates them. Models component-helpers scheduling/corev1 and api/core/v1. */
public final class Taints {

  private Taints() {}

  /** Whether one of these tolerations tolerates the taint. Models ToleratesTaint. */
  public static boolean tolerates(List<JsonObject> tolerations, Json taint) {
    for (JsonObject toleration : tolerations) {
      if (tolerates(toleration, taint)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of these taints keeps pods off and these tolerations do not tolerate it. */
  public static boolean hasUntolerated(JsonArray taints, List<JsonObject> tolerations) {
    return hasUntolerated(taints, tolerations, "NoSchedule")
        || hasUntolerated(taints, tolerations, "NoExecute");
  }

  /** Whether these tolerations do not tolerate one of the taints with that effect. */
  public static boolean hasUntolerated(
      JsonArray taints, List<JsonObject> tolerations, String effect) {
    for (int i = 0; i < taints.size(); i++) {
      Json taint = taints.item(i);
      if (effect.equals(taint.string("effect")) && !tolerates(tolerations, taint)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tolerates(JsonObject toleration, Json taint) {
    String effect = toleration.string("effect");
    if (!effect.isEmpty() && !effect.equals(taint.string("effect"))) {
      return false;
    }
    String key = toleration.string("key");
    if (!key.isEmpty() && !key.equals(taint.string("key"))) {
      return false;
    }
    return switch (toleration.string("operator")) {
      case "", "Equal" -> toleration.string("value").equals(taint.string("value"));
      case "Exists" -> true;
      case "Lt" -> compare(taint, toleration) < 0;
      case "Gt" -> compare(taint, toleration) > 0;
      default -> false;
    };
  }

  private static int compare(Json taint, JsonObject toleration) {
    try {
      return Long.compare(
          Long.parseLong(taint.string("value")), Long.parseLong(toleration.string("value")));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
