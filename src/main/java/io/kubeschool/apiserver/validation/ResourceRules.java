package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import io.kubeschool.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models pkg/apis/core/validation: ValidateContainerResourceRequirements. */
final class ResourceRules {

  private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> STANDARD =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "persistentvolumeclaims",
          "configmaps",
          "storage",
          "requests.storage",
          "services.nodeports",
          "services.loadbalancers");

  private static final Set<String> INTEGER =
      Set.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");

  private ResourceRules() {}

  static void container(JsonObject resources, FieldPath path, Problems problems) {
    JsonObject limits = resources.object("limits");
    for (Map.Entry<String, Json> limit : limits) {
      FieldPath at = path.child("limits").key(limit.getKey());
      amount(limit.getKey(), Quantity.of(limit.getValue()), at, problems);
    }
    for (Map.Entry<String, Json> request : resources.object("requests")) {
      String name = request.getKey();
      Quantity amount = Quantity.of(request.getValue());
      amount(name, amount, path.child("requests").key(name), problems);
      boolean overcommits = !name.contains("/") && !isHugePages(name);
      if (!limits.has(name)) {
        if (!overcommits) {
          problems.required(
              path.child("limits"), "Limit must be set for non overcommitable resources");
        }
        continue;
      }
      Quantity limit = Quantity.of(limits.field(name));
      int order = amount.compareTo(limit);
      if (order != 0 && !overcommits) {
        problems.invalid(
            path.child("requests"),
            amount.toString(),
            "must be equal to " + name + " limit of " + limit);
      } else if (order > 0) {
        problems.invalid(
            path.child("requests"),
            amount.toString(),
            "must be less than or equal to " + name + " limit of " + limit);
      }
    }
  }

  private static void amount(String name, Quantity amount, FieldPath path, Problems problems) {
    name(name, true, path, problems);
    if (amount.signum() < 0) {
      problems.invalid(path, amount.toString(), "must be greater than or equal to 0");
    }
    if (name.contains("/") && amount.millis() % 1000 != 0) {
      problems.invalid(path, amount.toString(), "must be an integer");
    }
  }

  /** Whether it is well formed and known, to containers if those matter. */
  static void name(String name, boolean ofContainers, FieldPath path, Problems problems) {
    List<String> wrong = NameSyntax.labelKey(name);
    problems.invalid(path, name, wrong);
    if (name.contains("/")) {
      return;
    }
    if (wrong.isEmpty() && !STANDARD.contains(name) && !isHugePages(name)) {
      problems.invalid(path, name, "must be a standard resource type or fully qualified");
    }
    if (ofContainers && !OF_CONTAINERS.contains(name) && !isHugePages(name)) {
      problems.invalid(path, name, "must be a standard resource for containers");
    }
  }

  /**
   * A limit of a quota. Models ValidateResourceQuotaResourceName, ValidateResourceQuantityValue.
   */
  static void quota(String name, Quantity amount, FieldPath path, Problems problems) {
    name(name, false, path, problems);
    if (!name.contains("/") && !isOfQuota(name)) {
      problems.invalid(path, name, "must be a standard resource for quota");
    }
    if (amount.signum() < 0) {
      problems.invalid(path, amount.toString(), "must be greater than or equal to 0");
    }
    if (INTEGER.contains(name) && amount.millis() % 1000 != 0) {
      problems.invalid(path, amount.toString(), "must be an integer");
    }
  }

  /** Whether a quota's limit of that name needs no group. */
  static boolean isOfQuota(String name) {
    return STANDARD.contains(name) && !name.equals("storage")
        || isHugePages(name)
        || name.startsWith("requests.hugepages-");
  }

  private static boolean isHugePages(String name) {
    return name.startsWith("hugepages-");
  }
}
