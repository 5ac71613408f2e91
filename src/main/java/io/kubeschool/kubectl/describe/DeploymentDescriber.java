package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Describes Deployments. Models describe.go: describeDeployment. */
final class DeploymentDescriber implements Describer {

  @Override
  public void describe(JsonObject deployment, DescribeContext context, DescribeWriter out) {
    JsonObject spec = deployment.object("spec");
    LabelSelector selector = LabelSelector.of(spec.object("selector"));
    out.field(0, "Name", deployment.string("metadata", "name"));
    out.field(0, "Namespace", deployment.string("metadata", "namespace"));
    out.field(
        0, "CreationTimestamp", Texts.time(deployment.string("metadata", "creationTimestamp")));
    Metadata.labelsAndAnnotations(deployment, out);
    out.field(0, "Selector", selector);
    out.field(0, "Replicas", replicas(spec, deployment.object("status")));
    out.field(0, "StrategyType", spec.string("strategy", "type"));
    out.field(0, "MinReadySeconds", spec.number(0, "minReadySeconds"));
    JsonObject rolling = spec.object("strategy", "rollingUpdate");
    if (!rolling.isEmpty()) {
      out.field(
          0,
          "RollingUpdateStrategy",
          Texts.intOrString(rolling.get("maxUnavailable"))
              + " max unavailable, "
              + Texts.intOrString(rolling.get("maxSurge"))
              + " max surge");
    }
    PodTemplate.describe(spec.object("template"), out);
    ConditionTables.withReasons(deployment, out);
    replicaSets(deployment, selector, context, out);
    Events.about(deployment, context, out);
  }

  private static String replicas(JsonObject spec, JsonObject status) {
    return spec.number(1, "replicas")
        + " desired | "
        + status.number(0, "updatedReplicas")
        + " updated | "
        + status.number(0, "replicas")
        + " total | "
        + status.number(0, "availableReplicas")
        + " available | "
        + status.number(0, "unavailableReplicas")
        + " unavailable";
  }

  private static void replicaSets(
      JsonObject deployment, LabelSelector selector, DescribeContext context, DescribeWriter out) {
    String uid = deployment.string("metadata", "uid");
    List<JsonObject> sets =
        context
            .list(
                "/apis/apps/v1/namespaces/"
                    + deployment.string("metadata", "namespace")
                    + "/replicasets",
                Map.of("labelSelector", selector.toString()))
            .stream()
            .filter(s ->
                s.array("metadata", "ownerReferences").objects().stream()
                    .anyMatch(o -> o.bool("controller") && o.string("uid").equals(uid)))
            .sorted(
                Comparator.comparing((JsonObject s) -> s.string("metadata", "creationTimestamp"))
                    .thenComparing(s -> s.string("metadata", "name")))
            .toList();
    if (sets.isEmpty()) {
      return;
    }
    JsonObject template = withoutHash(deployment);
    JsonObject current =
        sets.stream().filter(s -> withoutHash(s).equals(template)).findFirst().orElse(null);
    out.field(0, "OldReplicaSets", names(sets.stream().filter(s -> s != current).toList()));
    out.field(0, "NewReplicaSet", names(current == null ? List.of() : List.of(current)));
  }

  /** Models util/deployment: equalIgnoreHash. */
  private static JsonObject withoutHash(JsonObject object) {
    return object
        .object("spec", "template")
        .remove("metadata", "labels", "pod-template-hash")
        .remove("metadata", "creationTimestamp");
  }

  private static String names(List<JsonObject> sets) {
    StringJoiner names = new StringJoiner(", ");
    for (JsonObject set : sets) {
      names.add(
          set.string("metadata", "name")
              + " ("
              + set.number(0, "status", "replicas")
              + "/"
              + set.number(0, "spec", "replicas")
              + " replicas created)");
    }
    return Texts.orNone(names.toString());
  }
}
