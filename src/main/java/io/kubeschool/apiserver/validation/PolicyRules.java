package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.NameSyntax;
import java.util.List;
import java.util.Map;

/**
 * Models pkg/apis/policy/validation (budgets), pkg/apis/scheduling/validation (priority classes)
 * and of pkg/apis/rbac/validation what may not change of bindings.
 */
final class PolicyRules {

  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final long HIGHEST_PRIORITY = 1_000_000_000;
  private static final Map<String, Long> SYSTEM_CLASSES =
      Map.of("system-node-critical", 2_000_001_000L, "system-cluster-critical", 2_000_000_000L);

  private PolicyRules() {}

  static void budget(JsonObject budget, Problems problems) {
    JsonObject spec = budget.object("spec");
    if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
      problems.invalidShown(
          SPEC,
          InternalValue.of("policy.PodDisruptionBudgetSpec", spec),
          "minAvailable and maxUnavailable cannot be both set");
    }
    for (String field : List.of("minAvailable", "maxUnavailable")) {
      amount(spec.field(field), SPEC.child(field), problems);
    }
    if (spec.has("selector")) {
      MetadataRules.labelSelector(spec.object("selector"), SPEC.child("selector"), problems);
    }
    if (spec.has("unhealthyPodEvictionPolicy")) {
      problems.oneOf(
          SPEC.child("unhealthyPodEvictionPolicy"),
          spec.string("unhealthyPodEvictionPolicy"),
          List.of("AlwaysAllow", "IfHealthyBudget"));
    }
  }

  private static void amount(Json value, FieldPath path, Problems problems) {
    if (value instanceof JsonNumber number) {
      problems.notNegative(path, number.longValue());
    } else if (value instanceof JsonString(String text)) {
      problems.invalid(path, text, NameSyntax.percent(text));
      if (text.matches("[0-9]{1,9}%")
          && Long.parseLong(text.substring(0, text.length() - 1)) > 100) {
        problems.invalid(path, text, "must not be greater than 100%");
      }
    }
  }

  static void priorityClass(JsonObject priorityClass, Problems problems) {
    String name = priorityClass.string("metadata", "name");
    long value = priorityClass.number(0, "value");
    if (name.startsWith("system-")) {
      String wrong = wrongSystemClass(name, value, priorityClass.bool("globalDefault"));
      if (wrong != null) {
        problems.forbidden(
            FieldPath.of("metadata", "name"),
            "priority class names with 'system-' prefix are reserved for system use only. error: "
                + wrong);
      }
    } else if (value > HIGHEST_PRIORITY) {
      problems.forbidden(
          FieldPath.of("value"),
          "maximum allowed value of a user defined priority is " + HIGHEST_PRIORITY);
    }
    String policy = priorityClass.string("preemptionPolicy");
    if (!policy.isEmpty()) {
      problems.oneOf(
          FieldPath.of("preemptionPolicy"), policy, List.of("Never", "PreemptLowerPriority"));
    }
  }

  /** Models schedulingapiv1.IsKnownSystemPriorityClass; null if it is one. */
  private static String wrongSystemClass(String name, long value, boolean isDefault) {
    Long known = SYSTEM_CLASSES.get(name);
    if (known == null) {
      return name + " is not a known system priority class";
    }
    if (known != value) {
      return "value of " + name + " PriorityClass must be " + known;
    }
    return isDefault ? "globalDefault of " + name + " PriorityClass must be false" : null;
  }

  static void priorityClassUpdate(JsonObject now, JsonObject old, Problems problems) {
    if (now.number(0, "value") != old.number(0, "value")) {
      problems.forbidden(FieldPath.of("value"), "may not be changed in an update.");
    }
    problems.immutable(
        FieldPath.of("preemptionPolicy"),
        now.field("preemptionPolicy"),
        old.field("preemptionPolicy"));
  }

  static void bindingUpdate(JsonObject binding, JsonObject old, Problems problems) {
    if (!binding.object("roleRef").equals(old.object("roleRef"))) {
      problems.invalidShown(
          FieldPath.of("roleRef"),
          InternalValue.of("rbac.RoleRef", binding.object("roleRef")),
          "cannot change roleRef");
    }
  }
}
