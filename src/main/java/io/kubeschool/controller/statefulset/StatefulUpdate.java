package io.kubeschool.controller.statefulset;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.StatefulSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One step of one StatefulSet: pods in the order of their numbers, each after the one before is
 * ready; removed and updated in the opposite order. Models
 * pkg/controller/statefulset/stateful_set_control.go: updateStatefulSet.
 */
final class StatefulUpdate {

  private final StatefulSet set;
  private final StatefulSet updateSet;
  private final StatefulHistory.Revisions revisions;
  private final StatefulPodControl control;
  private final Instant now;
  private final List<JsonObject> replicas = new ArrayList<>();
  private final List<JsonObject> condemned = new ArrayList<>();
  private final JsonObject firstUnavailable;
  private int deleted;
  private String failure;

  StatefulUpdate(
      StatefulSet set,
      List<JsonObject> pods,
      StatefulHistory.Revisions revisions,
      StatefulPodControl control,
      Instant now) {
    this.set = set;
    this.revisions = revisions;
    this.control = control;
    this.now = now;
    this.updateSet = StatefulHistory.restored(set, revisions.update());
    StatefulSet currentSet = StatefulHistory.restored(set, revisions.current());
    for (int ordinal = set.start(); ordinal < set.start() + set.replicas(); ordinal++) {
      replicas.add(null);
    }
    for (JsonObject pod : pods) {
      int ordinal = StatefulPods.ordinal(pod);
      if (StatefulPods.isWanted(set, ordinal)) {
        replicas.set(ordinal - set.start(), pod);
      } else if (ordinal >= 0) {
        condemned.add(pod);
      }
    }
    for (int i = 0; i < replicas.size(); i++) {
      if (replicas.get(i) == null) {
        int ordinal = set.start() + i;
        replicas.set(
            i,
            keepsCurrent(ordinal)
                ? StatefulPods.create(currentSet, ordinal, revisions.currentName())
                : StatefulPods.create(updateSet, ordinal, revisions.updateName()));
      }
    }
    condemned.sort(Comparator.comparingInt(StatefulPods::ordinal).reversed());
    this.firstUnavailable = firstUnavailable();
  }

  /** Models newVersionedStatefulSetPod. */
  private boolean keepsCurrent(int ordinal) {
    return set.hasRollingUpdate()
        ? ordinal < set.start() + set.partition()
        : set.rollsUpdates() && ordinal < set.start() + set.currentReplicas();
  }

  private JsonObject firstUnavailable() {
    for (JsonObject pod : replicas) {
      if (isUnavailable(pod)) {
        return pod;
      }
    }
    for (JsonObject pod : condemned.reversed()) {
      if (isUnavailable(pod)) {
        return pod;
      }
    }
    return null;
  }

  private boolean isUnavailable(JsonObject pod) {
    return !PodState.isAvailable(pod, set.minReadySeconds(), now) || isTerminating(pod);
  }

  private static boolean isTerminating(JsonObject pod) {
    return pod.has("metadata", "deletionTimestamp");
  }

  private static boolean isCreated(JsonObject pod) {
    return !pod.string("status", "phase").isEmpty();
  }

  /** How many pods of the current revision this step deleted. */
  int deleted() {
    return deleted;
  }

  /** Takes the step; gives what went wrong, or null. */
  String step() {
    if (set.isTerminating()) {
      return null;
    }
    for (JsonObject pod : replicas) {
      if (replica(pod)) {
        return failure;
      }
    }
    condemned.forEach(pod -> control.own(updateSet, pod));
    for (JsonObject pod : condemned) {
      if (condemn(pod)) {
        return failure;
      }
    }
    if (set.rollsUpdates()) {
      update();
    }
    return failure;
  }

  /** Models processReplica; gives whether to go no further. */
  private boolean replica(JsonObject pod) {
    boolean ordered = !set.isParallel();
    if (PodState.isFinished(pod)) {
      failure = isTerminating(pod) ? null : control.delete(set, pod);
      return ordered || failure != null;
    }
    if (!isCreated(pod)) {
      failure = control.create(set, pod);
      return ordered || failure != null;
    }
    if (pod.string("status", "phase").equals("Pending")) {
      failure = control.createMissingClaims(set, pod);
      if (failure != null) {
        return true;
      }
    }
    if (ordered && isUnavailable(pod)) {
      return true;
    }
    failure = control.mend(updateSet, pod);
    return failure != null;
  }

  /** Models processCondemned; gives whether to go no further. */
  private boolean condemn(JsonObject pod) {
    boolean ordered = !set.isParallel();
    if (isTerminating(pod)) {
      return ordered;
    }
    if (ordered && isUnavailable(pod) && pod != firstUnavailable) {
      return true;
    }
    failure = control.delete(set, pod);
    return ordered || failure != null;
  }

  /** Replaces the pod with the largest number that is not of the newest revision. */
  private void update() {
    for (int i = replicas.size() - 1; i >= set.partition(); i--) {
      JsonObject pod = replicas.get(i);
      if (!StatefulPods.revision(pod).equals(revisions.updateName()) && !isTerminating(pod)) {
        failure = control.delete(set, pod);
        deleted += failure == null ? 1 : 0;
        return;
      }
      if (isUnavailable(pod)) {
        return;
      }
    }
  }

  /** The pods that there are now as far as the step knows. */
  List<JsonObject> pods() {
    List<JsonObject> pods = new ArrayList<>(replicas);
    pods.addAll(condemned);
    return pods;
  }
}
