package io.kubeschool.kubelet;

import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.kubelet.prober.ProbeHost;
import io.kubeschool.kubelet.prober.ProbeType;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.time.Duration;

/** What the probes see of their kubelet, and where their results go. */
final class ProbedPods implements ProbeHost {

  private final Kubelet kubelet;

  ProbedPods(Kubelet kubelet) {
    this.kubelet = kubelet;
  }

  @Override
  public Pod pod(String uid) {
    PodWorker worker = kubelet.worker(uid);
    return worker == null ? null : worker.pod();
  }

  @Override
  public JsonObject status(String uid) {
    return kubelet.statuses().statusOrNull(uid);
  }

  @Override
  public Container container(String podUid, String containerId) {
    PodWorker worker = kubelet.worker(podUid);
    if (worker == null) {
      return null;
    }
    return worker.record().containers().stream()
        .filter(container -> container.runtimeId().equals(containerId))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void event(Pod pod, String container, String reason, String message) {
    boolean init = pod.json().array("spec", "initContainers").find("name", container) != null;
    kubelet.containerEvent(
        pod, init ? "initContainers" : "containers", container, EventType.Warning, reason, message);
  }

  /** Models pkg/kubelet/kubelet.go: syncLoopIteration's cases of probe results. */
  @Override
  public void resultChanged(String podUid, String containerId, ProbeType type, boolean success) {
    PodWorker worker = kubelet.worker(podUid);
    if (worker == null) {
      return;
    }
    JsonObject status = kubelet.statuses().statusOrNull(podUid);
    if (status != null && type != ProbeType.LIVENESS) {
      kubelet
          .statuses()
          .set(
              worker.pod(),
              type == ProbeType.READINESS
                  ? kubelet
                      .generator()
                      .withReadiness(
                          worker.pod(), status, containerId, success, kubelet.simulation().now())
                  : kubelet.generator().withStarted(status, containerId, success));
    }
    if (type != ProbeType.LIVENESS || !success) {
      kubelet.simulation().after(Duration.ZERO, worker::requestSync);
    }
  }
}
