package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;

/**
 * Autoscalers of {@code autoscaling/v1} know just one metric, the CPU's use. Other metrics are lost
 * on the way there. Models pkg/apis/autoscaling/v1/conversion.go, without its annotations.
 */
final class AutoscalerConversion implements Conversion {

  private static final String PERCENTAGE = "targetCPUUtilizationPercentage";

  @Override
  public JsonObject toStored(JsonObject autoscaler) {
    JsonObject spec = autoscaler.object("spec");
    Json percentage = spec.field(PERCENTAGE);
    if (percentage != null) {
      JsonObject target = Json.objectOf("type", "Utilization", "averageUtilization", percentage);
      JsonObject metric =
          Json.objectOf(
              "type", "Resource", "resource", Json.objectOf("name", "cpu", "target", target));
      spec = spec.without(PERCENTAGE).with("metrics", (Json) JsonArray.of(metric));
    }
    return autoscaler
        .with("spec", spec)
        .with("apiVersion", (Json) new JsonString("autoscaling/v2"));
  }

  @Override
  public JsonObject fromStored(JsonObject autoscaler) {
    JsonObject spec = autoscaler.object("spec").without("metrics").without("behavior");
    for (JsonObject metric : autoscaler.array("spec", "metrics").objects()) {
      Json percentage = metric.get("resource", "target", "averageUtilization");
      if (metric.string("resource", "name").equals("cpu") && percentage != null) {
        spec = spec.with(PERCENTAGE, percentage);
      }
    }
    JsonObject status = autoscaler.object("status").without("currentMetrics").without("conditions");
    return autoscaler
        .with("spec", spec)
        .with("status", status)
        .with("apiVersion", (Json) new JsonString("autoscaling/v1"));
  }
}
