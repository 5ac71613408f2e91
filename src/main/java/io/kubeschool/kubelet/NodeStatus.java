package io.kubeschool.kubelet;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Quantity;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Registers a node, tells its status every five minutes and renews its Lease every ten seconds.
 * Models pkg/kubelet/kubelet_node_status.go and component-helpers' lease controller.
 */
final class NodeStatus {

  private static final Duration LEASE_PERIOD = Duration.ofSeconds(10);
  private static final Duration STATUS_PERIOD = Duration.ofMinutes(5);
  private static final long LEASE_SECONDS = 40;
  private static final String LEASES = "kube-node-lease";

  private final Simulation simulation;
  private final RandomStream random;
  private final ApiClient client;
  private final NodeConfig config;
  private Cancellable nextLease = () -> {};
  private Cancellable nextStatus = () -> {};
  private Instant readySince;

  NodeStatus(Simulation simulation, RandomStream random, ApiClient client, NodeConfig config) {
    this.simulation = simulation;
    this.random = random;
    this.client = client;
    this.config = config;
  }

  /** Creates the node unless it is there, and goes on telling that it is well. */
  void start() {
    readySince = simulation.now();
    if (!client.get(Kinds.NODE, key()).isSuccess()) {
      client.create(Kinds.NODE, node());
    }
    writeStatus();
    renewLease();
  }

  /** Falls silent. */
  void stop() {
    nextLease.cancel();
    nextStatus.cancel();
  }

  private ObjectKey key() {
    return new ObjectKey("", config.name());
  }

  /** The node's labels as they are now. */
  Map<String, String> labels() {
    JsonObject node = client.get(Kinds.NODE, key()).object();
    return node.object("metadata", "labels").strings();
  }

  private JsonObject node() {
    Map<String, String> labels = new TreeMap<>(config.labels());
    labels.put("beta.kubernetes.io/arch", "amd64");
    labels.put("beta.kubernetes.io/os", "linux");
    labels.put("kubernetes.io/arch", "amd64");
    labels.put("kubernetes.io/hostname", config.name());
    labels.put("kubernetes.io/os", "linux");
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Node",
        "metadata",
        Json.objectOf(
            "name",
            config.name(),
            "labels",
            labels,
            "annotations",
            Json.objectOf(
                "node.alpha.kubernetes.io/ttl",
                "0",
                "volumes.kubernetes.io/controller-managed-attach-detach",
                "true")),
        "spec",
        Json.objectOf("podCIDR", config.podCidr(), "podCIDRs", Json.arrayOf(config.podCidr())));
  }

  private void writeStatus() {
    client.patchStatus(Kinds.NODE, key(), Request.MERGE_PATCH, Json.objectOf("status", status()));
    nextStatus =
        simulation.after(
            STATUS_PERIOD.plus(random.between(Duration.ZERO, Duration.ofSeconds(10))),
            this::writeStatus);
  }

  private JsonObject status() {
    Instant now = simulation.now();
    return Json.objectOf(
        "addresses",
        Json.arrayOf(
            Json.objectOf("type", "InternalIP", "address", config.ip()),
            Json.objectOf("type", "Hostname", "address", config.name())),
        "allocatable",
        resources(config.memory()),
        "capacity",
        resources(Quantity.parse(config.memory()).plus(Quantity.parse("300Mi")).toString()),
        "conditions",
        Json.arrayOf(
            condition(
                "MemoryPressure",
                "False",
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available",
                now),
            condition(
                "DiskPressure",
                "False",
                "KubeletHasNoDiskPressure",
                "kubelet has no disk pressure",
                now),
            condition(
                "PIDPressure",
                "False",
                "KubeletHasSufficientPID",
                "kubelet has sufficient PID available",
                now),
            condition("Ready", "True", "KubeletReady", "kubelet is posting ready status", now)),
        "daemonEndpoints",
        Json.objectOf("kubeletEndpoint", Json.objectOf("Port", 10250)),
        "nodeInfo",
        nodeInfo());
  }

  private JsonObject resources(String memory) {
    return Json.objectOf(
        "cpu",
        Integer.toString(config.cpus()),
        "ephemeral-storage",
        "264212084Ki",
        "hugepages-1Gi",
        "0",
        "hugepages-2Mi",
        "0",
        "memory",
        memory,
        "pods",
        Integer.toString(config.maxPods()));
  }

  private JsonObject condition(
      String type, String status, String reason, String message, Instant now) {
    return Json.objectOf(
        "type",
        type,
        "status",
        status,
        "reason",
        reason,
        "message",
        message,
        "lastHeartbeatTime",
        Timestamps.format(now),
        "lastTransitionTime",
        Timestamps.format(readySince));
  }

  private JsonObject nodeInfo() {
    String id =
        new java.util.UUID(
                config.name().hashCode() * 0x9e3779b97f4a7c15L,
                config.ip().hashCode() * 0xc2b2ae3d27d4eb4fL)
            .toString();
    return Json.objectOf(
        "architecture",
        "amd64",
        "bootID",
        id,
        "containerRuntimeVersion",
        "containerd://2.2.1",
        "kernelVersion",
        "6.12.57",
        "kubeProxyVersion",
        "",
        "kubeletVersion",
        "v1.36.4",
        "machineID",
        id.replace("-", ""),
        "operatingSystem",
        "linux",
        "osImage",
        "Debian GNU/Linux 12 (bookworm)",
        "systemUUID",
        id);
  }

  private void renewLease() {
    ObjectKey key = new ObjectKey(LEASES, config.name());
    String now = Timestamps.formatMicro(simulation.now());
    JsonObject spec =
        Json.objectOf(
            "holderIdentity",
            config.name(),
            "leaseDurationSeconds",
            LEASE_SECONDS,
            "renewTime",
            now);
    var reply = client.patch(Kinds.LEASE, key, Request.MERGE_PATCH, Json.objectOf("spec", spec));
    if (reply.code() == 404) {
      client.create(
          Kinds.LEASE,
          Json.objectOf(
              "apiVersion",
              "coordination.k8s.io/v1",
              "kind",
              "Lease",
              "metadata",
              Json.objectOf(
                  "name", config.name(), "namespace", LEASES, "ownerReferences", owners()),
              "spec",
              spec));
    }
    nextLease =
        simulation.after(
            LEASE_PERIOD.plus(random.between(Duration.ZERO, Duration.ofMillis(400))),
            this::renewLease);
  }

  private JsonArray owners() {
    JsonObject node = client.get(Kinds.NODE, key()).object();
    return Json.arrayOf(
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Node",
            "name",
            config.name(),
            "uid",
            node.string("metadata", "uid")));
  }
}
