package io.kubeschool.controller.daemon;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces pods of old revisions, few at a time. Models pkg/controller/daemon/update.go:
 * rollingUpdate.
 */
final class DaemonRollingUpdate {

  private final Simulation simulation;
  private final DaemonPods pods;

  DaemonRollingUpdate(Simulation simulation, DaemonPods pods) {
    this.simulation = simulation;
    this.pods = pods;
  }

  /** A node's pods that are not being deleted; null where there are more than one of a sort. */
  private record Pair(JsonObject newPod, JsonObject oldPod) {}

  /**
   * Goes a step further.
   *
   * @return what went wrong, or null
   */
  String step(DaemonSet set, DaemonNodes nodes, String hash) {
    if (!hasOld(set, nodes, hash)) {
      return pods.sync(set, List.of(), List.of(), hash);
    }
    Map<String, List<JsonObject>> byNode = new TreeMap<>(nodes.byNode());
    Map<String, NodeFit> fits = new HashMap<>();
    int desired = 0;
    for (DaemonNodes.Place node : nodes.nodes()) {
      fits.put(node.name(), node.fit());
      if (node.fit().shouldRun()) {
        desired++;
        byNode.putIfAbsent(node.name(), List.of());
      }
    }
    int maxSurge = set.maxSurge(desired);
    int maxUnavailable = set.maxUnavailable(desired);
    return maxSurge == 0
        ? replace(set, byNode, desired > 0 ? Math.max(1, maxUnavailable) : maxUnavailable, hash)
        : surge(set, byNode, fits, maxSurge, desired, hash);
  }

  /** Without an old pod there is nothing to replace, however many nodes there are to look at. */
  private static boolean hasOld(DaemonSet set, DaemonNodes nodes, String hash) {
    for (List<JsonObject> there : nodes.byNode().values()) {
      for (JsonObject pod : there) {
        if (!pod.has("metadata", "deletionTimestamp")
            && !DaemonPodTemplate.isUpdated(set, pod, hash)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Deletes old pods, so that new ones come in their place. */
  private String replace(
      DaemonSet set, Map<String, List<JsonObject>> byNode, int maxUnavailable, String hash) {
    int unavailable = 0;
    List<ObjectKey> deleted = new ArrayList<>();
    List<ObjectKey> candidates = new ArrayList<>();
    for (List<JsonObject> there : byNode.values()) {
      Pair pair = pair(set, there, hash);
      if (pair == null || (pair.newPod == null) == (pair.oldPod == null)) {
        unavailable++;
      } else if (pair.newPod != null) {
        unavailable += isAvailable(set, pair.newPod) ? 0 : 1;
      } else if (!isAvailable(set, pair.oldPod)) {
        deleted.add(ObjectKey.of(pair.oldPod));
        unavailable++;
      } else if (unavailable < maxUnavailable) {
        candidates.add(ObjectKey.of(pair.oldPod));
      }
    }
    int remaining = Math.clamp(maxUnavailable - unavailable, 0, candidates.size());
    deleted.addAll(candidates.subList(0, remaining));
    return pods.sync(set, deleted, List.of(), hash);
  }

  /** Starts new pods next to old ones, and deletes those when the new are available. */
  private String surge(
      DaemonSet set,
      Map<String, List<JsonObject>> byNode,
      Map<String, NodeFit> fits,
      int maxSurge,
      int desired,
      String hash) {
    List<ObjectKey> deleted = new ArrayList<>();
    List<ObjectKey> misplaced = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    List<String> candidates = new ArrayList<>();
    int surging = 0;
    int available = 0;
    for (Map.Entry<String, List<JsonObject>> there : byNode.entrySet()) {
      Pair pair = pair(set, there.getValue(), hash);
      if (pair == null) {
        surging++;
        continue;
      }
      JsonObject first = pair.oldPod != null ? pair.oldPod : pair.newPod;
      boolean firstIsAvailable = first != null && isAvailable(set, first);
      available += firstIsAvailable ? 1 : 0;
      if (pair.oldPod == null) {
        continue;
      }
      NodeFit fit = fits.get(there.getKey());
      if (pair.newPod != null) {
        if (isAvailable(set, pair.newPod)) {
          deleted.add(ObjectKey.of(pair.oldPod));
        } else {
          surging++;
        }
      } else if (fit == null || !fit.shouldRun()) {
        (firstIsAvailable ? misplaced : deleted).add(ObjectKey.of(pair.oldPod));
      } else if (!firstIsAvailable) {
        allowed.add(there.getKey());
      } else if (surging < maxSurge) {
        candidates.add(there.getKey());
      }
    }
    deleted.addAll(misplaced.subList(0, Math.clamp(available - desired, 0, misplaced.size())));
    allowed.addAll(candidates.subList(0, Math.clamp(maxSurge - surging, 0, candidates.size())));
    return pods.sync(set, deleted, allowed, hash);
  }

  private boolean isAvailable(DaemonSet set, JsonObject pod) {
    return PodState.isAvailable(pod, set.minReadySeconds(), simulation.now());
  }

  /** Models findUpdatedPodsOnNode. */
  private static Pair pair(DaemonSet set, List<JsonObject> there, String hash) {
    JsonObject newPod = null;
    JsonObject oldPod = null;
    for (JsonObject pod : there) {
      if (pod.has("metadata", "deletionTimestamp")) {
        continue;
      }
      if (DaemonPodTemplate.isUpdated(set, pod, hash)) {
        if (newPod != null) {
          return null;
        }
        newPod = pod;
      } else {
        if (oldPod != null) {
          return null;
        }
        oldPod = pod;
      }
    }
    return new Pair(newPod, oldPod);
  }
}
