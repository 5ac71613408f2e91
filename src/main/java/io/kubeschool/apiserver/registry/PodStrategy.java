package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.List;
import java.util.OptionalLong;

/** What pods do. Models pkg/registry/core/pod/strategy.go. */
final class PodStrategy implements Strategy {

  private static final List<String> STATUS = List.of("status");
  private static final List<String> SPEC = List.of("spec");

  @Override
  public JsonObject prepareForCreate(JsonObject pod) {
    JsonObject status =
        Json.objectOf("phase", "Pending", "qosClass", QualityOfService.of(new Pod(pod)));
    if (!pod.array("spec", "schedulingGates").isEmpty()) {
      status =
          status.with(
              "conditions",
              Json.arrayOf(
                  Json.objectOf(
                      "type", "PodScheduled",
                      "status", "False",
                      "reason", "SchedulingGated",
                      "message", "Scheduling is blocked due to non-empty scheduling gates")));
    }
    return pod.with("status", status).set(1, "metadata", "generation");
  }

  @Override
  public JsonObject prepareForUpdate(JsonObject pod, JsonObject old) {
    JsonObject prepared = StandardStrategy.keep(pod, old, STATUS);
    if (!prepared.object("spec").equals(old.object("spec"))) {
      return prepared.set(old.number(0, "metadata", "generation") + 1, "metadata", "generation");
    }
    return prepared;
  }

  @Override
  public JsonObject prepareForStatusUpdate(JsonObject pod, JsonObject old) {
    JsonObject prepared = StandardStrategy.keep(pod, old, SPEC);
    prepared = StandardStrategy.keep(prepared, old, List.of("metadata", "ownerReferences"));
    if (prepared.string("status", "qosClass").isEmpty() && old.has("status", "qosClass")) {
      prepared = prepared.set(old.get("status", "qosClass"), "status", "qosClass");
    }
    return keepObservedGenerations(prepared, old);
  }

  /** Models strategy.go: preserveOldObservedGeneration. */
  private static JsonObject keepObservedGenerations(JsonObject pod, JsonObject old) {
    JsonObject kept = pod;
    Json observed = old.get("status", "observedGeneration");
    if (observed != null && !pod.has("status", "observedGeneration")) {
      kept = kept.set(observed, "status", "observedGeneration");
    }
    JsonArray before = old.array("status", "conditions");
    JsonArray conditions = kept.array("status", "conditions");
    for (int i = 0; i < conditions.size(); i++) {
      JsonObject condition = conditions.objectAt(i);
      if (!condition.has("observedGeneration")) {
        JsonObject same = before.find("type", condition.string("type"));
        if (same != null && same.has("observedGeneration")) {
          conditions =
              conditions.with(
                  i, condition.with("observedGeneration", same.get("observedGeneration")));
        }
      }
    }
    return conditions.isEmpty() ? kept : kept.set(conditions, "status", "conditions");
  }

  @Override
  public OptionalLong gracePeriod(JsonObject object, OptionalLong requested) {
    Pod pod = new Pod(object);
    if (pod.nodeName().isEmpty() || pod.isFinished()) {
      return OptionalLong.of(0);
    }
    long period = requested.orElse(object.number(0, "spec", "terminationGracePeriodSeconds"));
    return OptionalLong.of(period < 0 ? 1 : period);
  }

  @Override
  public boolean returnsDeletedObject() {
    return true;
  }
}
