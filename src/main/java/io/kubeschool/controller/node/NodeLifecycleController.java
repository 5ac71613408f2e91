package io.kubeschool.controller.node;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodsByNode;
import io.kubeschool.model.Conditions;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches over the nodes' heartbeats and taints nodes by their conditions. Models
 * pkg/controller/nodelifecycle, without its brakes for outages of whole zones.
 */
public final class NodeLifecycleController {

  private static final String NAME = "node-controller";
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(50);
  private static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
  private static final List<String> KUBELET_CONDITIONS =
      List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer nodes;
  private final SharedInformer leases;
  private final SharedInformer pods;
  private final NodeTaints taints;
  private final Controller<ObjectKey> tainter;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Map<String, Health> health = new HashMap<>();

  /** A controller that works from {@link #start} on. */
  public NodeLifecycleController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder(NAME);
    this.nodes = context.informers().of(Kinds.NODE);
    this.leases = context.informers().of(Kinds.LEASE);
    this.pods = context.informers().of(Kinds.POD);
    pods.addIndex(PodsByNode.INDEX, PodsByNode::keys);
    this.taints = new NodeTaints(simulation, client);
    this.tainter = new Controller<>(simulation, NAME, this::taint);
    nodes.addHandler(new Handler());
  }

  /** Begins to work. */
  public void start() {
    tainter.start();
    monitor();
  }

  private static final class Health {
    private Instant probed;
    private String heartbeat = "";
    private String renewed = "";

    Health(Instant now) {
      probed = now;
    }
  }

  private final class Handler implements InformerHandler {
    @Override
    public void added(JsonObject node) {
      tainter.queue().add(ObjectKey.of(node));
    }

    @Override
    public void updated(JsonObject old, JsonObject node) {
      if (!old.object("spec").equals(node.object("spec"))
          || !old.array("status", "conditions").equals(node.array("status", "conditions"))) {
        tainter.queue().add(ObjectKey.of(node));
      }
    }
  }

  private Result taint(ObjectKey key) {
    JsonObject node = nodes.get(key);
    if (node == null) {
      return Result.DONE;
    }
    Reply noSchedule = taints.reconcileNoSchedule(node);
    if (noSchedule != null) {
      // The other taints are looked at when this change comes back.
      return Result.of(noSchedule);
    }
    Reply noExecute = taints.reconcileNoExecute(node);
    return noExecute == null ? Result.DONE : Result.of(noExecute);
  }

  /** Models node_lifecycle_controller.go: monitorNodeHealth. */
  private void monitor() {
    for (JsonObject node : new ArrayList<>(nodes.list())) {
      String name = node.string("metadata", "name");
      if (known.put(name, node.string("metadata", "uid")) == null) {
        record(
            node,
            "RegisteredNode",
            "Node " + name + " event: Registered Node " + name + " in Controller");
      }
      check(node);
    }
    if (known.size() > nodes.size()) {
      forgetDeleted();
    }
    simulation.after(PERIOD, this::monitor);
  }

  private void forgetDeleted() {
    for (String name : List.copyOf(known.keySet())) {
      if (nodes.get(new ObjectKey("", name)) == null) {
        health.remove(name);
        JsonObject reference =
            Json.objectOf("kind", "Node", "name", name, "uid", known.remove(name));
        recorder.record(
            new ObjectReference(reference.with("apiVersion", "v1")),
            EventType.Normal,
            "RemovingNode",
            "Node " + name + " event: Removing Node " + name + " from Controller");
      }
    }
  }

  /** Models node_lifecycle_controller.go: tryUpdateNodeHealth. */
  private void check(JsonObject node) {
    String name = node.string("metadata", "name");
    Health state = health.computeIfAbsent(name, n -> new Health(simulation.now()));
    JsonObject ready = node.array("status", "conditions").find("type", "Ready");
    String heartbeat = ready == null ? "" : ready.string("lastHeartbeatTime");
    JsonObject lease = leases.get(new ObjectKey("kube-node-lease", name));
    String renewed = lease == null ? "" : lease.string("spec", "renewTime");
    if (!heartbeat.equals(state.heartbeat) || !renewed.equals(state.renewed)) {
      state.heartbeat = heartbeat;
      state.renewed = renewed;
      state.probed = simulation.now();
    }
    Duration grace = ready == null ? STARTUP_GRACE : GRACE;
    if (simulation.now().isAfter(state.probed.plus(grace))
        && (ready == null || !ready.string("status").equals("Unknown"))) {
      markUnknown(node, ready != null && ready.string("status").equals("True"));
    } else if (ready != null && ready.string("status").equals("False")) {
      markPods(name);
    }
  }

  private void markUnknown(JsonObject node, boolean wasReady) {
    Conditions conditions = new Conditions(node.array("status", "conditions"));
    String now = Timestamps.format(simulation.now());
    for (String type : KUBELET_CONDITIONS) {
      JsonObject old = conditions.find(type);
      if (old == null) {
        JsonObject never =
            Json.objectOf(
                "type",
                type,
                "status",
                "Unknown",
                "reason",
                "NodeStatusNeverUpdated",
                "message",
                "Kubelet never posted node status.",
                "lastHeartbeatTime",
                node.string("metadata", "creationTimestamp"),
                "lastTransitionTime",
                now);
        conditions = conditions.with(never);
      } else if (!old.string("status").equals("Unknown")) {
        JsonObject unknown =
            old.with("status", "Unknown")
                .with("reason", "NodeStatusUnknown")
                .with("message", "Kubelet stopped posting node status.")
                .with("lastTransitionTime", now);
        conditions = new Conditions(conditions.json().map(c -> c == old ? unknown : c));
      }
    }
    Reply reply =
        client.updateStatus(Kinds.NODE, node.set(conditions.json(), "status", "conditions"));
    if (reply.isSuccess() && wasReady) {
      String name = node.string("metadata", "name");
      record(node, "NodeNotReady", "Node " + name + " status is now: NodeNotReady");
      markPods(name);
    }
  }

  /** Models util/node: MarkPodsNotReady. */
  private void markPods(String node) {
    for (JsonObject pod : new ArrayList<>(pods.byIndex(PodsByNode.INDEX, node))) {
      JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
      if (ready == null || !ready.string("status").equals("True")) {
        continue;
      }
      JsonObject condition =
          Json.objectOf(
              "type", "Ready",
              "status", "False",
              "lastTransitionTime", Timestamps.format(simulation.now()));
      Reply reply =
          client.patchStatus(
              Kinds.POD,
              ObjectKey.of(pod),
              Request.STRATEGIC_MERGE_PATCH,
              Json.objectOf("status", Json.objectOf("conditions", Json.arrayOf(condition))));
      if (reply.isSuccess()) {
        recorder.warning(Kinds.POD, pod, "NodeNotReady", "Node is not ready");
      }
    }
  }

  // Models RecordNodeEvent: the reference to a node has its name and uid alone.
  private void record(JsonObject node, String reason, String message) {
    JsonObject reference =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Node",
            "name",
            node.string("metadata", "name"),
            "uid",
            node.string("metadata", "uid"));
    recorder.record(new ObjectReference(reference), EventType.Normal, reason, message);
  }
}
