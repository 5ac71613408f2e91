package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.ReplicaSet;
import java.util.List;

/** Replaces pods a few at a time. Models pkg/controller/deployment/rolling.go. */
final class RollingUpdate {

  private final DeploymentSync sync;
  private final Scaling scaling;

  RollingUpdate(DeploymentSync sync) {
    this.sync = sync;
    this.scaling = new Scaling(sync);
  }

  /** Models rolling.go: rolloutRolling. */
  void roll(List<ReplicaSet> sets) {
    List<ReplicaSet> old = ReplicaSets.findOld(sync.deployment(), sets);
    ReplicaSet newest = new NewReplicaSet(sync).get(sets, old, true);
    List<ReplicaSet> all = ReplicaSets.all(old, newest);
    boolean scaled =
        reconcileNew(all, newest) || reconcileOld(all, ReplicaSets.active(old), newest);
    if (!scaled && RolloutStatus.isComplete(sync.deployment(), sync.deployment().status())) {
      new HistoryLimit(sync).cleanUp(old);
    }
    new RolloutStatus(sync).syncRollout(all, newest);
  }

  /** How many replicas the new ReplicaSet should have now. Models NewRSNewReplicas. */
  static int newReplicas(Deployment deployment, List<ReplicaSet> all, ReplicaSet newest) {
    if (!deployment.isRollingUpdate()) {
      return deployment.replicas();
    }
    int current = ReplicaSets.sum(all, ReplicaSet::replicas);
    int most = RevisionAnnotations.maxReplicas(deployment);
    if (current >= most) {
      return newest.replicas();
    }
    return newest.replicas() + Math.min(most - current, deployment.replicas() - newest.replicas());
  }

  /** Models rolling.go: reconcileNewReplicaSet. */
  private boolean reconcileNew(List<ReplicaSet> all, ReplicaSet newest) {
    Deployment deployment = sync.deployment();
    if (newest.replicas() == deployment.replicas()) {
      return false;
    }
    int wanted =
        newest.replicas() > deployment.replicas()
            ? deployment.replicas()
            : newReplicas(deployment, all, newest);
    return scaling.scaleReplicaSet(newest, wanted, false).scaled();
  }

  /** Models rolling.go: reconcileOldReplicaSets. */
  private boolean reconcileOld(
      List<ReplicaSet> all, List<ReplicaSet> activeOld, ReplicaSet newest) {
    if (ReplicaSets.sum(activeOld, ReplicaSet::replicas) == 0) {
      return false;
    }
    Deployment deployment = sync.deployment();
    int minAvailable = deployment.replicas() - Fenceposts.of(deployment).maxUnavailable();
    // New pods that are not available yet count as if they were not there.
    int newUnavailable = newest.replicas() - newest.availableReplicas();
    int most = ReplicaSets.sum(all, ReplicaSet::replicas) - minAvailable - newUnavailable;
    if (most <= 0) {
      return false;
    }
    activeOld.sort(ReplicaSets.BY_CREATION);
    try {
      int cleanedUp = cleanUpUnhealthy(activeOld, most);
      int scaledDown = scaleDown(ReplicaSets.all(activeOld, newest), activeOld, minAvailable);
      return cleanedUp + scaledDown > 0;
    } catch (ApiException e) {
      // What failed is tried again at the next look; the status is told at this one.
      return false;
    }
  }

  // Unhealthy pods of old sets go first: they would block the rollout, and nobody misses them.
  private int cleanUpUnhealthy(List<ReplicaSet> activeOld, int most) {
    int total = 0;
    for (int i = 0; i < activeOld.size() && total < most; i++) {
      ReplicaSet set = activeOld.get(i);
      int unhealthy = set.replicas() - set.availableReplicas();
      if (set.replicas() == 0 || unhealthy == 0) {
        continue;
      }
      int count = Math.min(most - total, unhealthy);
      activeOld.set(i, scaling.scaleReplicaSet(set, set.replicas() - count, false).replicaSet());
      total += count;
    }
    return total;
  }

  /** Models rolling.go: scaleDownOldReplicaSetsForRollingUpdate. */
  private int scaleDown(List<ReplicaSet> all, List<ReplicaSet> activeOld, int minAvailable) {
    int surplus = ReplicaSets.sum(all, ReplicaSet::availableReplicas) - minAvailable;
    int total = 0;
    for (ReplicaSet set : activeOld) {
      if (total >= surplus) {
        break;
      }
      if (set.replicas() > 0) {
        int count = Math.min(set.replicas(), surplus - total);
        scaling.scaleReplicaSet(set, set.replicas() - count, false);
        total += count;
      }
    }
    return total;
  }
}
