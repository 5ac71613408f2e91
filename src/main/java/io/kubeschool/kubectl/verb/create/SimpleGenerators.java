package io.kubeschool.kubectl.verb.create;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** The kinds whose objects are little more than a name. */
final class SimpleGenerators {

  private SimpleGenerators() {}

  /** {@code create namespace}. Models pkg/cmd/create/create_namespace.go: createNamespace. */
  static JsonObject namespace(CreateCall call) {
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Namespace",
        "metadata",
        Json.objectOf("name", call.name()),
        "spec",
        JsonObject.EMPTY,
        "status",
        JsonObject.EMPTY);
  }

  /**
   * {@code create serviceaccount}. Models pkg/cmd/create/create_serviceaccount.go:
   * createServiceAccount.
   */
  static JsonObject serviceAccount(CreateCall call) {
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "ServiceAccount",
        "metadata",
        Json.objectOf("name", call.name()));
  }

  /**
   * {@code create priorityclass}. Models pkg/cmd/create/create_priorityclass.go:
   * createPriorityClass.
   */
  static JsonObject priorityClass(CreateCall call) {
    JsonObject result =
        Json.objectOf(
            "apiVersion",
            "scheduling.k8s.io/v1",
            "kind",
            "PriorityClass",
            "metadata",
            Json.objectOf("name", call.name()),
            "preemptionPolicy",
            call.flags().string("preemption-policy"),
            "value",
            call.flags().integer("value"));
    if (call.flags().bool("global-default")) {
      result = result.with("globalDefault", true);
    }
    String description = call.flags().string("description");
    return description.isEmpty() ? result : result.with("description", description);
  }
}
