package io.kubeschool.controller.deployment;

import io.kubeschool.model.Conditions;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ReplicaSet;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A Deployment's status and how far its rollout has come. Models
 * pkg/controller/deployment/progress.go, and sync.go: calculateStatus.
 */
final class RolloutStatus {

  private final DeploymentSync sync;

  RolloutStatus(DeploymentSync sync) {
    this.sync = sync;
  }

  /** Whether all pods are new and available. Models deployment_util.go: DeploymentComplete. */
  static boolean isComplete(Deployment deployment, JsonObject status) {
    int replicas = deployment.replicas();
    return status.number(0, "updatedReplicas") == replicas
        && status.number(0, "replicas") == replicas
        && status.number(0, "availableReplicas") == replicas
        && status.number(0, "observedGeneration") >= deployment.generation();
  }

  /** Writes the status, without a look at progress. Models sync.go: syncDeploymentStatus. */
  void sync(List<ReplicaSet> all, ReplicaSet newest) {
    write(calculate(all, newest));
  }

  /** Writes the status of a rollout. Models progress.go: syncRolloutStatus. */
  void syncRollout(List<ReplicaSet> all, ReplicaSet newest) {
    Deployment deployment = sync.deployment();
    JsonObject status = calculate(all, newest);
    Conditions conditions = new Conditions(status.array("conditions"));
    if (!deployment.hasProgressDeadline()) {
      conditions = conditions.without(DeploymentConditions.PROGRESSING);
    }
    JsonObject current = deployment.conditions().find(DeploymentConditions.PROGRESSING);
    boolean wasComplete =
        status.number(0, "replicas") == status.number(0, "updatedReplicas")
            && current != null
            && current.string("reason").equals(DeploymentConditions.NEW_AVAILABLE);
    if (deployment.hasProgressDeadline() && !wasComplete) {
      conditions = progress(conditions, current, status, newest);
    }
    JsonObject failure = replicaFailure(all, newest);
    conditions =
        failure == null
            ? conditions.without(DeploymentConditions.REPLICA_FAILURE)
            : DeploymentConditions.set(conditions, failure);
    if (!write(withConditions(status, conditions))) {
      requeueIfStuck(status);
    }
  }

  private boolean write(JsonObject status) {
    Deployment deployment = sync.deployment();
    if (status.equals(deployment.status())) {
      return false;
    }
    sync.deployment(deployment.withStatus(status));
    sync.updateStatus();
    return true;
  }

  /** Models sync.go: calculateStatus. */
  private JsonObject calculate(List<ReplicaSet> all, ReplicaSet newest) {
    Deployment deployment = sync.deployment();
    int available = ReplicaSets.sum(all, ReplicaSet::availableReplicas);
    int unavailable = Math.max(0, ReplicaSets.sum(all, ReplicaSet::replicas) - available);
    JsonObject.Builder status = JsonObject.builder();
    count(status, "observedGeneration", deployment.generation());
    count(status, "replicas", ReplicaSets.sum(all, ReplicaSet::statusReplicas));
    count(status, "updatedReplicas", newest == null ? 0 : newest.statusReplicas());
    count(status, "readyReplicas", ReplicaSets.sum(all, ReplicaSet::readyReplicas));
    count(status, "availableReplicas", available);
    count(status, "unavailableReplicas", unavailable);
    Json collisions = deployment.status().field("collisionCount");
    if (collisions != null) {
      status.put("collisionCount", collisions);
    }
    int terminating = ReplicaSets.terminating(all);
    if (terminating >= 0) {
      status.put("terminatingReplicas", terminating);
    }
    boolean enough =
        available >= deployment.replicas() - Fenceposts.of(deployment).maxUnavailable();
    JsonObject availability =
        enough
            ? condition(
                DeploymentConditions.AVAILABLE,
                "True",
                DeploymentConditions.MINIMUM_AVAILABLE,
                "Deployment has minimum availability.")
            : condition(
                DeploymentConditions.AVAILABLE,
                "False",
                DeploymentConditions.MINIMUM_UNAVAILABLE,
                "Deployment does not have minimum availability.");
    return withConditions(
        status.build(), DeploymentConditions.set(deployment.conditions(), availability));
  }

