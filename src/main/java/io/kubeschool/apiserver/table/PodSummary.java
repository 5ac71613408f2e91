package io.kubeschool.apiserver.table;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.time.Instant;
import java.util.List;

/**
 * A pod in a word: how many of its containers are ready, what state it is in, how often its
 * containers were restarted. Models pkg/printers/internalversion/printers.go: printPod.
 */
final class PodSummary {

  private final Pod pod;
  private int total;
  private int ready;
  private long restarts;
  private String lastRestart = "";
  private long sidecarRestarts;
  private String lastSidecarRestart = "";
  private String reason;

  private PodSummary(Pod pod) {
    this.pod = pod;
    this.total = pod.containers().size();
    JsonObject status = pod.json().object("status");
    this.reason = Cells.orElse(status.string("reason"), pod.phase());
    if (pod.condition("PodScheduled").string("reason").equals("SchedulingGated")) {
      reason = "SchedulingGated";
    }
    boolean initializing = summarizeInitContainers();
    if (!initializing || pod.condition("Initialized").string("status").equals("True")) {
      restarts = sidecarRestarts;
      lastRestart = lastSidecarRestart;
      summarizeContainers();
    }
    if (pod.isTerminating()) {
      if (status.string("reason").equals("NodeLost")) {
        reason = "Unknown";
      } else if (!pod.isFinished()) {
        reason = "Terminating";
      }
    }
  }

  static PodSummary of(JsonObject pod) {
    return new PodSummary(new Pod(pod));
  }

  /** {@code 1/2}. */
  String ready() {
    return ready + "/" + total;
  }

  /** {@code Running}, {@code CrashLoopBackOff}, {@code Init:0/1}, ... */
  String status() {
    return reason;
  }

  /** {@code 3 (12s ago)}. */
  String restarts(Instant now) {
    return restarts == 0 || lastRestart.isEmpty()
        ? Long.toString(restarts)
        : restarts + " (" + Cells.since(lastRestart, now) + " ago)";
  }

  /** Whether one of them has not done its work yet. */
  private boolean summarizeInitContainers() {
    JsonArray specs = pod.json().array("spec", "initContainers");
    for (JsonObject spec : specs.objects()) {
      if (isSidecar(spec)) {
        total++;
      }
    }
    List<JsonObject> statuses = pod.json().array("status", "initContainerStatuses").objects();
    for (int i = 0; i < statuses.size(); i++) {
      JsonObject container = statuses.get(i);
      restarts += container.number(0, "restartCount");
      lastRestart = later(lastRestart, lastTermination(container));
      JsonObject spec = specs.find("name", container.string("name"));
      boolean sidecar = spec != null && isSidecar(spec);
      if (sidecar) {
        sidecarRestarts += container.number(0, "restartCount");
        lastSidecarRestart = later(lastSidecarRestart, lastTermination(container));
      }
      boolean terminated = container.has("state", "terminated");
      if (terminated && container.number(0, "state", "terminated", "exitCode") == 0) {
        continue;
      }
      if (sidecar && container.bool("started")) {
        ready += container.bool("ready") ? 1 : 0;
        continue;
      }
      String waiting = container.string("state", "waiting", "reason");
      if (terminated) {
        reason = "Init:" + termination(container);
      } else if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
        reason = "Init:" + waiting;
      } else {
        reason = "Init:" + i + "/" + specs.size();
      }
      return true;
    }
    return false;
  }

  private void summarizeContainers() {
    boolean hasRunning = false;
    String error = "";
    List<JsonObject> statuses = pod.containerStatuses();
    for (JsonObject container : statuses.reversed()) {
      restarts += container.number(0, "restartCount");
      lastRestart = later(lastRestart, lastTermination(container));
      String waiting = container.string("state", "waiting", "reason");
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (container.has("state", "terminated")) {
        reason = termination(container);
        if (container.number(0, "state", "terminated", "exitCode") != 0) {
          error = reason;
        }
      } else if (container.bool("ready") && container.has("state", "running")) {
        hasRunning = true;
        ready++;
      }
    }
    if (reason.equals("Completed")) {
      if (hasRunning && pod.isReady()) {
        reason = "Running";
      } else if (!error.isEmpty()) {
        reason = error;
      } else if (hasRunning) {
        reason = "NotReady";
      }
    }
  }

  private static boolean isSidecar(JsonObject container) {
    return container.string("restartPolicy").equals("Always");
  }

  private static String termination(JsonObject container) {
    JsonObject terminated = container.object("state", "terminated");
    if (!terminated.string("reason").isEmpty()) {
      return terminated.string("reason");
    }
    long signal = terminated.number(0, "signal");
    return signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.number(0, "exitCode");
  }

  private static String lastTermination(JsonObject container) {
    return container.string("lastState", "terminated", "finishedAt");
  }

  private static String later(String a, String b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
