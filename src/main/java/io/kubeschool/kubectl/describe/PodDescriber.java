package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Conditions;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** Describes pods. Models describe.go: describePod. */
final class PodDescriber implements Describer {

  @Override
  public void describe(JsonObject pod, DescribeContext context, DescribeWriter out) {
    JsonObject spec = pod.object("spec");
    JsonObject status = pod.object("status");
    head(pod, spec, status, out);
    Metadata.labelsAndAnnotations(pod, out);
    phase(pod, status, context, out);
    addresses(pod, status, out);
    if (spec.has("resources")) {
      out.write(0, "Resources:\n");
      Containers.resources(spec.object("resources"), 1, out);
    }
    containers(pod, spec, status, out);
    readinessGates(spec, status, out);
    ConditionTables.plain(status.array("conditions").objects(), out);
    Volumes.describe(spec.array("volumes"), "", out);
    out.field(0, "QoS Class", status.string("qosClass"));
    Metadata.labels("Node-Selectors", spec.object("nodeSelector").strings(), out);
    Metadata.tolerations("Tolerations", spec.array("tolerations"), out);
    PodTemplate.spreadConstraints(spec, "", out);
    events(pod, context, out);
  }

  private static void head(JsonObject pod, JsonObject spec, JsonObject status, DescribeWriter out) {
    out.field(0, "Name", pod.string("metadata", "name"));
    out.field(0, "Namespace", pod.string("metadata", "namespace"));
    if (spec.has("priority")) {
      out.field(0, "Priority", spec.number(0, "priority"));
    }
    optional("Priority Class Name", spec.string("priorityClassName"), out);
    optional("Runtime Class Name", spec.string("runtimeClassName"), out);
    optional("Service Account", spec.string("serviceAccountName"), out);
    String node = spec.string("nodeName");
    out.field(0, "Node", node.isEmpty() ? "<none>" : node + "/" + status.string("hostIP"));
    if (status.has("startTime")) {
      out.field(0, "Start Time", Texts.time(status.string("startTime")));
    }
  }

  private static void optional(String title, String value, DescribeWriter out) {
    if (!value.isEmpty()) {
      out.field(0, title, value);
    }
  }

  private static void phase(
      JsonObject pod, JsonObject status, DescribeContext context, DescribeWriter out) {
    String phase = status.string("phase");
    String deleted = pod.string("metadata", "deletionTimestamp");
    if (!deleted.isEmpty() && !phase.equals("Failed") && !phase.equals("Succeeded")) {
      out.field(0, "Status", "Terminating (lasts " + context.age(deleted) + ")");
      out.field(
          0,
          "Termination Grace Period",
          pod.number(0, "metadata", "deletionGracePeriodSeconds") + "s");
    } else {
      out.field(0, "Status", phase);
    }
    optional("Reason", status.string("reason"), out);
    optional("Message", status.string("message"), out);
    JsonObject seccomp = pod.object("spec", "securityContext", "seccompProfile");
    if (!seccomp.isEmpty()) {
      out.field(0, "SeccompProfile", seccomp.string("type"));
      optional("LocalhostProfile", seccomp.string("localhostProfile"), out);
    }
  }

  private static void addresses(JsonObject pod, JsonObject status, DescribeWriter out) {
    out.field(0, "IP", status.string("podIP"));
    List<JsonObject> addresses = status.array("podIPs").objects();
    out.write(0, addresses.isEmpty() ? "IPs:\t<none>\n" : "IPs:\n");
    addresses.forEach(a -> out.field(1, "IP", a.string("ip")));
    optional("Controlled By", Texts.controller(pod), out);
    optional("NominatedNodeName", status.string("nominatedNodeName"), out);
  }

  private static void containers(
      JsonObject pod, JsonObject spec, JsonObject status, DescribeWriter out) {
    Containers containers = new Containers(pod, "", out);
    JsonArray init = spec.array("initContainers");
    if (!init.isEmpty()) {
      containers.describe("Init Containers", init, status.array("initContainerStatuses"));
    }
    containers.describe("Containers", spec.array("containers"), status.array("containerStatuses"));
    JsonArray ephemeral = spec.array("ephemeralContainers");
    if (!ephemeral.isEmpty()) {
      containers.describe(
          "Ephemeral Containers", ephemeral, status.array("ephemeralContainerStatuses"));
    }
  }

  private static void readinessGates(JsonObject spec, JsonObject status, DescribeWriter out) {
    List<JsonObject> gates = spec.array("readinessGates").objects();
    if (gates.isEmpty()) {
      return;
    }
    Conditions conditions = new Conditions(status.array("conditions"));
    out.write(0, "Readiness Gates:\n  Type\tStatus\n");
    for (JsonObject gate : gates) {
      String type = gate.string("conditionType");
      JsonObject condition = conditions.find(type);
      String value = condition == null ? "" : condition.string("status");
      out.write(1, type + " \t" + Texts.orNone(value) + " \n");
    }
  }

  private static void events(JsonObject pod, DescribeContext context, DescribeWriter out) {
    if (context.showEvents()) {
      Events.table(Events.search(pod, "", context), context, out);
    }
  }
}
