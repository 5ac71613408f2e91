package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.verb.object.Selectors;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** {@code create poddisruptionbudget}. Models pkg/cmd/create/create_pdb.go. */
final class BudgetGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    String selector = call.flags().string("selector");
    String min = call.flags().string("min-available");
    String max = call.flags().string("max-unavailable");
    if (selector.isEmpty()) {
      throw new CommandError("a selector must be specified");
    }
    if (min.isEmpty() && max.isEmpty()) {
      throw new CommandError("one of min-available or max-unavailable must be specified");
    }
    if (!min.isEmpty() && !max.isEmpty()) {
      throw new CommandError("min-available and max-unavailable cannot be both specified");
    }
    if (!min.isEmpty() && !min.matches("[0-9]+%?")) {
      throw new CommandError("invalid format specified for min-available");
    }
    if (!max.isEmpty() && !max.matches("[0-9]+%?")) {
      throw new CommandError("invalid format specified for max-unavailable");
    }
    JsonObject spec = Json.objectOf("selector", Selectors.parse(selector));
    spec =
        min.isEmpty()
            ? spec.with("maxUnavailable", IntOrString.parse(max))
            : spec.with("minAvailable", IntOrString.parse(min));
    return Json.objectOf(
        "apiVersion",
        "policy/v1",
        "kind",
        "PodDisruptionBudget",
        "metadata",
        Json.objectOf("name", call.name()),
        "spec",
        spec,
        "status",
        Json.objectOf(
            "currentHealthy", 0, "desiredHealthy", 0, "disruptionsAllowed", 0, "expectedPods", 0));
  }
}