  private Conditions progress(
      Conditions conditions, JsonObject current, JsonObject status, ReplicaSet newest) {
    Deployment deployment = sync.deployment();
    String subject =
        newest == null
            ? "Deployment \"" + deployment.name() + "\""
            : "ReplicaSet \"" + newest.name() + "\"";
    if (isComplete(deployment, status)) {
      return DeploymentConditions.set(
          conditions,
          condition(
              DeploymentConditions.PROGRESSING,
              "True",
              DeploymentConditions.NEW_AVAILABLE,
              subject + " has successfully progressed."));
    }
    if (hasProgressed(deployment.status(), status)) {
      JsonObject progressing =
          condition(
              DeploymentConditions.PROGRESSING,
              "True",
              DeploymentConditions.UPDATED,
              subject + " is progressing.");
      // Progress is told anew each time, unlike other conditions that stay the same.
      if (current != null && current.string("status").equals("True")) {
        progressing = progressing.with("lastTransitionTime", current.string("lastTransitionTime"));
      }
      return conditions.with(progressing);
    }
    if (hasTimedOut(conditions)) {
      return DeploymentConditions.set(
          conditions,
          condition(
              DeploymentConditions.PROGRESSING,
              "False",
              DeploymentConditions.TIMED_OUT,
              subject + " has timed out progressing."));
    }
    return conditions;
  }

  /** Models deployment_util.go: DeploymentProgressing. */
  private static boolean hasProgressed(JsonObject before, JsonObject after) {
    long oldBefore = before.number(0, "replicas") - before.number(0, "updatedReplicas");
    long oldAfter = after.number(0, "replicas") - after.number(0, "updatedReplicas");
    return after.number(0, "updatedReplicas") > before.number(0, "updatedReplicas")
        || oldAfter < oldBefore
        || after.number(0, "readyReplicas") > before.number(0, "readyReplicas")
        || after.number(0, "availableReplicas") > before.number(0, "availableReplicas");
  }

  /** Models deployment_util.go: DeploymentTimedOut. */
  private boolean hasTimedOut(Conditions conditions) {
    JsonObject progressing = conditions.find(DeploymentConditions.PROGRESSING);
    if (progressing == null
        || progressing.string("reason").equals(DeploymentConditions.NEW_AVAILABLE)) {
      return false;
    }
    return progressing.string("reason").equals(DeploymentConditions.TIMED_OUT)
        || deadline(progressing).isBefore(sync.now());
  }

  /** Models progress.go: getReplicaFailures. */
  private static JsonObject replicaFailure(List<ReplicaSet> all, ReplicaSet newest) {
    JsonObject failure = newest == null ? null : failureOf(newest);
    for (ReplicaSet set : all) {
      if (failure == null && set != null) {
        failure = failureOf(set);
      }
    }
    return failure == null ? null : DeploymentConditions.ofReplicaSet(failure);
  }

  private static JsonObject failureOf(ReplicaSet set) {
    return set.json()
        .array("status", "conditions")
        .find("type", DeploymentConditions.REPLICA_FAILURE);
  }

  /** Models progress.go: requeueStuckDeployment. */
  private void requeueIfStuck(JsonObject status) {
    Deployment deployment = sync.deployment();
    JsonObject current = deployment.conditions().find(DeploymentConditions.PROGRESSING);
    if (!deployment.hasProgressDeadline()
        || current == null
        || isComplete(deployment, status)
        || current.string("reason").equals(DeploymentConditions.TIMED_OUT)) {
      return;
    }
    Duration left = Duration.between(sync.now(), deadline(current));
    if (left.compareTo(Duration.ofSeconds(1)) < 0) {
      sync.queue().addRateLimited(deployment.key());
    } else {
      sync.queue().addAfter(deployment.key(), left.plusSeconds(1));
    }
  }

  private Instant deadline(JsonObject progressing) {
    return Timestamps.parse(progressing.string("lastUpdateTime"))
        .plusSeconds(sync.deployment().progressDeadlineSeconds());
  }

  private JsonObject condition(String type, String status, String reason, String message) {
    return DeploymentConditions.condition(type, status, reason, message, sync.now());
  }

  private static JsonObject withConditions(JsonObject status, Conditions conditions) {
    return conditions.json().isEmpty()
        ? status.without("conditions")
        : status.with("conditions", conditions.json());
  }

  private static void count(JsonObject.Builder status, String name, long count) {
    if (count != 0) {
      status.put(name, count);
    }
  }
}
