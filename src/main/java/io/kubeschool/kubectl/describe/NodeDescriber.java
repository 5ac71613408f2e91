package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Describes nodes. Models describe.go: describeNode. */
final class NodeDescriber implements Describer {

  private static final String ROLE = "node-role.kubernetes.io/";

  @Override
  public void describe(JsonObject node, DescribeContext context, DescribeWriter out) {
    JsonObject status = node.object("status");
    String name = node.string("metadata", "name");
    out.field(0, "Name", name);
    out.field(0, "Roles", roles(node));
    Metadata.labelsAndAnnotations(node, out);
    out.field(0, "CreationTimestamp", Texts.time(node.string("metadata", "creationTimestamp")));
    Metadata.taints("Taints", node.array("spec", "taints"), out);
    out.field(0, "Unschedulable", node.bool("spec", "unschedulable"));
    lease(name, context, out);
    conditions(status.array("conditions").objects(), out);
    out.write(0, "Addresses:\n");
    status
        .array("addresses")
        .objects()
        .forEach(a -> out.field(1, a.string("type"), a.string("address")));
    resources("Capacity", status.object("capacity"), out);
    resources("Allocatable", status.object("allocatable"), out);
    systemInfo(status.object("nodeInfo"), out);
    optional("PodCIDR", node.string("spec", "podCIDR"), out);
    optional("PodCIDRs", Texts.join(node.array("spec", "podCIDRs"), ","), out);
    optional("ProviderID", node.string("spec", "providerID"), out);
    new NodeResources(node, context, out).describe();
    events(node, context, out);
  }

  private static void optional(String title, String value, DescribeWriter out) {
    if (!value.isEmpty()) {
      out.field(0, title, value);
    }
  }

  private static String roles(JsonObject node) {
    TreeSet<String> roles = new TreeSet<>();
    node.object("metadata", "labels")
        .strings()
        .forEach((key, value) -> {
          if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
            roles.add(key.substring(ROLE.length()));
          } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
            roles.add(value);
          }
        });
    return Texts.orNone(String.join(",", roles));
  }

  private static void lease(String node, DescribeContext context, DescribeWriter out) {
    JsonObject spec;
    try {
      spec =
          context
              .client()
              .get("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/" + node)
              .object("spec");
    } catch (StatusError e) {
      out.field(0, "Lease", "Failed to get lease: " + e.getMessage());
      return;
    }
    out.write(0, "Lease:\n");
    out.field(1, "HolderIdentity", Texts.orElse(spec.get("holderIdentity"), "<unset>"));
    out.field(1, "AcquireTime", leaseTime(spec.string("acquireTime")));
    out.field(1, "RenewTime", leaseTime(spec.string("renewTime")));
  }

  private static String leaseTime(String time) {
    return time.isEmpty() ? "<unset>" : Texts.time(time);
  }

  private static void conditions(List<JsonObject> conditions, DescribeWriter out) {
    if (conditions.isEmpty()) {
      return;
    }
    out.write(
        0, "Conditions:\n  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage\n");
    out.write(1, "----\t------\t-----------------\t------------------\t------\t-------\n");
    for (JsonObject c : conditions) {
      out.write(
          1,
          String.join(
                  " \t",
                  c.string("type"),
                  c.string("status"),
                  Texts.time(c.string("lastHeartbeatTime")),
                  Texts.time(c.string("lastTransitionTime")),
                  c.string("reason"),
                  c.string("message"))
              + "\n");
    }
  }

  private static void resources(String title, JsonObject quantities, DescribeWriter out) {
    if (!quantities.isEmpty()) {
      out.write(0, title + ":\n");
      quantities.forEach((name, value) -> out.field(1, name, Quantity.of(value)));
    }
  }

  private static void systemInfo(JsonObject info, DescribeWriter out) {
    out.write(0, "System Info:\n");
    out.field(1, "Machine ID", info.string("machineID"));
    out.field(1, "System UUID", info.string("systemUUID"));
    out.field(1, "Boot ID", info.string("bootID"));
    out.field(1, "Kernel Version", info.string("kernelVersion"));
    out.field(1, "OS Image", info.string("osImage"));
    out.field(1, "Operating System", info.string("operatingSystem"));
    out.field(1, "Architecture", info.string("architecture"));
    out.field(1, "Container Runtime Version", info.string("containerRuntimeVersion"));
    out.field(1, "Kubelet Version", info.string("kubeletVersion"));
  }

  /** Some components report about a node by its uid, the kubelet by its name. */
  private static void events(JsonObject node, DescribeContext context, DescribeWriter out) {
    if (!context.showEvents()) {
      return;
    }
    String name = node.string("metadata", "name");
    String uid = node.string("metadata", "uid");
    List<JsonObject> events = new ArrayList<>(Events.search(node, "Node", uid, context));
    if (!uid.equals(name)) {
      events.addAll(Events.search(node, "Node", name, context));
    }
    Events.table(events, context, out);
  }

  /** The parameters that select a node's pods which have not ended. */
  static Map<String, String> podsOf(String node) {
    return Map.of(
        "fieldSelector", "spec.nodeName=" + node + ",status.phase!=Succeeded,status.phase!=Failed");
  }
}
