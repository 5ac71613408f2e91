package io.kubeschool.kubelet;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.kubelet.status.StatusGenerator;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Brings a pod a step nearer to its spec: tells its status, makes sure of its volumes, kills and
 * starts what {@link PodActions} says. Models pkg/kubelet/kubelet.go: SyncPod, and
 * kuberuntime_manager.go: SyncPod.
 */
final class PodSync {

  private static final Duration BACK_OFF = Duration.ofSeconds(10);
  private static final Duration RESYNC = Duration.ofSeconds(60);

  private final Kubelet kubelet;
  private final PodWorker worker;
  private final Pod pod;
  private final PodRecord record;
  private Instant retryAt;
  private boolean failed;

  PodSync(Kubelet kubelet, PodWorker worker) {
    this.kubelet = kubelet;
    this.worker = worker;
    this.pod = worker.pod();
    this.record = worker.record();
  }

  void run() {
    JsonObject status = kubelet.generateStatus(worker, false);
    kubelet.statuses().set(pod, status);
    if (StatusGenerator.isTerminal(status.string("phase"))) {
      worker.advance(PodWorker.Stage.TERMINATING);
      return;
    }
    kubelet.volumes().mount(worker, this::mounted);
  }

  private void mounted(boolean ready) {
    if (!ready) {
      worker.failed(retryTime(BACK_OFF));
      return;
    }
    worker.setVolumesMounted();
    kubelet.warnOfMissingPullSecrets(pod);
    kubelet.probes().addPod(pod);
    PodActions actions = PodActions.compute(pod, record, kubelet.probes());
    if (actions.killPod()) {
      killAll(record.running(), () -> kubelet.runtime().stopSandbox(record, () -> killed(actions)));
    } else {
      killUnwanted(new ArrayDeque<>(actions.kills()), actions);
    }
  }

  private void killAll(List<Container> containers, Runnable done) {
    if (containers.isEmpty()) {
      done.run();
      return;
    }
    int[] left = {containers.size()};
    for (Container container : containers) {
      new ContainerKill(kubelet, worker, container)
          .run(
              "",
              PodActions.KillReason.OTHER,
              () -> {
                if (--left[0] == 0) {
                  done.run();
                }
              });
    }
  }

  private void killUnwanted(Deque<PodActions.Kill> kills, PodActions actions) {
    PodActions.Kill kill = kills.poll();
    if (kill == null) {
      killed(actions);
      return;
    }
    new ContainerKill(kubelet, worker, kill.container())
        .run(kill.message(), kill.reason(), () -> killUnwanted(kills, actions));
  }

  private void killed(PodActions actions) {
    if (!actions.createSandbox()) {
      start(actions);
      return;
    }
    kubelet
        .runtime()
        .createSandbox(
            record,
            pod,
            why -> {
              if (why != null) {
                kubelet.podWarning(
                    pod, "FailedCreatePodSandBox", "Failed to create pod sandbox: " + why);
                worker.failed(retryTime(BACK_OFF));
                return;
              }
              worker.changed();
              kubelet.statuses().set(pod, sandboxReady(kubelet.statuses().status(pod)));
              start(actions);
            });
  }

  /** Models pkg/kubelet/kubelet.go: OnPodSandboxReady. */
  private JsonObject sandboxReady(JsonObject status) {
    return kubelet.generateStatus(worker, false).with("phase", status.string("phase"));
  }

  private void start(PodActions actions) {
    Deque<JsonObject> ephemeral = new ArrayDeque<>(actions.ephemeralToStart());
    Deque<JsonObject> init = new ArrayDeque<>(actions.initToStart());
    Deque<JsonObject> regular = new ArrayDeque<>(actions.toStart());
    startEach(
        ephemeral,
        "ephemeralContainers",
        false,
        () ->
            startEach(
                init,
                "initContainers",
                true,
                () -> startEach(regular, "containers", false, this::done)));
  }

  private void startEach(
      Deque<JsonObject> containers, String field, boolean stopAtFailure, Runnable next) {
    JsonObject container = containers.poll();
    if (container == null) {
      next.run();
      return;
    }
    new ContainerStart(kubelet, worker, pod, container, field)
        .run(outcome -> {
          String name = container.string("name");
          switch (outcome) {
            case ContainerStart.Started() -> worker.reasons().remove(name);
            case ContainerStart.NotStarted(var reason, Instant until) -> {
              worker.reasons().put(name, reason);
              failed = true;
              if (until != null && (retryAt == null || until.isBefore(retryAt))) {
                retryAt = until;
              }
              boolean sidecar = container.string("restartPolicy").equals("Always");
              if (stopAtFailure && !sidecar) {
                done();
                return;
              }
            }
          }
          startEach(containers, field, stopAtFailure, next);
        });
  }

  private void done() {
    if (!failed) {
      worker.succeeded();
      return;
    }
    Duration wait = BACK_OFF;
    if (retryAt != null) {
      wait = Duration.between(kubelet.simulation().now(), retryAt);
      wait = wait.isNegative() ? Duration.ZERO : wait.compareTo(RESYNC) > 0 ? RESYNC : wait;
    }
    worker.failed(retryTime(wait));
  }

  /** Models apimachinery wait.Jitter with kubelet's factor of one half. */
  private Instant retryTime(Duration wait) {
    double factor = 1 + kubelet.random().nextDouble() * 0.5;
    return kubelet.simulation().now().plusNanos((long) (wait.toNanos() * factor));
  }
}
