package io.kubeschool.model.quota;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.List;

/**
 * Which objects a ResourceQuota's scopes let it count. Models pkg/quota/v1/evaluator/core/pods.go:
 * podMatchesScopeFunc; scopes of claims' volume attributes classes are not there.
 */
public final class QuotaScopes {

  private QuotaScopes() {}

  /** Whether all scopes of a quota match an object of that kind. */
  public static boolean match(JsonObject quota, ResourceKind kind, JsonObject object) {
    for (String scope : quota.array("spec", "scopes").strings()) {
      if (!matches(scope, Json.objectOf("operator", "Exists"), kind, object)) {
        return false;
      }
    }
    for (JsonObject expression :
        quota.array("spec", "scopeSelector", "matchExpressions").objects()) {
      if (!matches(expression.string("scopeName"), expression, kind, object)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(
      String scope, JsonObject expression, ResourceKind kind, JsonObject pod) {
    if (!kind.equals(Kinds.POD)) {
      return false;
    }
    boolean terminating = pod.has("spec", "activeDeadlineSeconds");
    return switch (scope) {
      case "Terminating" -> terminating;
      case "NotTerminating" -> !terminating;
      case "BestEffort" -> isBestEffort(pod);
      case "NotBestEffort" -> !isBestEffort(pod);
      case "PriorityClass" -> hasClass(expression, pod.string("spec", "priorityClassName"));
      default -> false;
    };
  }

  private static boolean isBestEffort(JsonObject pod) {
    for (String list : List.of("containers", "initContainers")) {
      for (JsonObject container : pod.array("spec", list).objects()) {
        for (String which : List.of("requests", "limits")) {
          JsonObject resources = container.object("resources", which);
          if (resources.has("cpu") || resources.has("memory")) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean hasClass(JsonObject expression, String name) {
    boolean listed = expression.array("values").strings().contains(name);
    return switch (expression.string("operator")) {
      case "Exists" -> !name.isEmpty();
      case "DoesNotExist" -> name.isEmpty();
      case "In" -> listed;
      case "NotIn" -> !listed;
      default -> false;
    };
  }
}
