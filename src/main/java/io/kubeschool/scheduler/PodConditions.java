package io.kubeschool.scheduler;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Timestamps;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.sim.Simulation;

/**
 * Tells in a pod's status why it has no node. Models pkg/scheduler/schedule_one.go: updatePod, and
 * pkg/scheduler/util: PatchPodStatus.
 */
final class PodConditions {

  private final ApiClient client;
  private final Simulation simulation;

  PodConditions(ApiClient client, Simulation simulation) {
    this.client = client;
    this.simulation = simulation;
  }

  /**
   * It fits nowhere.
   *
   * @param nominatedNode where room is being made, "" for nowhere, null to leave it as it is
   */
  void unschedulable(PodInfo pod, String message, String nominatedNode) {
    write(pod, "Unschedulable", message, nominatedNode);
  }

  /** Something went wrong. */
  void error(PodInfo pod, String message) {
    write(pod, "SchedulerError", message, "");
  }

  /** It has scheduling gates. The server itself says so in the condition when it is created. */
  void gated(PodInfo pod) {
    if (!pod.json().array("status", "conditions").isEmpty()) {
      return;
    }
    write(pod, "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates", null);
  }

  private void write(PodInfo pod, String reason, String message, String nominatedNode) {
    JsonObject old = pod.json().array("status", "conditions").find("type", "PodScheduled");
    String time = Timestamps.format(simulation.now());
    boolean sameStatus = old != null && old.string("status").equals("False");
    JsonObject status = JsonObject.EMPTY;
    if (!sameStatus
        || !old.string("reason").equals(reason)
        || !old.string("message").equals(message)) {
      JsonObject condition =
          Json.objectOf(
              "type",
              "PodScheduled",
              "status",
              "False",
              "lastProbeTime",
              JsonNull.NULL,
              "lastTransitionTime",
              sameStatus ? old.string("lastTransitionTime") : time,
              "reason",
              reason,
              "message",
              message,
              "observedGeneration",
              pod.json().number(1, "metadata", "generation"));
      status = status.with("conditions", Json.arrayOf(condition));
    }
    String nominatedBefore = pod.json().string("status", "nominatedNodeName");
    if (nominatedNode != null && !nominatedNode.equals(nominatedBefore)) {
      status =
          status.with(
              "nominatedNodeName",
              nominatedNode.isEmpty() ? JsonNull.NULL : Json.of(nominatedNode));
    }
    if (!status.isEmpty()) {
      client.patchStatus(
          Kinds.POD,
          pod.key(),
          Request.STRATEGIC_MERGE_PATCH,
          Json.objectOf("metadata", Json.objectOf("uid", pod.uid()), "status", status));
    }
  }
}
