package io.kubeschool.controller.node;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodsByNode;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes pods from nodes whose NoExecute taints they do not tolerate, or tolerate no longer.
 * Models pkg/controller/tainteviction.
 */
public final class TaintEvictionController {

  private static final String NAME = "taint-eviction-controller";

  /** It has no service account of its own upstream either. */
  private static final String ACCOUNT = "node-controller";

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer nodes;
  private final SharedInformer pods;
  private final Map<ObjectKey, Eviction> scheduled = new HashMap<>();

  private record Eviction(Instant since, Instant when, Cancellable alarm) {}

  /** A controller that works from the informers' first lists on. */
  public TaintEvictionController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(ACCOUNT);
    this.recorder = context.recorder(NAME, ACCOUNT);
    this.nodes = context.informers().of(Kinds.NODE);
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(PodsByNode.INDEX, PodsByNode::keys);
    nodes.addHandler(new NodeHandler());
    pods.addHandler(new PodHandler());
  }

  private final class NodeHandler implements InformerHandler {
    @Override
    public void added(JsonObject node) {
      updated(JsonObject.EMPTY, node);
    }

    @Override
    public void updated(JsonObject old, JsonObject node) {
      List<JsonObject> taints = noExecute(node);
      if (!noExecute(old).equals(taints)) {
        String name = node.string("metadata", "name");
        for (JsonObject pod : new ArrayList<>(pods.byIndex(PodsByNode.INDEX, name))) {
          judge(pod, taints);
        }
      }
    }
  }

  private final class PodHandler implements InformerHandler {
    @Override
    public void added(JsonObject pod) {
      updated(JsonObject.EMPTY, pod);
    }

    @Override
    public void updated(JsonObject old, JsonObject pod) {
      if (old.field("spec") == pod.field("spec")) {
        return;
      }
      String nodeName = pod.string("spec", "nodeName");
      JsonObject node = nodeName.isEmpty() ? null : nodes.get(new ObjectKey("", nodeName));
      List<JsonObject> taints = node == null ? List.of() : noExecute(node);
      if (!taints.isEmpty()) {
        judge(pod, taints);
      }
    }

    @Override
    public void deleted(JsonObject pod) {
      cancel(pod);
    }
  }

  private static List<JsonObject> noExecute(JsonObject node) {
    List<JsonObject> taints = new ArrayList<>();
    for (JsonObject taint : node.array("spec", "taints").objects()) {
      if (taint.string("effect").equals("NoExecute")) {
        taints.add(taint);
      }
    }
    return taints;
  }

  /** Models taint_eviction.go: processPodOnNode. */
  private void judge(JsonObject pod, List<JsonObject> taints) {
    if (taints.isEmpty()) {
      cancel(pod);
      return;
    }
    List<JsonObject> used = new ArrayList<>();
    for (JsonObject taint : taints) {
      JsonObject toleration = matching(pod, taint);
      if (toleration == null) {
        cancel(pod);
        schedule(pod, simulation.now(), simulation.now());
        return;
      }
      used.add(toleration);
    }
    long seconds = Long.MAX_VALUE;
    for (JsonObject toleration : used) {
      if (toleration.field("tolerationSeconds") instanceof JsonNumber number) {
        seconds = Math.min(seconds, Math.max(0, number.longValue()));
      }
    }
    if (seconds == Long.MAX_VALUE) {
      cancel(pod);
      return;
    }
    Instant since = simulation.now();
    Instant when = since.plusSeconds(seconds);
    Eviction before = scheduled.get(ObjectKey.of(pod));
    if (before != null) {
      since = before.since();
      if (since.plusSeconds(seconds).isBefore(when)) {
        return;
      }
      cancel(pod);
    }
    schedule(pod, since, when);
  }

  private static JsonObject matching(JsonObject pod, JsonObject taint) {
    for (JsonObject toleration : pod.array("spec", "tolerations").objects()) {
      String effect = toleration.string("effect");
      String key = toleration.string("key");
      boolean exists = toleration.string("operator").equals("Exists");
      if ((effect.isEmpty() || effect.equals("NoExecute"))
          && (key.isEmpty() && exists || key.equals(taint.string("key")))
          && (exists || toleration.string("value").equals(taint.string("value")))) {
        return toleration;
      }
    }
    return null;
  }

  private void schedule(JsonObject pod, Instant since, Instant when) {
    ObjectKey key = ObjectKey.of(pod);
    Duration delay = Duration.between(simulation.now(), when);
    Cancellable alarm = simulation.after(delay, () -> evict(key, pod));
    scheduled.put(key, new Eviction(since, when, alarm));
  }

  private void cancel(JsonObject pod) {
    ObjectKey key = ObjectKey.of(pod);
    Eviction eviction = scheduled.remove(key);
    if (eviction == null) {
      return;
    }
    eviction.alarm().cancel();
    if (eviction.when().isAfter(simulation.now())) {
      record(pod, "Cancelling deletion of Pod " + key);
    }
  }

  private void evict(ObjectKey key, JsonObject pod) {
    scheduled.remove(key);
    record(pod, "Marking for deletion Pod " + key);
    JsonObject condition =
        Json.objectOf(
            "type", "DisruptionTarget",
            "status", "True",
            "lastTransitionTime", Timestamps.format(simulation.now()),
            "reason", "DeletionByTaintManager",
            "message", "Taint manager: deleting due to NoExecute taint");
    client.patchStatus(
        Kinds.POD,
        key,
        Request.STRATEGIC_MERGE_PATCH,
        Json.objectOf("status", Json.objectOf("conditions", Json.arrayOf(condition))));
    client.delete(Kinds.POD, key);
  }

  private void record(JsonObject pod, String message) {
    recorder.record(
        ObjectReference.of(Kinds.POD, pod), EventType.Normal, "TaintManagerEviction", message);
  }
}
