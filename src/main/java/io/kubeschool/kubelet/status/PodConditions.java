package io.kubeschool.kubelet.status;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A pod's conditions that kubelet owns. Models pkg/kubelet/status/generate.go. */
final class PodConditions {

  /** Those that kubelet owns. Models pkg/kubelet/types: PodConditionByKubelet. */
  static final Set<String> OWN =
      Set.of(
          "PodScheduled",
          "Ready",
          "Initialized",
          "ContainersReady",
          "PodReadyToStartContainers",
          "PodResizePending",
          "PodResizeInProgress",
          "AllContainersRestarting");

  private record Truth(boolean holds, String reason, String message) {
    static final Truth TRUE = new Truth(true, "", "");

    static Truth no(String reason, String message) {
      return new Truth(false, reason, message);
    }
  }

  private final Pod pod;
  private final JsonArray previous;
  private final String now;

  /**
   * For one status.
   *
   * @param previous the conditions so far: what does not change keeps its time
   */
  PodConditions(Pod pod, JsonArray previous, String now) {
    this.pod = pod;
    this.previous = previous;
    this.now = now;
  }

  /** All of them, after those that others own. */
  JsonArray of(
      JsonArray foreign,
      boolean hasSandbox,
      JsonArray initStatuses,
      JsonArray statuses,
      String phase) {
    JsonArray.Builder conditions = JsonArray.builder();
    foreign.objects().stream()
        .filter(c -> !OWN.contains(c.string("type")))
        .forEach(conditions::add);
    Truth containersReady = containersReady(initStatuses, statuses, phase);
    conditions.add(
        condition("PodReadyToStartContainers", hasSandbox ? Truth.TRUE : Truth.no("", "")));
    conditions.add(condition("Initialized", initialized(initStatuses, statuses, phase)));
    conditions.add(condition("Ready", ready(containersReady, foreign)));
    conditions.add(condition("ContainersReady", containersReady));
    conditions.add(condition("PodScheduled", Truth.TRUE));
    return conditions.build();
  }

  /** The same conditions with those two brought in line with changed container statuses. */
  JsonArray withReadiness(
      JsonArray conditions, JsonArray initStatuses, JsonArray statuses, String phase) {
    Truth containersReady = containersReady(initStatuses, statuses, phase);
    return conditions.map(c ->
        switch (c.string("type")) {
          case "Ready" -> condition("Ready", ready(containersReady, conditions));
          case "ContainersReady" -> condition("ContainersReady", containersReady);
          default -> c;
        });
  }

  private JsonObject condition(String type, Truth truth) {
    String status = truth.holds() ? "True" : "False";
    JsonObject old = previous.find("type", type);
    String since =
        old != null && old.string("status").equals(status) ? old.string("lastTransitionTime") : now;
    JsonObject.Builder condition =
        JsonObject.builder()
            .put("type", type)
            .put("status", status)
            .put("lastProbeTime", JsonNull.NULL)
            .put("lastTransitionTime", since.isEmpty() ? now : since)
            .put("observedGeneration", pod.generation());
    if (!truth.reason().isEmpty()) {
      condition.put("reason", truth.reason());
    }
    if (!truth.message().isEmpty()) {
      condition.put("message", truth.message());
    }
    return condition.build();
  }

  private Truth containersReady(JsonArray initStatuses, JsonArray statuses, String phase) {
    if (phase.equals("Failed")) {
      return Truth.no("PodFailed", "");
    }
    List<String> unknown = new ArrayList<>();
    List<String> unready = new ArrayList<>();
    for (JsonObject container : pod.json().array("spec", "initContainers").objects()) {
      if (RestartPolicy.isSidecar(container)) {
        sort(container, initStatuses, "ready", unknown, unready);
      }
    }
    for (JsonObject container : pod.containers()) {
      sort(container, statuses, "ready", unknown, unready);
    }
    if (phase.equals("Succeeded") && unknown.isEmpty()) {
      return Truth.no("PodCompleted", "");
    }
    return allFine("ContainersNotReady", "unready", unknown, unready);
  }

  private static void sort(
      JsonObject container,
      JsonArray statuses,
      String field,
      List<String> unknown,
      List<String> lacking) {
    String name = container.string("name");
    JsonObject status = statuses.find("name", name);
    if (status == null) {
      unknown.add(name);
    } else if (!status.bool(field)) {
      lacking.add(name);
    }
  }

  private static Truth allFine(
      String reason, String what, List<String> unknown, List<String> lacking) {
    List<String> messages = new ArrayList<>(2);
    if (!unknown.isEmpty()) {
      messages.add("containers with unknown status: " + list(unknown));
    }
    if (!lacking.isEmpty()) {
      messages.add("containers with " + what + " status: " + list(lacking));
    }
    return messages.isEmpty() ? Truth.TRUE : Truth.no(reason, String.join(", ", messages));
  }

  private static String list(List<String> names) {
    return "[" + String.join(" ", names) + "]";
  }

  private Truth ready(Truth containersReady, JsonArray conditions) {
    if (!containersReady.holds()) {
      return containersReady;
    }
    List<String> messages = new ArrayList<>();
    for (JsonObject gate : pod.json().array("spec", "readinessGates").objects()) {
      String type = gate.string("conditionType");
      JsonObject condition = conditions.find("type", type);
      if (condition == null) {
        messages.add(
            "corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
      } else if (!condition.string("status").equals("True")) {
        messages.add(
            "the status of pod readiness gate \""
                + type
                + "\" is not \"True\", but "
                + condition.string("status"));
      }
    }
    return messages.isEmpty()
        ? Truth.TRUE
        : Truth.no("ReadinessGatesNotReady", String.join(", ", messages));
  }

  private Truth initialized(JsonArray initStatuses, JsonArray statuses, String phase) {
    List<String> unknown = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (JsonObject container : pod.json().array("spec", "initContainers").objects()) {
      String field = RestartPolicy.isSidecar(container) ? "started" : "ready";
      sort(container, initStatuses, field, unknown, incomplete);
    }
    if (phase.equals("Succeeded") && unknown.isEmpty()) {
      return new Truth(true, "PodCompleted", "");
    }
    JsonObject old = previous.find("type", "Initialized");
    if (hasStarted(statuses) || old != null && old.string("status").equals("True")) {
      return Truth.TRUE;
    }
    return allFine("ContainersNotInitialized", "incomplete", unknown, incomplete);
  }

  /** Models pkg/kubelet/container: HasAnyRegularContainerStarted. */
  private static boolean hasStarted(JsonArray statuses) {
    for (Json item : statuses) {
      if (item.has("state", "running")
          || item.has("state", "terminated")
          || item.has("lastState", "terminated")) {
        return true;
      }
    }
    return false;
  }
}
