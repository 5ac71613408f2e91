package io.kubeschool.kubelet;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerRuntime;
import io.kubeschool.kubelet.runtime.ContainerState;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.kubelet.status.ContainerReason;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Cancellable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pod's life on its node: it is synced, then terminated, then cleaned up; one step at a time,
 * each upon what the runtime was seen to have since the last. Models pkg/kubelet/pod_workers.go.
 */
final class PodWorker {

  /** Which step comes next. */
  enum Stage {
    SYNC,
    TERMINATING,
    TERMINATED,
    FINISHED
  }

  private final Kubelet kubelet;
  private final String uid;
  private final PodRecord record = new PodRecord();
  private final Map<String, ContainerReason> reasons = new HashMap<>(1);
  private final Map<String, ContainerState> seen = new HashMap<>(2);
  private final List<ContainerRuntime.ContainerStop> stops = new ArrayList<>(0);
  private Pod pod;
  private Stage stage = Stage.SYNC;
  private Instant syncedAt;
  private Instant alarmAt;
  private Cancellable requeued = () -> {};
  private boolean working;
  private boolean pending;
  private boolean gone;
  private boolean wantsSync;
  private boolean volumesMounted;
  private int sandboxSeen;
  private long grace = Long.MAX_VALUE;

  PodWorker(Kubelet kubelet, Pod pod) {
    this.kubelet = kubelet;
    this.uid = pod.uid();
    this.pod = pod;
  }

  /** The pod as it was last seen in the API. */
  Pod pod() {
    return pod;
  }

  String uid() {
    return uid;
  }

  PodRecord record() {
    return record;
  }

  /** Why containers could not be started, by their names. */
  Map<String, ContainerReason> reasons() {
    return reasons;
  }

  Stage stage() {
    return stage;
  }

  /** Whether the API has it no more. */
  boolean isGone() {
    return gone;
  }

  boolean volumesMounted() {
    return volumesMounted;
  }

  void setVolumesMounted() {
    volumesMounted = true;
  }

  /** In seconds. */
  long grace() {
    return grace;
  }

  /** A container that is being stopped, so that a shorter grace period can reach it. */
  void stopping(ContainerRuntime.ContainerStop stop) {
    stops.add(stop);
  }

  /** The API has the pod so now. */
  void update(Pod newPod) {
    pod = newPod;
    if (newPod.isTerminating()) {
      terminate(newPod.json().number(30, "metadata", "deletionGracePeriodSeconds"));
    } else if (stage == Stage.SYNC) {
      requestSync();
    }
  }

  /** The API has the pod so now, changed in its status alone. */
  void refresh(Pod newPod) {
    pod = newPod;
  }

  /** The API has the pod no more. */
  void remove() {
    gone = true;
    if (stage == Stage.FINISHED) {
      kubelet.forget(this);
      return;
    }
    terminate(
        pod.json()
            .number(
                pod.json().number(30, "spec", "terminationGracePeriodSeconds"),
                "metadata",
                "deletionGracePeriodSeconds"));
  }

  /** Begins its end, or makes it come sooner. */
  void terminate(long graceSeconds) {
    long effective = Math.max(1, graceSeconds);
    boolean shorter = effective < grace;
    grace = Math.min(grace, effective);
    if (stage == Stage.SYNC) {
      stage = Stage.TERMINATING;
      kubelet.volumes().giveUp(uid);
      requestSync();
    } else if (shorter) {
      stops.forEach(stop -> stop.killAfter(grace));
    }
  }

  /** Something of its containers has changed; it is noticed at the next look around. */
  void changed() {
    kubelet.relist().add(this);
  }

  /**
   * A look around. Each change asks for a sync; one that comes while another is under way or
   * already waits makes for a second sync afterwards.
   */
  void relisted() {
    int changes = 0;
    int sandboxNow = 2 * record.attempts() + (record.needsSandbox() ? 0 : 1);
    if (sandboxNow != sandboxSeen) {
      sandboxSeen = sandboxNow;
      changes++;
    }
    for (Container container : record.containers()) {
      if (seen.put(container.id(), container.state()) != container.state()) {
        changes++;
      }
    }
    if (seen.size() > record.containers().size() + 2) {
      seen.keySet().removeIf(id -> record.containers().stream().noneMatch(c -> c.id().equals(id)));
    }
    boolean waited = wantsSync;
    wantsSync = false;
    if (changes == 0 && !waited) {
      return;
    }
    requestSync();
    boolean again = waited ? changes > 0 : changes > 1 && kubelet.random().nextInt(2) == 0;
    if (again && working) {
      pending = true;
    } else if (again && !reasons.isEmpty()) {
      requestSync();
    }
  }

  /** Syncs as soon as the runtime was looked at since the last time. */
  void requestSync() {
    if (stage == Stage.FINISHED) {
      return;
    }
    if (working) {
      pending = true;
    } else if (syncedAt != null && !kubelet.relist().last().isAfter(syncedAt)) {
      wantsSync = true;
      kubelet.relist().add(this);
    } else {
      sync();
    }
  }

  private void sync() {
    requeued.cancel();
    working = true;
    pending = false;
    switch (stage) {
      case SYNC -> new PodSync(kubelet, this).run();
      case TERMINATING -> new PodTermination(kubelet, this).run();
      case TERMINATED -> new PodTermination(kubelet, this).cleanUp();
      case FINISHED -> working = false;
    }
  }

  /** The step went well. */
  void succeeded() {
    completed();
  }

  /** The step did not; it is tried again at {@code when} or a while later. */
  void failed(Instant when) {
    requeue(when);
    completed();
  }

  /** The step led to the next stage. */
  void advance(Stage next) {
    if (stage.compareTo(next) < 0) {
      stage = next;
    }
    if (next == Stage.FINISHED) {
      working = false;
      requeued.cancel();
      if (gone) {
        kubelet.forget(this);
      }
      return;
    }
    requeue(kubelet.simulation().now());
    completed();
  }

  /** Syncs at that time, too, once the runtime was looked at. */
  void syncAt(Instant when) {
    if (!when.equals(alarmAt)) {
      alarmAt = when;
      kubelet.simulation().at(kubelet.syncTickAtOrAfter(when), this::requestSync);
    }
  }

  private void requeue(Instant when) {
    requeued.cancel();
    requeued = kubelet.simulation().at(kubelet.syncTickAtOrAfter(when), this::requestSync);
  }

  private void completed() {
    working = false;
    syncedAt = kubelet.simulation().now();
    if (pending) {
      pending = false;
      requestSync();
    }
  }

  /** Whether its containers might still run. */
  boolean mayRun() {
    return stage == Stage.SYNC || stage == Stage.TERMINATING;
  }
}
