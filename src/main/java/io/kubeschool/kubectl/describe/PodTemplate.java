package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A controller's pod template. Models describe.go: DescribePodTemplate. */
public final class PodTemplate {

  private PodTemplate() {}

  /** The description with tabs between its cells, as a rollout's history shows it. */
  public static String text(JsonObject template) {
    DescribeWriter out = DescribeWriter.unaligned();
    describe(template, out);
    return out.text();
  }

  static void describe(JsonObject template, DescribeWriter out) {
    out.write(0, "Pod Template:\n");
    if (template.isEmpty()) {
      out.write(1, "<unset>");
      return;
    }
    JsonObject spec = template.object("spec");
    Metadata.labels("  Labels", template.object("metadata", "labels").strings(), out);
    if (!template.object("metadata", "annotations").isEmpty()) {
      Metadata.annotations(
          "  Annotations", template.object("metadata", "annotations").strings(), out);
    }
    if (!spec.string("serviceAccountName").isEmpty()) {
      out.field(1, "Service Account", spec.string("serviceAccountName"));
    }
    Containers containers = new Containers(JsonObject.EMPTY, "  ", out);
    if (!spec.array("initContainers").isEmpty()) {
      containers.describe("Init Containers", spec.array("initContainers"), JsonArray.EMPTY);
    }
    containers.describe("Containers", spec.array("containers"), JsonArray.EMPTY);
    Volumes.describe(spec.array("volumes"), "  ", out);
    spreadConstraints(spec, "  ", out);
    if (!spec.string("priorityClassName").isEmpty()) {
      out.field(1, "Priority Class Name", spec.string("priorityClassName"));
    }
    Metadata.labels("  Node-Selectors", spec.object("nodeSelector").strings(), out);
    Metadata.tolerations("  Tolerations", spec.array("tolerations"), out);
  }

  static void spreadConstraints(JsonObject spec, String indent, DescribeWriter out) {
    List<JsonObject> constraints =
        new ArrayList<>(spec.array("topologySpreadConstraints").objects());
    if (constraints.isEmpty()) {
      return;
    }
    constraints.sort(Comparator.comparing(c -> c.string("topologyKey")));
    Metadata.lines(
        indent,
        "Topology Spread Constraints",
        constraints.stream().map(PodTemplate::spreadConstraint).toList(),
        out);
  }

  private static String spreadConstraint(JsonObject constraint) {
    return constraint.string("topologyKey")
        + ":"
        + constraint.string("whenUnsatisfiable")
        + " when max skew "
        + constraint.number(0, "maxSkew")
        + " is exceeded"
        + (constraint.has("labelSelector")
            ? " for selector " + Texts.selector(constraint.object("labelSelector"))
            : "");
  }
}
