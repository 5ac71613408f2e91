package io.kubeschool.kubectl.describe;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Quantity;
import java.util.List;

/** Describes StatefulSets. Models describe.go: describeStatefulSet. */
final class StatefulSetDescriber implements Describer {

  @Override
  public void describe(JsonObject set, DescribeContext context, DescribeWriter out) {
    JsonObject spec = set.object("spec");
    LabelSelector selector = LabelSelector.of(spec.object("selector"));
    out.field(0, "Name", set.string("metadata", "name"));
    out.field(0, "Namespace", set.string("metadata", "namespace"));
    out.field(0, "CreationTimestamp", Texts.time(set.string("metadata", "creationTimestamp")));
    out.field(0, "Selector", selector);
    Metadata.labelsAndAnnotations(set, out);
    out.field(
        0,
        "Replicas",
        spec.number(1, "replicas")
            + " desired | "
            + set.number(0, "status", "replicas")
            + " total");
    JsonObject strategy = spec.object("updateStrategy");
    out.field(0, "Update Strategy", strategy.string("type"));
    if (strategy.has("rollingUpdate", "partition")) {
      out.field(1, "Partition", strategy.number(0, "rollingUpdate", "partition"));
      if (strategy.has("rollingUpdate", "maxUnavailable")) {
        Json most = strategy.get("rollingUpdate", "maxUnavailable");
        out.field(1, "MaxUnavailable", Texts.intOrString(most));
      }
    }
    PodCounts.of(set, selector, context).describe(out);
    PodTemplate.describe(spec.object("template"), out);
    claims(spec.array("volumeClaimTemplates").objects(), out);
    Events.about(set, context, out);
  }

  private static void claims(List<JsonObject> templates, DescribeWriter out) {
    out.write(0, templates.isEmpty() ? "Volume Claims:\t<none>\n" : "Volume Claims:\n");
    for (JsonObject claim : templates) {
      out.field(1, "Name", claim.string("metadata", "name"));
      out.field(1, "StorageClass", ClaimDescriber.storageClass(claim));
      Metadata.labels("  ", "Labels", claim.object("metadata", "labels").strings(), out);
      Metadata.labels("  ", "Annotations", claim.object("metadata", "annotations").strings(), out);
      Json storage = claim.get("spec", "resources", "requests", "storage");
      out.field(1, "Capacity", storage == null ? "<default>" : Quantity.of(storage));
      out.field(1, "Access Modes", Texts.list(claim.array("spec", "accessModes")));
    }
  }
}
