package io.kubeschool.kubectl.describe;

import io.kubeschool.kubectl.printer.TablePrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.Map;

/**
 * Describes ReplicaSets and ReplicationControllers. Models describe.go: describeReplicaSet,
 * describeReplicationController.
 */
final class ReplicaSetDescriber implements Describer {

  @Override
  public void describe(JsonObject set, DescribeContext context, DescribeWriter out) {
    boolean isController = set.string("kind").equals("ReplicationController");
    LabelSelector selector = selector(set, isController);
    out.field(0, "Name", set.string("metadata", "name"));
    out.field(0, "Namespace", set.string("metadata", "namespace"));
    out.field(
        0,
        "Selector",
        isController
            ? TablePrinter.labels(set.object("spec", "selector").strings())
            : Texts.orNone(selector.toString()));
    Metadata.labelsAndAnnotations(set, out);
    if (!isController && !Texts.controller(set).isEmpty()) {
      out.field(0, "Controlled By", Texts.controller(set));
    }
    out.field(
        0,
        "Replicas",
        set.number(0, "status", "replicas")
            + " current / "
            + set.number(0, "spec", "replicas")
            + " desired");
    PodCounts.of(set, selector, context).describe(out);
    PodTemplate.describe(set.object("spec", "template"), out);
    ConditionTables.withReasons(set, out);
    Events.about(set, context, out);
  }

  private static LabelSelector selector(JsonObject set, boolean isController) {
    Map<String, String> labels = set.object("spec", "selector").strings();
    return isController
        ? LabelSelector.ofLabels(labels)
        : LabelSelector.of(set.object("spec", "selector"));
  }
}
