package io.kubeschool.controller.statefulset;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.StatefulSet;
import java.time.Instant;
import java.util.List;

/**
 * A StatefulSet's pods, counted. Models pkg/controller/statefulset/stateful_set_control.go:
 * computeReplicaStatus, and stateful_set_utils.go: completeRollingUpdate.
 */
final class StatefulSetStatus {

  private final StatefulSet set;
  private final StatefulHistory.Revisions revisions;
  private int replicas;
  private int ready;
  private int available;
  private int current;
  private int updated;

  StatefulSetStatus(
      StatefulSet set,
      List<JsonObject> pods,
      StatefulHistory.Revisions revisions,
      int deleted,
      Instant now) {
    this.set = set;
    this.revisions = revisions;
    for (JsonObject pod : pods) {
      String phase = pod.string("status", "phase");
      if (phase.isEmpty()) {
        continue;
      }
      replicas++;
      if (phase.equals("Running") && PodState.isReady(pod)) {
        ready++;
        available += PodState.isAvailable(pod, set.minReadySeconds(), now) ? 1 : 0;
      }
      if (!pod.has("metadata", "deletionTimestamp")) {
        String revision = StatefulPods.revision(pod);
        current += revision.equals(revisions.currentName()) ? 1 : 0;
        updated += revision.equals(revisions.updateName()) ? 1 : 0;
      }
    }
    current -= deleted;
  }

  /** Whether some pod is ready but not available yet. */
  boolean isSettling() {
    return ready != available;
  }

  /** The status with these numbers. */
  JsonObject on(JsonObject status) {
    boolean complete =
        set.rollsUpdates()
            && updated == set.replicas()
            && ready == set.replicas()
            && replicas == set.replicas();
    JsonObject counted =
        status
            .with("observedGeneration", set.generation())
            .with("replicas", replicas)
            .with("availableReplicas", available)
            .with("currentRevision", complete ? revisions.updateName() : revisions.currentName())
            .with("updateRevision", revisions.updateName());
    if (!counted.has("collisionCount")) {
      counted = counted.with("collisionCount", 0);
    }
    counted = count(counted, "readyReplicas", ready);
    counted = count(counted, "currentReplicas", complete ? updated : current);
    return count(counted, "updatedReplicas", updated);
  }

  private static JsonObject count(JsonObject status, String name, int count) {
    return count == 0 ? status.without(name) : status.with(name, count);
  }
}
