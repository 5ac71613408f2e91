package io.kubeschool.kubelet;

import io.kubeschool.kubelet.prober.ProbeResults;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerState;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.kubelet.status.RestartPolicy;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be done so that a pod is as it should be. Models
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go: computePodActions.
 */
final class PodActions {

  /** Why a container is killed, which decides about its grace period. */
  enum KillReason {
    OTHER,
    STARTUP_PROBE,
    LIVENESS_PROBE
  }

  /** A container to be killed. */
  record Kill(Container container, String message, KillReason reason) {}

  private final Pod pod;
  private final PodRecord record;
  private final ProbeResults probes;
  private final List<JsonObject> initContainers;
  private final List<Kill> kills = new ArrayList<>(0);
  private final List<JsonObject> ephemeralToStart = new ArrayList<>(0);
  private final List<JsonObject> initToStart = new ArrayList<>(0);
  private final List<JsonObject> toStart = new ArrayList<>(1);
  private boolean killPod;
  private boolean createSandbox;

  private PodActions(Pod pod, PodRecord record, ProbeResults probes) {
    this.pod = pod;
    this.record = record;
    this.probes = probes;
    this.initContainers = pod.json().array("spec", "initContainers").objects();
  }

  static PodActions compute(Pod pod, PodRecord record, ProbeResults probes) {
    PodActions actions = new PodActions(pod, record, probes);
    actions.compute();
    return actions;
  }

  /** Whether all that runs is to be stopped first, the sandbox too. */
  boolean killPod() {
    return killPod;
  }

  /** Whether a sandbox is to be made. */
  boolean createSandbox() {
    return createSandbox;
  }

  /** Which containers are to be killed. */
  List<Kill> kills() {
    return kills;
  }

  /** Which ephemeral containers are to be started. */
  List<JsonObject> ephemeralToStart() {
    return ephemeralToStart;
  }

  /** Which init containers are to be started. */
  List<JsonObject> initToStart() {
    return initToStart;
  }

  /** Which regular containers are to be started. */
  List<JsonObject> toStart() {
    return toStart;
  }

  private void compute() {
    if (record.needsSandbox()) {
      computeNewSandbox();
      return;
    }
    for (JsonObject ephemeral : pod.json().array("spec", "ephemeralContainers").objects()) {
      if (record.find(ephemeral.string("name")) == null) {
        ephemeralToStart.add(ephemeral);
      }
    }
    if (!computeInit()) {
      return;
    }
    int keep = 0;
    for (JsonObject container : pod.containers()) {
      Container current = record.find(container.string("name"));
      if (current == null || !current.isRunning()) {
        if (RestartPolicy.shouldStart(pod, container, current)) {
          toStart.add(container);
        }
      } else if (!computeKill(container, current)) {
        keep++;
      }
    }
    if (keep == 0 && toStart.isEmpty()) {
      killPod = true;
      initToStart.clear();
    }
  }

  private void computeNewSandbox() {
    killPod = true;
    createSandbox = true;
    boolean never = restartPolicy().equals("Never");
    if (never && record.attempts() != 0 && !record.containers().isEmpty()) {
      createSandbox = false;
      return;
    }
    List<JsonObject> candidates = new ArrayList<>();
    for (JsonObject container : pod.containers()) {
      Container current = record.find(container.string("name"));
      boolean succeeded =
          current != null && current.state() == ContainerState.EXITED && current.exitCode() == 0;
      if (!restartPolicy().equals("OnFailure") || !succeeded) {
        candidates.add(container);
      }
    }
    if (candidates.isEmpty()) {
      createSandbox = false;
    } else if (initContainers.isEmpty()) {
      toStart.addAll(candidates);
    } else {
      initToStart.add(initContainers.getFirst());
    }
  }

  private String restartPolicy() {
    return pod.json().string("spec", "restartPolicy");
  }

  /** Whether a running container is to be killed; then it is noted. */
  private boolean computeKill(JsonObject container, Container current) {
    String name = container.string("name");
    String message;
    KillReason reason = KillReason.OTHER;
    boolean restart = RestartPolicy.restartsAfter(pod, container, 1);
    if (isChanged(container, current)) {
      message = "Container " + name + " definition changed";
      restart = true;
    } else if (probes.livenessFailed(current.runtimeId())) {
      message = "Container " + name + " failed liveness probe";
      reason = KillReason.LIVENESS_PROBE;
    } else if (probes.startupFailed(current.runtimeId())) {
      message = "Container " + name + " failed startup probe";
      reason = KillReason.STARTUP_PROBE;
    } else {
      return false;
    }
    if (restart) {
      message += ", will be restarted";
      toStart.add(container);
    }
    kills.add(new Kill(current, message, reason));
    return true;
  }

  private static boolean isChanged(JsonObject container, Container current) {
    return !current.spec().string("image").equals(container.string("image"));
  }

  /**
   * Whether all init containers are through. Models kuberuntime_container.go:
   * computeInitContainerActions.
   */
  private boolean computeInit() {
    if (initContainers.isEmpty()) {
      return true;
    }
    boolean initialized = false;
    for (JsonObject container : pod.containers()) {
      Container current = record.find(container.string("name"));
      initialized |= current != null && current.state() != ContainerState.EXITED;
    }
    boolean before = initialized;
    List<Integer> starts = new ArrayList<>();
    for (int i = initContainers.size() - 1; i >= 0; i--) {
      JsonObject container = initContainers.get(i);
      boolean sidecar = RestartPolicy.isSidecar(container);
      Container current = record.find(container.string("name"));
      if (current == null) {
        if (before && sidecar) {
          starts.add(i);
        }
        continue;
      }
      if (before && !sidecar) {
        continue;
      }
      boolean last = i == initContainers.size() - 1;
      if (sidecar) {
        initialized |= computeSidecar(i, container, current, before, last, starts);
      } else if (current.state() == ContainerState.CREATED) {
        starts.add(i);
      } else if (current.state() == ContainerState.EXITED) {
        if (current.exitCode() != 0) {
          if (!RestartPolicy.shouldStart(pod, container, current)) {
            killPod = true;
            initToStart.clear();
            return false;
          }
          starts.add(i);
        } else if (last) {
          initialized = true;
        } else {
          starts.add(i + 1);
        }
      }
      before = true;
    }
    if (!before) {
      starts.add(0);
    }
    starts.reversed().forEach(i -> initToStart.add(initContainers.get(i)));
    return initialized;
  }

  private boolean computeSidecar(
      int index,
      JsonObject container,
      Container current,
      boolean before,
      boolean last,
      List<Integer> starts) {
    if (current.state() != ContainerState.RUNNING) {
      starts.add(index);
      return false;
    }
    String name = container.string("name");
    if (container.has("startupProbe") && !probes.startupSucceeded(current.runtimeId())) {
      if (probes.startupFailed(current.runtimeId())) {
        kills.add(
            new Kill(
                current,
                "Init container " + name + " failed startup probe",
                KillReason.STARTUP_PROBE));
        starts.add(index);
      }
      return false;
    }
    if (!last && !before) {
      starts.add(index + 1);
    }
    if (isChanged(container, current)) {
      kills.add(
          new Kill(current, "Init container " + name + " definition changed", KillReason.OTHER));
      starts.add(index);
    } else if (probes.livenessFailed(current.runtimeId())) {
      kills.add(
          new Kill(
              current,
              "Init container " + name + " failed liveness probe",
              KillReason.LIVENESS_PROBE));
      starts.add(index);
    }
    return last;
  }
}
