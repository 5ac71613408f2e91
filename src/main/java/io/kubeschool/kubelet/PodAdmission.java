package io.kubeschool.kubelet;

import io.kubeschool.kubelet.status.StatusGenerator;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a node takes a pod that was bound to it. Models pkg/kubelet/lifecycle/predicate.go and
 * pkg/kubelet/sysctl. Node affinity, host ports and taints are left to the scheduler.
 */
final class PodAdmission {

  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_wmem");

  private final NodeConfig node;

  PodAdmission(NodeConfig node) {
    this.node = node;
  }

  /** Why a pod is not taken; {@code reason} such as {@code OutOfcpu}. */
  record Rejection(String reason, String message) {}

  /**
   * Decides.
   *
   * @param others the pods that the node has
   * @param labels the node's
   */
  Optional<Rejection> check(Pod pod, Collection<Pod> others, Map<String, String> labels) {
    for (JsonObject sysctl : pod.json().array("spec", "securityContext", "sysctls").objects()) {
      String name = sysctl.string("name");
      if (!SAFE_SYSCTLS.contains(name)) {
        return Optional.of(
            new Rejection("SysctlForbidden", "forbidden sysctl: \"" + name + "\" not allowlisted"));
      }
    }
    List<Pod> active = new ArrayList<>(others.size());
    for (Pod other : others) {
      if (!StatusGenerator.isTerminal(other.phase())) {
        active.add(other);
      }
    }
    if (active.size() + 1 > node.maxPods()) {
      return Optional.of(lacking("OutOfpods", "pods", 1, active.size(), node.maxPods()));
    }
    long cpu = sum(pod, "cpu");
    if (cpu > 0) {
      long used = active.stream().mapToLong(p -> sum(p, "cpu")).sum();
      if (cpu + used > node.cpus() * 1000L) {
        return Optional.of(lacking("OutOfcpu", "cpu", cpu, used, node.cpus() * 1000L));
      }
    }
    long memory = sum(pod, "memory");
    if (memory > 0) {
      long used = active.stream().mapToLong(p -> sum(p, "memory")).sum();
      long capacity = Quantity.parse(node.memory()).value();
      if (memory + used > capacity) {
        return Optional.of(lacking("OutOfmemory", "memory", memory, used, capacity));
      }
    }
    JsonObject selector = pod.json().object("spec", "nodeSelector");
    if (!selector.isEmpty() && !labels.entrySet().containsAll(selector.strings().entrySet())) {
      return Optional.of(
          new Rejection(
              "NodeAffinity",
              "Predicate NodeAffinity failed: node(s) didn't match Pod's node"
                  + " affinity/selector"));
    }
    return Optional.empty();
  }

  private static Rejection lacking(
      String reason, String resource, long requested, long used, long capacity) {
    return new Rejection(
        reason,
        "Node didn't have enough resource: "
            + resource
            + ", requested: "
            + requested
            + ", used: "
            + used
            + ", capacity: "
            + capacity);
  }

  private static long sum(Pod pod, String resource) {
    long sum = 0;
    for (JsonObject container : pod.containers()) {
      if (container.object("resources", "requests").field(resource)
          instanceof JsonString(String text)) {
        Quantity quantity = Quantity.parse(text);
        sum += resource.equals("cpu") ? quantity.millis() : quantity.value();
      }
    }
    return sum;
  }
}
