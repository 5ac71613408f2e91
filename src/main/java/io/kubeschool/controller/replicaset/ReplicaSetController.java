package io.kubeschool.controller.replicaset;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ReplicaSet;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps as many pods as a ReplicaSet (or a ReplicationController) wants. Models
 * pkg/controller/replicaset/replica_set.go and pkg/controller/replication.
 */
public final class ReplicaSetController {

  private final ReplicaKind replicaKind;
  private final Simulation simulation;
  private final ApiClient client;
  private final SharedInformer replicaSets;
  private final SharedInformer pods;
  private final Expectations expectations;
  private final ReplicaManager replicas;
  private final Controller<ObjectKey> controller;

  /** A controller for that kind; it works from {@link #start} on. */
  public ReplicaSetController(ControllerContext context, ReplicaKind replicaKind) {
    this.replicaKind = replicaKind;
    this.simulation = context.simulation();
    this.client = context.client(replicaKind.component());
    this.replicaSets = context.informers().of(replicaKind.kind());
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    replicaSets.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    this.expectations = new Expectations(simulation);
    this.replicas =
        new ReplicaManager(
            replicaKind,
            simulation,
            new PodControl(client, context.recorder(replicaKind.component())),
            expectations,
            replicaSets,
            pods);
    this.controller = new Controller<>(simulation, replicaKind.component(), this::sync);
    ReplicaSetEvents events =
        new ReplicaSetEvents(replicaKind, replicaSets, expectations, controller.queue());
    replicaSets.addHandler(events.ofReplicaSets());
    pods.addHandler(events.ofPods());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  /** Models replica_set.go: syncReplicaSet. */
  private Result sync(ObjectKey key) {
    JsonObject object = replicaSets.get(key);
    if (object == null) {
      expectations.forget(key);
      return Result.DONE;
    }
    ReplicaSet set = new ReplicaSet(object);
    boolean needsSync = expectations.isSatisfied(key);
    LabelSelector selector = replicaKind.selectorOf(object);

    List<JsonObject> active = new ArrayList<>();
    List<JsonObject> terminating = new ArrayList<>();
    classify(pods.byIndex(ControllerRef.INDEX, set.uid()), active, terminating);
    classify(
        pods.byIndex(ControllerRef.INDEX, ControllerRef.orphansOf(key.namespace())),
        active,
        new ArrayList<>());
    List<JsonObject> claimed =
        new ControllerRefManager(client, replicaKind.kind(), object, selector, Kinds.POD)
            .claim(active);
    terminating.removeIf(pod -> !selector.matches(pod));

    String failure = null;
    if (needsSync && !set.isTerminating()) {
      failure = replicas.manage(set, claimed);
    }
    Instant now = simulation.now();
    ReplicaSet updated =
        updateStatus(
            set,
            new ReplicaSetStatus(replicaKind, set, now)
                .calculate(claimed, terminating.size(), failure));
    if (failure != null) {
      return Result.failed(failure);
    }
    if (updated.minReadySeconds() > 0 && updated.readyReplicas() != updated.availableReplicas()) {
      Duration next = PodState.untilNextAvailable(claimed, updated.minReadySeconds(), now);
      return Result.after(next == null ? Duration.ofSeconds(updated.minReadySeconds()) : next);
    }
    return Result.DONE;
  }

  private static void classify(
      Iterable<JsonObject> pods, List<JsonObject> active, List<JsonObject> terminating) {
    for (JsonObject pod : pods) {
      if (PodState.isActive(pod)) {
        active.add(pod);
      } else if (PodState.isTerminating(pod)) {
        terminating.add(pod);
      }
    }
  }

  /** Models replica_set_utils.go: updateReplicaSetStatus, with its one retry. */
  private ReplicaSet updateStatus(ReplicaSet set, JsonObject status) {
    if (status.equals(set.json().object("status"))
        && set.generation() == set.observedGeneration()) {
      return set;
    }
    JsonObject observed = status.with("observedGeneration", set.generation());
    var reply = client.updateStatus(replicaKind.kind(), set.json().with("status", observed));
    if (!reply.isSuccess()) {
      JsonObject fresh = ApiException.check(client.get(replicaKind.kind(), set.key()));
      reply = client.updateStatus(replicaKind.kind(), fresh.with("status", observed));
    }
    return new ReplicaSet(ApiException.check(reply));
  }
}
