package io.kubeschool.controller.replicaset;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.Conditions;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ReplicaSet;
import io.kubeschool.model.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * A ReplicaSet's status as its pods have it. Models pkg/controller/replicaset/replica_set_utils.go:
 * calculateStatus.
 */
final class ReplicaSetStatus {

  private static final String REPLICA_FAILURE = "ReplicaFailure";

  private final ReplicaKind kind;
  private final ReplicaSet set;
  private final Instant now;

  ReplicaSetStatus(ReplicaKind kind, ReplicaSet set, Instant now) {
    this.kind = kind;
    this.set = set;
    this.now = now;
  }

  /**
   * The status.
   *
   * @param failure why pods could not be created or deleted, or null
   */
  JsonObject calculate(List<JsonObject> active, int terminating, String failure) {
    LabelSelector template =
        LabelSelector.ofLabels(set.template().object("metadata", "labels").strings());
    int labelled = 0;
    int ready = 0;
    int available = 0;
    for (JsonObject pod : active) {
      if (PodState.isSelected(pod, template)) {
        labelled++;
      }
      if (PodState.isReady(pod)) {
        ready++;
        if (PodState.isAvailable(pod, set.minReadySeconds(), now)) {
          available++;
        }
      }
    }
    JsonObject status = set.json().object("status").with("replicas", active.size());
    status = count(status, "fullyLabeledReplicas", labelled);
    status = count(status, "readyReplicas", ready);
    status = count(status, "availableReplicas", available);
    if (kind.countsTerminating()) {
      status = status.with("terminatingReplicas", terminating);
    }
    Conditions conditions = conditions(status, active.size(), failure);
    return conditions.json().isEmpty()
        ? status.without("conditions")
        : status.with("conditions", conditions.json());
  }

  private Conditions conditions(JsonObject status, int active, String failure) {
    Conditions conditions = new Conditions(status.array("conditions"));
    boolean told = conditions.find(REPLICA_FAILURE) != null;
    if (failure == null) {
      return conditions.without(REPLICA_FAILURE);
    }
    if (told) {
      return conditions;
    }
    JsonObject condition =
        Json.objectOf(
            "type",
            REPLICA_FAILURE,
            "status",
            "True",
            "lastTransitionTime",
            Timestamps.format(now),
            "message",
            failure);
    int surplus = active - set.replicas();
    return conditions.with(
        surplus == 0
            ? condition
            : condition.with("reason", surplus < 0 ? "FailedCreate" : "FailedDelete"));
  }

  private static JsonObject count(JsonObject status, String name, int count) {
    return count == 0 ? status.without(name) : status.with(name, count);
  }
}
