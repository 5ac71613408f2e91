package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.status.RestartPolicy;
import io.kubeschool.kubelet.status.StatusGenerator;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;

/** One probe of one container, run periodically. Models pkg/kubelet/prober/worker.go. */
final class ProbeWorker {

  private final Simulation simulation;
  private final ProbeHost host;
  private final ProbeManager manager;
  private final Prober prober;
  private final String podUid;
  private final JsonObject container;
  private final JsonObject probe;
  private final ProbeType type;
  private Cancellable next = () -> {};
  private String containerId = "";
  private ProbeManager.Result lastResult;
  private int resultRun;
  private boolean onHold;
  private boolean stopped;
  private boolean running;
  private boolean triggered;
  private Instant tick;

  ProbeWorker(
      Simulation simulation,
      ProbeHost host,
      ProbeManager manager,
      Prober prober,
      String podUid,
      JsonObject container,
      ProbeType type) {
    this.simulation = simulation;
    this.host = host;
    this.manager = manager;
    this.prober = prober;
    this.podUid = podUid;
    this.container = container;
    this.probe = container.object(type.field());
    this.type = type;
  }

  void start() {
    tick = simulation.now();
    run();
  }

  void stop() {
    stopped = true;
    next.cancel();
    if (!containerId.isEmpty()) {
      manager.remove(containerId, type);
    }
  }

  /** Runs it at once, and from then on again in its period. */
  void trigger() {
    if (!triggered && !stopped) {
      triggered = true;
      simulation.after(
          Duration.ZERO,
          () -> {
            triggered = false;
            if (!stopped && !running) {
              tick = simulation.now();
              run();
            }
          });
    }
  }

  private void run() {
    next.cancel();
    if (!stopped && look()) {
      proceed();
    }
  }

  private void proceed() {
    if (stopped) {
      return;
    }
    Duration period = Duration.ofSeconds(probe.number(10, "periodSeconds"));
    do {
      tick = tick.plus(period);
    } while (tick.isBefore(simulation.now()));
    next = simulation.at(tick, this::run);
  }

  /** Whether the next run is to be planned now. Models doProbe. */
  private boolean look() {
    Pod pod = host.pod(podUid);
    JsonObject status = host.status(podUid);
    if (pod == null || status == null) {
      return true;
    }
    if (StatusGenerator.isTerminal(status.string("phase"))) {
      stop();
      return false;
    }
    JsonObject own = status.array("containerStatuses").find("name", container.string("name"));
    if (own == null) {
      own = status.array("initContainerStatuses").find("name", container.string("name"));
    }
    if (own == null || own.string("containerID").isEmpty()) {
      return true;
    }
    if (!own.string("containerID").equals(containerId)) {
      renew(own.string("containerID"));
    }
    if (onHold) {
      return true;
    }
    JsonObject state = own.object("state");
    if (!state.has("running")) {
      manager.set(podUid, containerId, type, ProbeManager.Result.FAILURE);
      JsonObject ended = state.object("terminated");
      return ended.isEmpty()
          || RestartPolicy.restartsAfter(pod, container, ended.number(0, "exitCode"));
    }
    if (pod.isTerminating() && type != ProbeType.READINESS) {
      manager.set(podUid, containerId, type, ProbeManager.Result.SUCCESS);
      return false;
    }
    Instant startedAt = Timestamps.parse(state.object("running").string("startedAt"));
    long age = Duration.between(startedAt, simulation.now()).toSeconds();
    if (age < probe.number(0, "initialDelaySeconds")) {
      return true;
    }
    boolean started = own.bool("started");
    if (started == (type == ProbeType.STARTUP)) {
      return true;
    }
    return probeNow(pod, status);
  }

  private void renew(String newId) {
    if (!containerId.isEmpty()) {
      manager.remove(containerId, type);
    }
    containerId = newId;
    onHold = false;
    manager.set(
        podUid,
        containerId,
        type,
        switch (type) {
          case READINESS -> ProbeManager.Result.FAILURE;
          case LIVENESS -> ProbeManager.Result.SUCCESS;
          case STARTUP -> ProbeManager.Result.UNKNOWN;
        });
  }

  private boolean probeNow(Pod pod, JsonObject status) {
    Container target = host.container(podUid, containerId);
    if (target == null || !target.isRunning()) {
      return true;
    }
    running = true;
    prober.probe(
        pod,
        target,
        probe,
        type,
        status.string("podIP"),
        result -> {
          running = false;
          if (!stopped) {
            count(result);
            proceed();
          }
        });
    return false;
  }

  private void count(ProbeManager.Result result) {
    if (result == ProbeManager.Result.UNKNOWN) {
      return;
    }
    resultRun = result == lastResult ? resultRun + 1 : 1;
    lastResult = result;
    boolean success = result == ProbeManager.Result.SUCCESS;
    long threshold =
        success ? probe.number(1, "successThreshold") : probe.number(3, "failureThreshold");
    if (resultRun < threshold) {
      return;
    }
    manager.set(podUid, containerId, type, result);
    if (type == ProbeType.STARTUP || type == ProbeType.LIVENESS && !success) {
      onHold = true;
      resultRun = 0;
    }
  }
}
