package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.model.Conditions;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ReplicaSet;
import io.kubeschool.sim.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One look at one Deployment. Its copy of the Deployment changes as it goes and is written with the
 * resourceVersion that it began with, so what follows a write of the status is done by the next
 * look, as upstream. Models pkg/controller/deployment: syncDeployment and sync.go.
 */
final class DeploymentSync {

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer replicaSets;
  private final SharedInformer pods;
  private final WorkQueue<ObjectKey> queue;
  private Deployment deployment;

  DeploymentSync(
      Simulation simulation,
      ApiClient client,
      EventRecorder recorder,
      SharedInformer replicaSets,
      SharedInformer pods,
      WorkQueue<ObjectKey> queue,
      JsonObject deployment) {
    this.simulation = simulation;
    this.client = client;
    this.recorder = recorder;
    this.replicaSets = replicaSets;
    this.pods = pods;
    this.queue = queue;
    this.deployment = new Deployment(deployment);
  }

  void run() {
    List<ReplicaSet> sets = claimReplicaSets();
    if (deployment.isTerminating()) {
      syncStatusOnly(sets);
      return;
    }
    checkPaused();
    if (deployment.isPaused() || isScalingEvent(sets)) {
      sync(sets);
    } else if (deployment.isRecreate()) {
      new Recreate(this, pods).roll(sets);
    } else {
      new RollingUpdate(this).roll(sets);
    }
  }

  Deployment deployment() {
    return deployment;
  }

  void deployment(Deployment changed) {
    deployment = changed;
  }

  ApiClient client() {
    return client;
  }

  EventRecorder recorder() {
    return recorder;
  }

  Instant now() {
    return simulation.now();
  }

  WorkQueue<ObjectKey> queue() {
    return queue;
  }

  /** The cached ReplicaSet of that name in the Deployment's namespace, or null. */
  JsonObject cachedReplicaSet(String name) {
    return replicaSets.get(new ObjectKey(deployment.namespace(), name));
  }

  /** Writes the Deployment's status, and its annotations with it. */
  void updateStatus() {
    ApiException.check(client.updateStatus(Kinds.DEPLOYMENT, deployment.json()));
  }

  /** Puts a condition into the copy of the Deployment. */
  void setCondition(String type, String status, String reason, String message) {
    JsonObject condition =
        DeploymentConditions.condition(type, status, reason, message, simulation.now());
    deployment =
        deployment.withConditions(DeploymentConditions.set(deployment.conditions(), condition));
  }

  /** Models deployment_controller.go: getReplicaSetsForDeployment. */
  private List<ReplicaSet> claimReplicaSets() {
    List<JsonObject> candidates =
        new ArrayList<>(replicaSets.byIndex(ControllerRef.INDEX, deployment.uid()));
    candidates.addAll(
        replicaSets.byIndex(ControllerRef.INDEX, ControllerRef.orphansOf(deployment.namespace())));
    LabelSelector selector = LabelSelector.of(deployment.json().object("spec", "selector"));
    List<ReplicaSet> claimed = new ArrayList<>();
    new ControllerRefManager(
            client, Kinds.DEPLOYMENT, deployment.json(), selector, Kinds.REPLICA_SET)
        .claim(candidates)
        .forEach(set -> claimed.add(new ReplicaSet(set)));
    return claimed;
  }

  /** Models sync.go: checkPausedConditions. */
  private void checkPaused() {
    if (!deployment.hasProgressDeadline()) {
      return;
    }
    Conditions conditions = deployment.conditions();
    JsonObject progressing = conditions.find(DeploymentConditions.PROGRESSING);
    String reason = progressing == null ? "" : progressing.string("reason");
    if (reason.equals(DeploymentConditions.TIMED_OUT)) {
      return;
    }
    boolean toldPaused = reason.equals(DeploymentConditions.PAUSED);
    if (deployment.isPaused() && !toldPaused) {
      setCondition(
          DeploymentConditions.PROGRESSING,
          "Unknown",
          DeploymentConditions.PAUSED,
          "Deployment is paused");
      updateStatus();
    } else if (!deployment.isPaused() && toldPaused) {
      setCondition(
          DeploymentConditions.PROGRESSING,
          "Unknown",
          DeploymentConditions.RESUMED,
          "Deployment is resumed");
      updateStatus();
    }
  }

  /** Models sync.go: isScalingEvent. */
  private boolean isScalingEvent(List<ReplicaSet> sets) {
    List<ReplicaSet> old = ReplicaSets.findOld(deployment, sets);
    ReplicaSet newest = new NewReplicaSet(this).get(sets, old, false);
    for (ReplicaSet set : ReplicaSets.active(ReplicaSets.all(old, newest))) {
      var desired = RevisionAnnotations.number(set, RevisionAnnotations.DESIRED_REPLICAS);
      if (desired.isPresent() && desired.getAsLong() != deployment.replicas()) {
        return true;
      }
    }
    return false;
  }

  private void syncStatusOnly(List<ReplicaSet> sets) {
    List<ReplicaSet> old = ReplicaSets.findOld(deployment, sets);
    ReplicaSet newest = new NewReplicaSet(this).get(sets, old, false);
    new RolloutStatus(this).sync(ReplicaSets.all(old, newest), newest);
  }

  /** Models sync.go: sync, for scaling and while paused. */
  private void sync(List<ReplicaSet> sets) {
    List<ReplicaSet> old = ReplicaSets.findOld(deployment, sets);
    ReplicaSet newest = new NewReplicaSet(this).get(sets, old, false);
    new Scaling(this).scale(newest, old);
    if (deployment.isPaused()) {
      new HistoryLimit(this).cleanUp(old);
    }
    new RolloutStatus(this).sync(ReplicaSets.all(old, newest), newest);
  }
}
