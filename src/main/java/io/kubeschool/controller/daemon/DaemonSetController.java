package io.kubeschool.controller.daemon;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.controller.PodsByNode;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps one pod of each DaemonSet on each node that suits it. Models pkg/controller/daemon. */
public final class DaemonSetController {

  private static final String NAME = "daemonset-controller";
  private static final String SERVICE_ACCOUNT = "daemon-set-controller";

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer sets;
  private final SharedInformer pods;
  private final SharedInformer nodes;
  private final Expectations expectations;
  private final DaemonPods daemonPods;
  private final DaemonManager manager;
  private final DaemonRollingUpdate update;
  private final DaemonHistory history;
  private final Controller<ObjectKey> controller;
  private final Controller<ObjectKey> nodeController;

  /** A controller that works from {@link #start} on. */
  public DaemonSetController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(SERVICE_ACCOUNT);
    this.recorder = new EventRecorder(simulation, client, NAME, "");
    this.sets = context.informers().of(Kinds.DAEMON_SET);
    this.pods = context.informers().of(Kinds.POD);
    this.nodes = context.informers().of(Kinds.NODE);
    SharedInformer revisions = context.informers().of(Kinds.CONTROLLER_REVISION);
    pods.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    pods.addIndex(PodsByNode.INDEX, PodsByNode::keys);
    this.expectations = new Expectations(simulation);
    this.daemonPods = new DaemonPods(client, new PodControl(client, recorder), expectations, pods);
    this.controller = new Controller<>(simulation, NAME, this::sync);
    this.nodeController = new Controller<>(simulation, NAME + " nodes", this::syncNode);
    this.manager = new DaemonManager(simulation, recorder, daemonPods, controller.queue());
    this.update = new DaemonRollingUpdate(simulation, daemonPods);
    this.history = new DaemonHistory(client, revisions, daemonPods);
    DaemonSetEvents events =
        new DaemonSetEvents(sets, expectations, controller.queue(), nodeController.queue());
    sets.addHandler(events.ofSets());
    revisions.addHandler(events.ofRevisions());
    pods.addHandler(events.ofPods());
    nodes.addHandler(events.ofNodes());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
    nodeController.start();
  }

  /** Models daemon_controller.go: syncDaemonSet. */
  private Result sync(ObjectKey key) {
    JsonObject object = sets.get(key);
    if (object == null) {
      expectations.forget(key);
      return Result.DONE;
    }
    DaemonSet set = new DaemonSet(object);
    if (set.selector().isEverything()) {
      recorder.warning(
          Kinds.DAEMON_SET,
          object,
          "SelectingAll",
          "This daemon set is selecting all pods. A non-empty selector is required.");
      return Result.DONE;
    }
    if (set.isTerminating()) {
      return Result.DONE;
    }
    DaemonHistory.Revisions revisions = history.construct(set);
    DaemonNodes all = DaemonNodes.of(set, nodes.list(), daemonPods.byNode(set, false));
    if (!expectations.isSatisfied(key)) {
      return updateStatus(set, all, revisions.hash(), false);
    }
    String failure = manager.manage(set, all, revisions.hash());
    if (failure == null && expectations.isSatisfied(key) && set.rollsUpdates()) {
      failure = update.step(set, all, revisions.hash());
    }
    if (failure == null) {
      history.cleanUp(set, revisions.old());
    }
    Result result = updateStatus(set, all, revisions.hash(), true);
    return failure == null ? result : Result.failed(failure);
  }

  /** Models storeDaemonSetStatus, with its one retry. */
  private Result updateStatus(DaemonSet set, DaemonNodes all, String hash, boolean observed) {
    DaemonSetStatus counted = new DaemonSetStatus(set, all.nodes(), hash, simulation.now());
    JsonObject status = set.json().object("status");
    JsonObject next = counted.on(status);
    if (!next.equals(status) || status.number(0, "observedGeneration") < set.generation()) {
      next = observed ? next.with("observedGeneration", set.generation()) : next;
      var reply = client.updateStatus(Kinds.DAEMON_SET, set.json().with("status", next));
      if (!reply.isSuccess()) {
        JsonObject fresh = ApiException.check(client.get(Kinds.DAEMON_SET, set.key()));
        reply = client.updateStatus(Kinds.DAEMON_SET, fresh.with("status", next));
      }
      ApiException.check(reply);
    }
    return set.minReadySeconds() > 0 && counted.isSettling()
        ? Result.after(Duration.ofSeconds(set.minReadySeconds()))
        : Result.DONE;
  }

  /** Looks at the sets to which a node's change matters. Models syncNodeUpdate. */
  private Result syncNode(ObjectKey key) {
    JsonObject node = nodes.get(key);
    if (node == null) {
      return Result.DONE;
    }
    Set<String> there = new HashSet<>();
    for (JsonObject pod : pods.byIndex(PodsByNode.INDEX, key.name())) {
      OwnerReference reference = ControllerRef.of(pod);
      if (reference != null && reference.kind().equals(Kinds.DAEMON_SET.kind())) {
        there.add(pod.string("metadata", "namespace") + "/" + reference.name());
      }
    }
    for (JsonObject object : List.copyOf(sets.list())) {
      DaemonSet set = new DaemonSet(object);
      NodeFit fit = NodeFit.of(set).apply(node);
      boolean scheduled = there.contains(set.namespace() + "/" + set.name());
      if (fit.shouldRun() && !scheduled
          || scheduled && (!fit.shouldContinue() || set.misscheduled() > 0)) {
        controller.queue().add(set.key());
      }
    }
    return Result.DONE;
  }
}
