package io.kubeschool.kubelet;

import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Cancellable;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends one container: the event, the preStop hook, the stop signal, and KILL when the grace period
 * is over. Models pkg/kubelet/kuberuntime/kuberuntime_container.go: killContainer.
 */
final class ContainerKill {

  private static final long MINIMUM_GRACE = 2;

  private final Kubelet kubelet;
  private final PodWorker worker;
  private final Container container;
  private boolean stopping;

  ContainerKill(Kubelet kubelet, PodWorker worker, Container container) {
    this.kubelet = kubelet;
    this.worker = worker;
    this.container = container;
  }

  /**
   * Begins it.
   *
   * @param message the event's, "" for the usual one
   */
  void run(String message, PodActions.KillReason reason, Runnable done) {
    Pod pod = worker.pod();
    kubelet.containerEvent(
        pod,
        field(pod),
        container.name(),
        EventType.Normal,
        "Killing",
        message.isEmpty() ? "Stopping container " + container.name() : message);
    long grace = grace(pod, reason);
    JsonObject hook = container.spec().object("lifecycle", "preStop");
    if (hook.isEmpty() || grace <= 0) {
      stop(grace, done);
      return;
    }
    Instant begin = kubelet.simulation().now();
    Cancellable alarm = kubelet.simulation().after(Duration.ofSeconds(grace), () -> stop(0, done));
    kubelet
        .hooks()
        .run(
            pod,
            container,
            hook,
            failure -> {
              alarm.cancel();
              if (failure != null) {
                kubelet.containerEvent(
                    pod,
                    field(pod),
                    container.name(),
                    EventType.Warning,
                    "FailedPreStopHook",
                    "PreStopHook failed");
              }
              long used = Duration.between(begin, kubelet.simulation().now()).toSeconds();
              stop(grace - used, done);
            });
  }

  private String field(Pod pod) {
    for (String field : new String[] {"initContainers", "ephemeralContainers"}) {
      if (pod.json().array("spec", field).find("name", container.name()) != null) {
        return field;
      }
    }
    return "containers";
  }

  private void stop(long grace, Runnable done) {
    if (stopping) {
      return;
    }
    stopping = true;
    if (!container.isRunning()) {
      done.run();
      return;
    }
    worker.stopping(kubelet.runtime().stop(container, Math.max(MINIMUM_GRACE, grace), done));
  }

  /** Models setTerminationGracePeriod. */
  private long grace(Pod pod, PodActions.KillReason reason) {
    if (worker.grace() != Long.MAX_VALUE) {
      return worker.grace();
    }
    String probe =
        switch (reason) {
          case STARTUP_PROBE -> "startupProbe";
          case LIVENESS_PROBE -> "livenessProbe";
          case OTHER -> "";
        };
    long own = container.spec().object(probe).number(-1, "terminationGracePeriodSeconds");
    return own >= 0 ? own : pod.json().number(30, "spec", "terminationGracePeriodSeconds");
  }
}
