package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ReplicaSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives ReplicaSets their sizes. Models pkg/controller/deployment/sync.go: scale, scaleReplicaSet.
 */
final class Scaling {

  private final DeploymentSync sync;

  /** A ReplicaSet after it was to be scaled, and whether its size changed. */
  record Outcome(boolean scaled, ReplicaSet replicaSet) {}

  Scaling(DeploymentSync sync) {
    this.sync = sync;
  }

  /**
   * Scales in proportion, so that a rollout under way goes neither faster nor slower. Models
   * sync.go: scale.
   */
  void scale(ReplicaSet newest, List<ReplicaSet> old) {
    Deployment deployment = sync.deployment();
    if (newest == null && old.isEmpty()) {
      return;
    }
    old.sort(ReplicaSets.BY_CREATION.reversed());
    List<ReplicaSet> active = ReplicaSets.active(ReplicaSets.all(old, newest));
    if (active.size() <= 1) {
      ReplicaSet latest = newest != null ? newest : old.getFirst();
      scaleReplicaSet(active.isEmpty() ? latest : active.getFirst(), deployment.replicas(), false);
      return;
    }
    if (isSaturated(newest)) {
      for (ReplicaSet set : ReplicaSets.active(old)) {
        scaleReplicaSet(set, 0, false);
      }
      return;
    }
    if (deployment.isRollingUpdate()) {
      scaleProportionally(active);
    }
  }

  /**
   * Gives a ReplicaSet that size and notes the Deployment's on it.
   *
   * @param force whether to note it even if the size stays
   */
  Outcome scaleReplicaSet(ReplicaSet set, int replicas, boolean force) {
    Deployment deployment = sync.deployment();
    boolean resize = set.replicas() != replicas;
    if (!resize && !(force && RevisionAnnotations.replicasNeedUpdate(deployment, set))) {
      return new Outcome(false, set);
    }
    ReplicaSet wanted = RevisionAnnotations.withReplicas(deployment, set.withReplicas(replicas));
    JsonObject updated = ApiException.check(sync.client().update(Kinds.REPLICA_SET, wanted.json()));
    if (resize) {
      sync.recorder()
          .normal(
              Kinds.DEPLOYMENT,
              deployment.json(),
              "ScalingReplicaSet",
              "Scaled "
                  + (set.replicas() < replicas ? "up" : "down")
                  + " replica set "
                  + set.name()
                  + " from "
                  + set.replicas()
                  + " to "
                  + replicas);
    }
    return new Outcome(resize, new ReplicaSet(updated));
  }

  /** Models deployment_util.go: IsSaturated. */
  private boolean isSaturated(ReplicaSet set) {
    int replicas = sync.deployment().replicas();
    return set != null
        && set.replicas() == replicas
        && set.annotation(RevisionAnnotations.DESIRED_REPLICAS).equals(Integer.toString(replicas))
        && set.availableReplicas() == replicas;
  }

  private void scaleProportionally(List<ReplicaSet> active) {
    Deployment deployment = sync.deployment();
    int allowed = deployment.replicas() > 0 ? RevisionAnnotations.maxReplicas(deployment) : 0;
    int toAdd = allowed - ReplicaSets.sum(active, ReplicaSet::replicas);
    List<ReplicaSet> sorted = new ArrayList<>(active);
    if (toAdd != 0) {
      sorted.sort(toAdd > 0 ? ReplicaSets.BY_SIZE_NEWER : ReplicaSets.BY_SIZE_OLDER);
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    int added = 0;
    for (ReplicaSet set : sorted) {
      int share = proportion(set, toAdd, added);
      sizes.put(set.name(), set.replicas() + share);
      added += share;
    }
    int leftover = toAdd - added;
    sizes.computeIfPresent(sorted.getFirst().name(), (name, size) -> Math.max(0, size + leftover));
    for (ReplicaSet set : sorted) {
      scaleReplicaSet(set, sizes.get(set.name()), true);
    }
  }

  /** Models deployment_util.go: GetReplicaSetProportion. */
  private int proportion(ReplicaSet set, int toAdd, int added) {
    if (set.replicas() == 0 || toAdd == 0 || toAdd == added) {
      return 0;
    }
    int share = fraction(set);
    int allowed = toAdd - added;
    return toAdd > 0 ? Math.min(share, allowed) : Math.max(share, allowed);
  }

  /** Models deployment_util.go: getReplicaSetFraction. */
  private int fraction(ReplicaSet set) {
    Deployment deployment = sync.deployment();
    if (deployment.replicas() == 0) {
      return -set.replicas();
    }
    long before = RevisionAnnotations.number(set, RevisionAnnotations.MAX_REPLICAS).orElse(0);
    if (before == 0) {
      before = deployment.status("replicas");
      if (before == 0) {
        return 0;
      }
    }
    double size = (double) set.replicas() * RevisionAnnotations.maxReplicas(deployment) / before;
    return (int) Math.floor(size + 0.5) - set.replicas();
  }
}
