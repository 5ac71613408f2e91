package io.kubeschool.controller.deployment;

import io.kubeschool.model.Conditions;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Instant;

/**
 * The conditions of Deployments. Models pkg/controller/deployment/util/deployment_util.go:
 * NewDeploymentCondition, SetDeploymentCondition.
 */
final class DeploymentConditions {

  static final String AVAILABLE = "Available";
  static final String PROGRESSING = "Progressing";
  static final String REPLICA_FAILURE = "ReplicaFailure";

  static final String UPDATED = "ReplicaSetUpdated";
  static final String CREATE_ERROR = "ReplicaSetCreateError";
  static final String CREATED = "NewReplicaSetCreated";
  static final String FOUND = "FoundNewReplicaSet";
  static final String NEW_AVAILABLE = "NewReplicaSetAvailable";
  static final String TIMED_OUT = "ProgressDeadlineExceeded";
  static final String PAUSED = "DeploymentPaused";
  static final String RESUMED = "DeploymentResumed";
  static final String MINIMUM_AVAILABLE = "MinimumReplicasAvailable";
  static final String MINIMUM_UNAVAILABLE = "MinimumReplicasUnavailable";

  private DeploymentConditions() {}

  /** A condition that changed now. */
  static JsonObject condition(
      String type, String status, String reason, String message, Instant now) {
    String time = Timestamps.format(now);
    return Json.objectOf(
        "type", type,
        "status", status,
        "lastUpdateTime", time,
        "lastTransitionTime", time,
        "reason", reason,
        "message", message);
  }

  /**
   * Those with that one too; as they were if there is one of the same type, status and reason. The
   * time of transition stays if the status does.
   */
  static Conditions set(Conditions conditions, JsonObject condition) {
    JsonObject current = conditions.find(condition.string("type"));
    if (current == null) {
      return conditions.with(condition);
    }
    boolean sameStatus = current.string("status").equals(condition.string("status"));
    if (sameStatus && current.string("reason").equals(condition.string("reason"))) {
      return conditions;
    }
    return conditions.with(
        sameStatus
            ? condition.with("lastTransitionTime", current.string("lastTransitionTime"))
            : condition);
  }

  /** A ReplicaSet's condition as its Deployment's. Models ReplicaSetToDeploymentCondition. */
  static JsonObject ofReplicaSet(JsonObject condition) {
    return condition.with("lastUpdateTime", condition.string("lastTransitionTime"));
  }
}
