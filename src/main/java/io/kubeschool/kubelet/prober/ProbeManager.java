package io.kubeschool.kubelet.prober;

import io.kubeschool.kubelet.runtime.ExecRunner;
import io.kubeschool.kubelet.status.ProbeState;
import io.kubeschool.kubelet.status.RestartPolicy;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The probes of a node's pods and what they found. Models pkg/kubelet/prober/prober_manager.go. */
public final class ProbeManager implements ProbeState, ProbeResults {

  /** What a probe found at last. */
  enum Result {
    UNKNOWN,
    SUCCESS,
    FAILURE
  }

  private record ResultKey(ProbeType type, String containerId) {}

  private record WorkerKey(ProbeType type, String container) {}

  private final Simulation simulation;
  private final ProbeHost host;
  private final Prober prober;
  private final Map<String, Map<WorkerKey, ProbeWorker>> workers = new HashMap<>();
  private final Map<ResultKey, Result> results = new HashMap<>();

  /** A manager without pods. */
  public ProbeManager(
      Simulation simulation, ProbeHost host, ExecRunner runner, ProbeTransport transport) {
    this.simulation = simulation;
    this.host = host;
    this.prober = new Prober(host, runner, transport);
  }

  /** Starts a pod's probes, those that are not running yet. */
  public void addPod(Pod pod) {
    List<JsonObject> containers = new ArrayList<>(pod.containers());
    pod.json().array("spec", "initContainers").objects().stream()
        .filter(RestartPolicy::isSidecar)
        .forEach(containers::add);
    for (JsonObject container : containers) {
      for (ProbeType type : ProbeType.values()) {
        if (container.has(type.field())) {
          add(pod, container, type);
        }
      }
    }
  }

  private void add(Pod pod, JsonObject container, ProbeType type) {
    WorkerKey key = new WorkerKey(type, container.string("name"));
    Map<WorkerKey, ProbeWorker> own =
        workers.computeIfAbsent(pod.uid(), uid -> new LinkedHashMap<>());
    if (!own.containsKey(key)) {
      ProbeWorker worker =
          new ProbeWorker(simulation, host, this, prober, pod.uid(), container, type);
      own.put(key, worker);
      worker.start();
    }
  }

  /** Ends the probes that could restart containers. */
  public void stopLivenessAndStartup(String podUid) {
    Map<WorkerKey, ProbeWorker> own = workers.get(podUid);
    if (own != null) {
      own.forEach((key, worker) -> {
        if (key.type() != ProbeType.READINESS) {
          worker.stop();
        }
      });
    }
  }

  /** Ends all probes of a pod. */
  public void removePod(String podUid) {
    Map<WorkerKey, ProbeWorker> own = workers.remove(podUid);
    if (own != null) {
      own.values().forEach(ProbeWorker::stop);
    }
  }

  void set(String podUid, String containerId, ProbeType type, Result result) {
    Result before = results.put(new ResultKey(type, containerId), result);
    if (before != result && result != Result.UNKNOWN) {
      host.resultChanged(podUid, containerId, type, result == Result.SUCCESS);
    }
  }

  void remove(String containerId, ProbeType type) {
    results.remove(new ResultKey(type, containerId));
  }

  private ProbeWorker worker(String podUid, String container, ProbeType type) {
    Map<WorkerKey, ProbeWorker> own = workers.get(podUid);
    return own == null ? null : own.get(new WorkerKey(type, container));
  }

  @Override
  public boolean isStarted(String podUid, String containerName, String containerId) {
    Result result = results.get(new ResultKey(ProbeType.STARTUP, containerId));
    if (result != null) {
      return result == Result.SUCCESS;
    }
    return worker(podUid, containerName, ProbeType.STARTUP) == null;
  }

  @Override
  public boolean isReady(String podUid, String containerName, String containerId) {
    if (workers.isEmpty()) {
      return true;
    }
    if (results.get(new ResultKey(ProbeType.READINESS, containerId)) == Result.SUCCESS) {
      return true;
    }
    ProbeWorker worker = worker(podUid, containerName, ProbeType.READINESS);
    if (worker == null) {
      return true;
    }
    worker.trigger();
    return false;
  }

  @Override
  public boolean livenessFailed(String containerId) {
    return is(ProbeType.LIVENESS, containerId, Result.FAILURE);
  }

  @Override
  public boolean startupFailed(String containerId) {
    return is(ProbeType.STARTUP, containerId, Result.FAILURE);
  }

  @Override
  public boolean startupSucceeded(String containerId) {
    return is(ProbeType.STARTUP, containerId, Result.SUCCESS);
  }

  private boolean is(ProbeType type, String containerId, Result result) {
    return !results.isEmpty() && results.get(new ResultKey(type, containerId)) == result;
  }
}
