package io.kubeschool.controller.daemon;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A DaemonSet's pods, counted. Models pkg/controller/daemon/daemon_controller.go:
 * updateDaemonSetStatus.
 */
final class DaemonSetStatus {

  private int desired;
  private int current;
  private int misscheduled;
  private int ready;
  private int updated;
  private int available;

  /** Counts the pods on those nodes. */
  DaemonSetStatus(DaemonSet set, List<DaemonNodes.Place> nodes, String hash, Instant now) {
    for (DaemonNodes.Place node : nodes) {
      List<JsonObject> there = node.pods();
      if (!node.fit().shouldRun()) {
        misscheduled += there == null ? 0 : 1;
        continue;
      }
      desired++;
      if (there == null) {
        continue;
      }
      current++;
      JsonObject pod = Collections.min(there, DaemonPods.OLDEST_FIRST);
      ready += PodState.isReady(pod) ? 1 : 0;
      available += PodState.isAvailable(pod, set.minReadySeconds(), now) ? 1 : 0;
      updated += DaemonPodTemplate.isUpdated(set, pod, hash) ? 1 : 0;
    }
  }

  /** Whether some pod is ready but not available yet. */
  boolean isSettling() {
    return ready != available;
  }

  /** The status with these numbers. */
  JsonObject on(JsonObject status) {
    JsonObject counted =
        status
            .with("desiredNumberScheduled", desired)
            .with("currentNumberScheduled", current)
            .with("numberMisscheduled", misscheduled)
            .with("numberReady", ready);
    counted = count(counted, "updatedNumberScheduled", updated);
    counted = count(counted, "numberAvailable", available);
    return count(counted, "numberUnavailable", desired - available);
  }

  private static JsonObject count(JsonObject status, String name, int count) {
    return count == 0 ? status.without(name) : status.with(name, count);
  }
}
