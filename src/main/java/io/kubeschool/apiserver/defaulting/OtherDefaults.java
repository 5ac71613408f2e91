package io.kubeschool.apiserver.defaulting;

import static io.kubeschool.apiserver.defaulting.Defaults.fill;
import static io.kubeschool.apiserver.defaulting.Defaults.isUnset;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/**
 * Models defaults.go of pkg/apis/networking/v1, storage/v1, rbac/v1, discovery/v1, autoscaling/v1
 * and v2, scheduling/v1.
 */
final class OtherDefaults {

  private static final String RBAC = "rbac.authorization.k8s.io";

  private OtherDefaults() {}

  static void register(Defaults defaults) {
    defaults
        .add("networking.v1.NetworkPolicyPort", port -> fill(port, "protocol", "TCP"))
        .add("networking.v1.NetworkPolicySpec", OtherDefaults::networkPolicy)
        .add(
            "networking.v1.IngressClassParametersReference",
            reference -> fill(reference, "scope", "Cluster"))
        .add(
            "storage.v1.StorageClass",
            c -> fill(fill(c, "reclaimPolicy", "Delete"), "volumeBindingMode", "Immediate"))
        .add("rbac.v1.RoleRef", reference -> fill(reference, "apiGroup", RBAC))
        .add("rbac.v1.Subject", OtherDefaults::subject)
        .add("discovery.v1.EndpointPort", OtherDefaults::endpointPort)
        .add("autoscaling.v1.HorizontalPodAutoscalerSpec", spec -> fill(spec, "minReplicas", 1))
        .add("autoscaling.v2.HorizontalPodAutoscalerSpec", OtherDefaults::autoscaler)
        .add(
            "scheduling.v1.PriorityClass",
            c -> fill(c, "preemptionPolicy", "PreemptLowerPriority"));
  }

  private static JsonObject networkPolicy(JsonObject spec) {
    if (!spec.array("policyTypes").isEmpty()) {
      return spec;
    }
    return spec.with(
        "policyTypes",
        spec.array("egress").isEmpty()
            ? Json.arrayOf("Ingress")
            : Json.arrayOf("Ingress", "Egress"));
  }

  private static JsonObject subject(JsonObject subject) {
    String kind = subject.string("kind");
    return kind.equals("User") || kind.equals("Group") ? fill(subject, "apiGroup", RBAC) : subject;
  }

  private static JsonObject endpointPort(JsonObject sent) {
    JsonObject port = sent.has("name") ? sent : sent.with("name", "");
    return fill(port, "protocol", "TCP");
  }

  private static JsonObject autoscaler(JsonObject sent) {
    JsonObject spec = fill(sent, "minReplicas", 1);
    if (spec.array("metrics").isEmpty()) {
      JsonObject target = Json.objectOf("type", "Utilization", "averageUtilization", 80);
      spec =
          spec.with(
              "metrics",
              Json.arrayOf(
                  Json.objectOf(
                      "type",
                      "Resource",
                      "resource",
                      Json.objectOf("name", "cpu", "target", target))));
    }
    if (isUnset(spec, "behavior")) {
      return spec;
    }
    JsonArray up = Json.arrayOf(policy("Pods", 4), policy("Percent", 100));
    return spec.edit(
        behavior ->
            behavior
                .edit(rules -> fill(rules(rules, up), "stabilizationWindowSeconds", 0), "scaleUp")
                .edit(rules -> rules(rules, Json.arrayOf(policy("Percent", 100))), "scaleDown"),
        "behavior");
  }

  private static JsonObject rules(JsonObject rules, JsonArray policies) {
    return fill(fill(rules, "selectPolicy", "Max"), "policies", policies);
  }

  private static JsonObject policy(String type, int value) {
    return Json.objectOf("type", type, "value", value, "periodSeconds", 15);
  }
}
