package io.kubeschool.controller.node;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Deletes pods that nobody else will: those of nodes that are gone, and those that are being
 * deleted without ever having had a node. Models pkg/controller/podgc, without its limit for
 * finished pods.
 */
public final class PodGarbageCollector {

  private static final Duration PERIOD = Duration.ofSeconds(20);
  private static final Duration QUARANTINE = Duration.ofSeconds(40);

  private final Simulation simulation;
  private final ApiClient client;
  private final SharedInformer nodes;
  private final SharedInformer pods;
  private final Map<String, Instant> missingSince = new HashMap<>();

  /** A collector that works from {@link #start} on. */
  public PodGarbageCollector(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client("pod-garbage-collector");
    this.nodes = context.informers().of(Kinds.NODE);
    this.pods = context.informers().of(Kinds.POD);
  }

  /** Begins to work. */
  public void start() {
    simulation.after(PERIOD, this::collect);
  }

  private void collect() {
    for (JsonObject pod : new ArrayList<>(pods.list())) {
      String node = pod.string("spec", "nodeName");
      if (node.isEmpty()) {
        if (pod.has("metadata", "deletionTimestamp")) {
          delete(pod, null);
        }
      } else if (nodes.get(new ObjectKey("", node)) != null) {
        missingSince.remove(node);
      } else if (isGone(node)) {
        delete(
            pod,
            Json.objectOf(
                "type", "DisruptionTarget",
                "status", "True",
                "lastTransitionTime", Timestamps.format(simulation.now()),
                "reason", "DeletionByPodGC",
                "message", "PodGC: node no longer exists"));
      }
    }
    simulation.after(PERIOD, this::collect);
  }

  private boolean isGone(String node) {
    Instant since = missingSince.computeIfAbsent(node, n -> simulation.now());
    return Duration.between(since, simulation.now()).compareTo(QUARANTINE) >= 0;
  }

  /** Models gc_controller.go: markFailedAndDeletePodWithCondition. */
  private void delete(JsonObject pod, JsonObject condition) {
    ObjectKey key = ObjectKey.of(pod);
    if (!PodState.isFinished(pod)) {
      JsonObject status = Json.objectOf("phase", "Failed");
      if (condition != null) {
        status = status.with("conditions", JsonArray.of(condition));
      }
      client.patchStatus(
          Kinds.POD, key, Request.STRATEGIC_MERGE_PATCH, Json.objectOf("status", status));
    }
    client.delete(Kinds.POD, key, Json.objectOf("gracePeriodSeconds", 0));
  }
}
