package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ReplicaSet;
import java.util.List;

/** Ends all old pods before it starts new ones. Models pkg/controller/deployment/recreate.go. */
final class Recreate {

  private final DeploymentSync sync;
  private final SharedInformer pods;
  private final Scaling scaling;

  Recreate(DeploymentSync sync, SharedInformer pods) {
    this.sync = sync;
    this.pods = pods;
    this.scaling = new Scaling(sync);
  }

  /** Models recreate.go: rolloutRecreate. */
  void roll(List<ReplicaSet> sets) {
    List<ReplicaSet> old = ReplicaSets.findOld(sync.deployment(), sets);
    ReplicaSet newest = new NewReplicaSet(sync).get(sets, old, false);
    List<ReplicaSet> all = ReplicaSets.all(old, newest);
    if (scaleDown(ReplicaSets.active(old)) || oldPodsRun(sets, old, newest)) {
      new RolloutStatus(sync).syncRollout(all, newest);
      return;
    }
    if (newest == null) {
      newest = new NewReplicaSet(sync).get(sets, old, true);
      all = ReplicaSets.all(old, newest);
    }
    Deployment deployment = sync.deployment();
    scaling.scaleReplicaSet(newest, deployment.replicas(), false);
    if (RolloutStatus.isComplete(deployment, deployment.status())) {
      new HistoryLimit(sync).cleanUp(old);
    }
    new RolloutStatus(sync).syncRollout(all, newest);
  }

  private boolean scaleDown(List<ReplicaSet> activeOld) {
    boolean scaled = false;
    for (ReplicaSet set : activeOld) {
      scaled |= scaling.scaleReplicaSet(set, 0, false).scaled();
    }
    return scaled;
  }

  /** Models recreate.go: oldPodsRunning. */
  private boolean oldPodsRun(List<ReplicaSet> sets, List<ReplicaSet> old, ReplicaSet newest) {
    if (ReplicaSets.sum(old, ReplicaSet::statusReplicas) > 0) {
      return true;
    }
    for (ReplicaSet set : sets) {
      if (newest != null && set.uid().equals(newest.uid())) {
        continue;
      }
      for (JsonObject pod : pods.byIndex(ControllerRef.INDEX, set.uid())) {
        if (!PodState.isFinished(pod)) {
          return true;
        }
      }
    }
    return false;
  }
}
