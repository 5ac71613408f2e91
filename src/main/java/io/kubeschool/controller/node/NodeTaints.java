package io.kubeschool.controller.node;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The taints that a node's conditions stand for. Models nodelifecycle:
 * nodeConditionToTaintKeyStatusMap, SwapNodeControllerTaint.
 */
final class NodeTaints {

  static final String NOT_READY = "node.kubernetes.io/not-ready";
  static final String UNREACHABLE = "node.kubernetes.io/unreachable";

  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
  private static final Map<String, String> BY_CONDITION =
      Map.of(
          "Ready False", NOT_READY,
          "Ready Unknown", UNREACHABLE,
          "MemoryPressure True", "node.kubernetes.io/memory-pressure",
          "DiskPressure True", "node.kubernetes.io/disk-pressure",
          "NetworkUnavailable True", "node.kubernetes.io/network-unavailable",
          "PIDPressure True", "node.kubernetes.io/pid-pressure");

  private final Simulation simulation;
  private final ApiClient client;

  NodeTaints(Simulation simulation, ApiClient client) {
    this.simulation = simulation;
    this.client = client;
  }

  /** Makes the NoSchedule taints those of the conditions. Models doNoScheduleTaintingPass. */
  Reply reconcileNoSchedule(JsonObject node) {
    Set<String> wanted = new TreeSet<>();
    for (Json condition : node.array("status", "conditions")) {
      String taint = BY_CONDITION.get(condition.string("type") + " " + condition.string("status"));
      if (taint != null) {
        wanted.add(taint);
      }
    }
    if (node.bool("spec", "unschedulable")) {
      wanted.add(UNSCHEDULABLE);
    }
    return reconcile(node, "NoSchedule", wanted);
  }

  /** Makes the NoExecute taints that of readiness. Models processTaintBaseEviction. */
  Reply reconcileNoExecute(JsonObject node) {
    JsonObject ready = node.array("status", "conditions").find("type", "Ready");
    String status = ready == null ? "True" : ready.string("status");
    Set<String> wanted =
        switch (status) {
          case "False" -> Set.of(NOT_READY);
          case "Unknown" -> Set.of(UNREACHABLE);
          default -> Set.of();
        };
    return reconcile(node, "NoExecute", wanted);
  }

  /** The answer to a write, or null if there was nothing to write. */
  private Reply reconcile(JsonObject node, String effect, Set<String> wanted) {
    List<JsonObject> present = node.array("spec", "taints").objects();
    Set<String> missing = new TreeSet<>(wanted);
    JsonArray.Builder taints = JsonArray.builder();
    boolean changed = false;
    for (JsonObject taint : present) {
      String key = taint.string("key");
      boolean ours =
          taint.string("effect").equals(effect)
              && (BY_CONDITION.containsValue(key) || key.equals(UNSCHEDULABLE));
      if (ours && !wanted.contains(key)) {
        changed = true;
      } else {
        taints.add(taint);
      }
      if (ours) {
        missing.remove(key);
      }
    }
    for (String key : missing) {
      changed = true;
      taints.add(
          Json.objectOf(
              "key", key,
              "effect", effect,
              "timeAdded", Timestamps.format(simulation.now())));
    }
    if (!changed) {
      return null;
    }
    JsonObject patch =
        Json.objectOf(
            "metadata",
                Json.objectOf("resourceVersion", node.string("metadata", "resourceVersion")),
            "spec", Json.objectOf("taints", taints.build()));
    return client.patch(
        Kinds.NODE, new ObjectKey("", node.string("metadata", "name")), Request.MERGE_PATCH, patch);
  }
}
