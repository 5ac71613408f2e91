package io.kubeschool.kubelet;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.util.List;

/**
 * Ends a pod: kills its containers and its sandbox, then cleans up. Models pkg/kubelet/kubelet.go:
 * SyncTerminatingPod and SyncTerminatedPod.
 */
final class PodTermination {

  private static final Duration LEAST_UNMOUNT = Duration.ofMillis(20);
  private static final Duration MOST_UNMOUNT = Duration.ofMillis(320);

  private final Kubelet kubelet;
  private final PodWorker worker;
  private final Pod pod;

  PodTermination(Kubelet kubelet, PodWorker worker) {
    this.kubelet = kubelet;
    this.worker = worker;
    this.pod = worker.pod();
  }

  /** Kills what runs. */
  void run() {
    kubelet.statuses().set(pod, kubelet.generateStatus(worker, false));
    kubelet.probes().stopLivenessAndStartup(pod.uid());
    List<Container> running = worker.record().running();
    int[] left = {running.size()};
    if (running.isEmpty()) {
      killed();
      return;
    }
    for (Container container : running) {
      new ContainerKill(kubelet, worker, container)
          .run(
              "",
              PodActions.KillReason.OTHER,
              () -> {
                if (--left[0] == 0) {
                  killed();
                }
              });
    }
  }

  private void killed() {
    kubelet.runtime().stopSandbox(worker.record(), this::stopped);
  }

  private void stopped() {
    kubelet.probes().removePod(pod.uid());
    Pod newest = worker.pod();
    kubelet.statuses().set(newest, kubelet.generateStatus(worker, true));
    kubelet.statuses().touch(newest);
    worker.advance(PodWorker.Stage.TERMINATED);
  }

  /** Cleans up after it. */
  void cleanUp() {
    Pod newest = worker.pod();
    kubelet.statuses().set(newest, kubelet.generateStatus(worker, true));
    kubelet
        .simulation()
        .after(
            kubelet.random().between(LEAST_UNMOUNT, MOST_UNMOUNT),
            () -> {
              kubelet.volumes().unmount(pod.uid());
              kubelet.images().forget(pod.uid());
              kubelet.crashBackOff().forget(pod.uid() + "_");
              kubelet.statuses().finish(worker.pod());
              worker.advance(PodWorker.Stage.FINISHED);
            });
  }
}
