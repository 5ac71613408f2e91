package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.PodResources;
import io.kubeschool.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a node's pods ask of it. Models describe.go: describeNodeResource. */
final class NodeResources {

  private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage", "pods");

  private final JsonObject node;
  private final DescribeContext context;
  private final DescribeWriter out;
  private final JsonObject allocatable;

  NodeResources(JsonObject node, DescribeContext context, DescribeWriter out) {
    this.node = node;
    this.context = context;
    this.out = out;
    JsonObject status = node.object("status");
    this.allocatable =
        status.object(status.object("allocatable").isEmpty() ? "capacity" : "allocatable");
  }

  void describe() {
    List<JsonObject> pods =
        context.list("/api/v1/pods", NodeDescriber.podsOf(node.string("metadata", "name")));
    out.field(0, "Non-terminated Pods", "(" + pods.size() + " in total)");
    out.write(
        1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge\n");
    out.write(
        1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---\n");
    Map<String, Quantity> requests = new TreeMap<>();
    Map<String, Quantity> limits = new TreeMap<>();
    for (JsonObject pod : pods) {
      Map<String, Quantity> podRequests = PodResources.of(pod, "requests");
      Map<String, Quantity> podLimits = PodResources.of(pod, "limits");
      podRequests.forEach((name, q) -> requests.merge(name, q, Quantity::plus));
      podLimits.forEach((name, q) -> limits.merge(name, q, Quantity::plus));
      row(pod, podRequests, podLimits);
    }
    totals(requests, limits);
  }

  private void row(JsonObject pod, Map<String, Quantity> requests, Map<String, Quantity> limits) {
    out.write(
        1,
        pod.string("metadata", "namespace")
            + "\t"
            + pod.string("metadata", "name")
            + "\t\t"
            + share(requests, "cpu")
            + "\t"
            + share(limits, "cpu")
            + "\t"
            + share(requests, "memory")
            + "\t"
            + share(limits, "memory")
            + "\t"
            + context.age(pod.string("metadata", "creationTimestamp"))
            + "\n");
  }

  private void totals(Map<String, Quantity> requests, Map<String, Quantity> limits) {
    out.write(
        0,
        "Allocated resources:\n  (Total limits may be over 100 percent, i.e., overcommitted.)\n");
    out.write(1, "Resource\tRequests\tLimits\n");
    out.write(1, "--------\t--------\t------\n");
    for (String name : List.of("cpu", "memory", "ephemeral-storage")) {
      total(name, share(requests, name), share(limits, name));
    }
    for (String name : allocatable.names()) {
      if (name.startsWith("hugepages-")) {
        total(name, share(requests, name), share(limits, name));
      }
    }
    for (String name : allocatable.names()) {
      if (!name.startsWith("hugepages-") && !STANDARD.contains(name)) {
        total(name, amount(requests, name).toString(), amount(limits, name).toString());
      }
    }
  }

  private void total(String name, String requests, String limits) {
    out.write(1, name + "\t" + requests + "\t" + limits + "\n");
  }

  private static Quantity amount(Map<String, Quantity> quantities, String name) {
    return quantities.getOrDefault(name, Quantity.ZERO);
  }

  private String share(Map<String, Quantity> quantities, String name) {
    Quantity amount = amount(quantities, name);
    Quantity all = allocatable.has(name) ? Quantity.of(allocatable.get(name)) : Quantity.ZERO;
    boolean isCpu = name.equals("cpu");
    double whole = isCpu ? all.millis() : all.value();
    double part = isCpu ? amount.millis() : amount.value();
    return amount + " (" + (whole == 0 ? 0 : (long) (part / whole * 100)) + "%)";
  }
}
