package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;

/** Describes DaemonSets. Models describe.go: describeDaemonSet. */
final class DaemonSetDescriber implements Describer {

  @Override
  public void describe(JsonObject set, DescribeContext context, DescribeWriter out) {
    JsonObject spec = set.object("spec");
    JsonObject status = set.object("status");
    LabelSelector selector = LabelSelector.of(spec.object("selector"));
    out.field(0, "Name", set.string("metadata", "name"));
    out.field(0, "Namespace", set.string("metadata", "namespace"));
    out.field(0, "Selector", selector);
    out.field(
        0,
        "Node-Selector",
        TablePrinter.labels(spec.object("template", "spec", "nodeSelector").strings()));
    Metadata.labelsAndAnnotations(set, out);
    count("Desired Number of Nodes Scheduled", status, "desiredNumberScheduled", out);
    count("Current Number of Nodes Scheduled", status, "currentNumberScheduled", out);
    count("Number of Nodes Scheduled with Up-to-date Pods", status, "updatedNumberScheduled", out);
    count("Number of Nodes Scheduled with Available Pods", status, "numberAvailable", out);
    count("Number of Nodes Misscheduled", status, "numberMisscheduled", out);
    PodCounts.of(set, selector, context).describe(out);
    PodTemplate.describe(spec.object("template"), out);
    Events.about(set, context, out);
  }

  private static void count(String title, JsonObject status, String field, DescribeWriter out) {
    out.write(0, title + ": " + status.number(0, field) + "\n");
  }
}
