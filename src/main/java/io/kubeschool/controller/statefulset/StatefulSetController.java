package io.kubeschool.controller.statefulset;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.StatefulSet;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the numbered pods of StatefulSets and their claims. Models
 * pkg/controller/statefulset/stateful_set.go. Not there: {@code maxUnavailable}, which is off
 * upstream too unless asked for.
 */
public final class StatefulSetController {

  private static final String NAME = "statefulset-controller";

  private final Simulation simulation;
  private final ApiClient client;
  private final SharedInformer sets;
  private final SharedInformer pods;
  private final StatefulPodControl control;
  private final StatefulHistory history;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public StatefulSetController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.sets = context.informers().of(Kinds.STATEFUL_SET);
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(ControllerRef.INDEX, ControllerRef::keys);
    EventRecorder recorder = context.recorder(NAME);
    this.control =
        new StatefulPodControl(
            client, recorder, context.informers().of(Kinds.PERSISTENT_VOLUME_CLAIM));
    this.history = new StatefulHistory(client, context.informers().of(Kinds.CONTROLLER_REVISION));
    this.controller = new Controller<>(simulation, NAME, this::sync);
    StatefulSetEvents events = new StatefulSetEvents(sets, controller.queue());
    sets.addHandler(events.ofSets());
    pods.addHandler(events.ofPods());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private Result sync(ObjectKey key) {
    JsonObject object = sets.get(key);
    if (object == null) {
      return Result.DONE;
    }
    StatefulSet set = new StatefulSet(object);
    List<JsonObject> members = members(set);
    StatefulHistory.Revisions revisions = history.of(set);
    Instant now = simulation.now();
    StatefulUpdate update = new StatefulUpdate(set, members, revisions, control, now);
    String failure = update.step();
    StatefulSetStatus counted =
        new StatefulSetStatus(set, update.pods(), revisions, update.deleted(), now);
    updateStatus(set, counted.on(object.object("status")));
    history.truncate(set, members, revisions);
    if (failure != null) {
      return Result.failed(failure);
    }
    if (set.minReadySeconds() > 0 && counted.isSettling()) {
      Duration next = PodState.untilNextAvailable(members, set.minReadySeconds(), now);
      return Result.after(next == null ? Duration.ofSeconds(set.minReadySeconds()) : next);
    }
    return Result.DONE;
  }

  /** The pods that a set owns, after adopting and letting go. */
  private List<JsonObject> members(StatefulSet set) {
    List<JsonObject> candidates = new ArrayList<>(pods.byIndex(ControllerRef.INDEX, set.uid()));
    candidates.addAll(pods.byIndex(ControllerRef.INDEX, ControllerRef.orphansOf(set.namespace())));
    candidates.removeIf(pod -> !StatefulPods.isMember(set, pod));
    return new ControllerRefManager(
            client, Kinds.STATEFUL_SET, set.json(), set.selector(), Kinds.POD)
        .claim(candidates);
  }

  private void updateStatus(StatefulSet set, JsonObject status) {
    if (status.equals(set.json().object("status"))) {
      return;
    }
    var reply = client.updateStatus(Kinds.STATEFUL_SET, set.json().with("status", status));
    if (reply.reason().equals("Conflict")) {
      JsonObject fresh = ApiException.check(client.get(Kinds.STATEFUL_SET, set.key()));
      reply = client.updateStatus(Kinds.STATEFUL_SET, fresh.with("status", status));
    }
    ApiException.check(reply);
  }
}
