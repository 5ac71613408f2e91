package io.kubeschool.controller.daemon;

import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that each node that should has a DaemonSet's pod, and no other. Models
 * pkg/controller/daemon/daemon_controller.go: manage, podsShouldBeOnNode.
 */
final class DaemonManager {

  private final Simulation simulation;
  private final EventRecorder recorder;
  private final DaemonPods pods;
  private final FailedPodBackoff backoff;
  private final WorkQueue<ObjectKey> queue;

  DaemonManager(
      Simulation simulation, EventRecorder recorder, DaemonPods pods, WorkQueue<ObjectKey> queue) {
    this.simulation = simulation;
    this.recorder = recorder;
    this.pods = pods;
    this.backoff = new FailedPodBackoff(simulation);
    this.queue = queue;
  }

  /**
   * Starts what is missing and deletes what is too much.
   *
   * @return what went wrong, or null
   */
  String manage(DaemonSet set, DaemonNodes nodes, String hash) {
    List<String> needing = new ArrayList<>();
    List<ObjectKey> deleted = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (DaemonNodes.Place node : nodes.nodes()) {
      known.add(node.name());
      look(set, node, hash, needing, deleted);
    }
    // Nobody else deletes pods that are meant for a node that is gone but were never bound to it.
    nodes
        .byNode()
        .forEach((node, there) -> {
          if (!known.contains(node)) {
            there.stream()
                .filter(pod -> pod.string("spec", "nodeName").isEmpty())
                .forEach(pod -> deleted.add(ObjectKey.of(pod)));
          }
        });
    return pods.sync(set, deleted, needing, hash);
  }

  private void look(
      DaemonSet set,
      DaemonNodes.Place place,
      String hash,
      List<String> needing,
      List<ObjectKey> deleted) {
    NodeFit fit = place.fit();
    String name = place.name();
    List<JsonObject> there = place.pods();
    if (fit.shouldRun() && there == null) {
      needing.add(name);
    } else if (fit.shouldContinue() && there != null) {
      List<JsonObject> running = new ArrayList<>();
      for (JsonObject pod : there) {
        if (!pod.has("metadata", "deletionTimestamp") && !end(set, pod, name, deleted)) {
          running.add(pod);
        }
      }
      running.sort(DaemonPods.OLDEST_FIRST);
      if (set.maxSurge(1) == 0) {
        running.stream().skip(1).forEach(pod -> deleted.add(ObjectKey.of(pod)));
      } else if (running.isEmpty() && fit.shouldRun()) {
        needing.add(name);
      } else if (running.size() > 1) {
        surge(set, running, hash, deleted);
      }
    } else if (!fit.shouldContinue() && there != null) {
      there.stream()
          .filter(pod -> !pod.has("metadata", "deletionTimestamp"))
          .forEach(pod -> deleted.add(ObjectKey.of(pod)));
    }
  }

  /** Deletes a pod that has ended; gives whether it has. */
  private boolean end(DaemonSet set, JsonObject pod, String node, List<ObjectKey> deleted) {
    switch (pod.string("status", "phase")) {
      case "Failed" -> {
        String key =
            set.uid() + "/" + set.json().number(0, "status", "observedGeneration") + "/" + node;
        Duration delay = backoff.delay(key);
        if (delay != null) {
          queue.addAfter(set.key(), delay);
        } else {
          recorder.warning(
              Kinds.DAEMON_SET,
              set.json(),
              "FailedDaemonPod",
              "Found failed daemon pod " + where(pod, node) + ", will try to kill it");
          deleted.add(ObjectKey.of(pod));
        }
        return true;
      }
      case "Succeeded" -> {
        recorder.normal(
            Kinds.DAEMON_SET,
            set.json(),
            "SucceededDaemonPod",
            "Found succeeded daemon pod " + where(pod, node) + ", will try to delete it");
        deleted.add(ObjectKey.of(pod));
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private static String where(JsonObject pod, String node) {
    return ObjectKey.of(pod) + " on node " + node;
  }

  /** Two pods may stay: an old one that is ready and a new one that is not available yet. */
  private void surge(
      DaemonSet set, List<JsonObject> running, String hash, List<ObjectKey> deleted) {
    JsonObject newPod = null;
    JsonObject oldPod = null;
    for (JsonObject pod : running) {
      boolean isNew = pod.string("metadata", "labels", DaemonPodTemplate.HASH).equals(hash);
      if (isNew && newPod == null) {
        newPod = pod;
      } else if (!isNew && oldPod == null) {
        oldPod = pod;
      } else {
        deleted.add(ObjectKey.of(pod));
      }
    }
    if (newPod != null
        && oldPod != null
        && (!PodState.isReady(oldPod)
            || PodState.isAvailable(newPod, set.minReadySeconds(), simulation.now()))) {
      deleted.add(ObjectKey.of(oldPod));
    }
  }
}
