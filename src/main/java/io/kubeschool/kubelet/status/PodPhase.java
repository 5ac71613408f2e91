package io.kubeschool.kubelet.status;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.List;

/** A pod's phase, from its containers' statuses. Models pkg/kubelet/kubelet_pods.go: getPhase. */
final class PodPhase {

  private final Pod pod;
  private int pendingInit;
  private int failedInit;
  private int pendingSidecars;
  private int unknown;
  private int running;
  private int waiting;
  private int stopped;
  private int stoppedForGood;
  private int succeeded;

  private PodPhase(Pod pod) {
    this.pod = pod;
  }

  /**
   * Computes it.
   *
   * @param terminal whether no container is going to be started any more
   * @param initialized whether a regular container was started
   */
  static String of(
      Pod pod, JsonArray initStatuses, JsonArray statuses, boolean terminal, boolean initialized) {
    PodPhase counts = new PodPhase(pod);
    for (JsonObject container : pod.json().array("spec", "initContainers").objects()) {
      JsonObject status = initStatuses.find("name", container.string("name"));
      if (RestartPolicy.isSidecar(container)) {
        counts.countSidecar(status);
      } else {
        counts.countInit(container, status);
      }
    }
    List<JsonObject> containers = pod.containers();
    for (JsonObject container : containers) {
      counts.count(container, statuses.find("name", container.string("name")));
    }
    return counts.phase(terminal, initialized);
  }

  private void countInit(JsonObject container, JsonObject status) {
    JsonObject ended = status == null ? JsonObject.EMPTY : status.object("state", "terminated");
    if (ended.isEmpty() && status != null && status.has("state", "waiting")) {
      ended = status.object("lastState", "terminated");
    }
    if (ended.isEmpty()) {
      pendingInit++;
    } else if (ended.number(0, "exitCode") != 0
        && !RestartPolicy.restartsAfter(pod, container, ended.number(0, "exitCode"))) {
      failedInit++;
    }
  }

  private void countSidecar(JsonObject status) {
    if (status == null) {
      unknown++;
    } else if (status.has("state", "running")) {
      if (!status.bool("started")) {
        pendingSidecars++;
      }
      running++;
    } else if (status.has("state", "waiting") && !status.has("lastState", "terminated")) {
      pendingSidecars++;
      waiting++;
    }
  }

  private void count(JsonObject container, JsonObject status) {
    if (status == null) {
      unknown++;
    } else if (status.has("state", "running")) {
      running++;
    } else if (status.has("state", "terminated")) {
      long code = status.object("state", "terminated").number(0, "exitCode");
      countStopped(container, code);
      if (code == 0) {
        succeeded++;
      }
    } else if (status.has("lastState", "terminated")) {
      countStopped(container, status.object("lastState", "terminated").number(0, "exitCode"));
    } else {
      waiting++;
    }
  }

  private void countStopped(JsonObject container, long exitCode) {
    stopped++;
    if (!RestartPolicy.restartsAfter(pod, container, exitCode)) {
      stoppedForGood++;
    }
  }

  private String phase(boolean terminal, boolean initialized) {
    if (failedInit > 0) {
      return "Failed";
    }
    if (pendingInit > 0 || pendingSidecars > 0 && !initialized || waiting > 0) {
      return "Pending";
    }
    if (running > 0 && unknown == 0) {
      return "Running";
    }
    if (running == 0 && stopped > 0 && unknown == 0) {
      if (terminal || stopped == stoppedForGood) {
        return stopped == succeeded ? "Succeeded" : "Failed";
      }
      return "Running";
    }
    return "Pending";
  }
}
