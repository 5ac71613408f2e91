package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Describes HorizontalPodAutoscalers. Models describe.go: describeHorizontalPodAutoscalerV2. */
final class AutoscalerDescriber implements Describer {

  private static final String UNKNOWN = "<unknown>";

  /** How a metric's line begins, and what its target is, by the metric's type. */
  private static final Map<String, BiConsumer<Metric, DescribeWriter>> METRICS =
      Map.of(
          "External",
          (metric, out) ->
              out.write(1, '"' + metric.name() + "\" " + metric.valueOrAverage() + "\n"),
          "Pods",
          (metric, out) ->
              out.write(1, '"' + metric.name() + "\" on pods:\t" + metric.average() + "\n"),
          "Object",
          (metric, out) -> {
            JsonObject about = metric.spec().object("describedObject");
            out.write(
                1,
                '"'
                    + metric.name()
                    + "\" on "
                    + about.string("kind")
                    + "/"
                    + about.string("name")
                    + " "
                    + metric.valueOrAverage()
                    + "\n");
          },
          "Resource",
          (metric, out) -> {
            out.write(1, "resource " + metric.spec().string("name") + " on pods");
            usage(metric, out);
          },
          "ContainerResource",
          (metric, out) -> {
            out.write(
                1,
                "resource "
                    + metric.spec().string("name")
                    + " of container \""
                    + metric.spec().string("container")
                    + "\" on pods");
            usage(metric, out);
          });

  /** What is wanted of a metric, and what it is now. */
  private record Metric(JsonObject spec, JsonObject now) {

    String name() {
      return spec.string("metric", "name");
    }

    String average() {
      return current("averageValue") + " / " + spec.string("target", "averageValue");
    }

    String valueOrAverage() {
      return spec.has("target", "averageValue")
          ? "(target average value):\t" + average()
          : "(target value):\t" + current("value") + " / " + spec.string("target", "value");
    }

    private String current(String field) {
      return now.has("current", field) ? now.string("current", field) : UNKNOWN;
    }

    String utilization() {
      String current =
          now.has("current", "averageUtilization")
              ? now.number(0, "current", "averageUtilization")
                  + "% ("
                  + now.string("current", "averageValue")
                  + ")"
              : UNKNOWN;
      String target =
          spec.has("target", "averageUtilization")
              ? spec.number(0, "target", "averageUtilization") + "%"
              : "<auto>";
      return current + " / " + target;
    }
  }

  private static void usage(Metric metric, DescribeWriter out) {
    if (metric.spec().has("target", "averageValue")) {
      out.write(0, ":\t" + metric.average() + "\n");
    } else {
      out.write(1, "(as a percentage of request):\t" + metric.utilization() + "\n");
    }
  }

  @Override
  public void describe(JsonObject object, DescribeContext context, DescribeWriter out) {
    JsonObject spec = object.object("spec");
    JsonObject status = object.object("status");
    JsonObject target = spec.object("scaleTargetRef");
    Metadata.header(object, out);
    out.field(0, "CreationTimestamp", Texts.time(object.string("metadata", "creationTimestamp")));
    out.field(0, "Reference", target.string("kind") + "/" + target.string("name"));
    metrics(spec, status, out);
    out.field(
        0,
        "Min replicas",
        spec.has("minReplicas") ? spec.number(0, "minReplicas") : (Object) "<unset>");
    out.field(0, "Max replicas", spec.number(0, "maxReplicas"));
    if (spec.has("behavior")) {
      out.write(0, "Behavior:\n");
      direction("Up", spec.object("behavior", "scaleUp"), out);
      direction("Down", spec.object("behavior", "scaleDown"), out);
    }
    out.field(
        0,
        target.string("kind") + " pods",
        status.number(0, "currentReplicas")
            + " current / "
            + status.number(0, "desiredReplicas")
            + " desired");
    conditions(status, out);
    Events.about(object, context, out);
  }

  private static void metrics(JsonObject spec, JsonObject status, DescribeWriter out) {
    out.write(0, "Metrics:\t( current / target )\n");
    List<JsonObject> metrics = spec.array("metrics").objects();
    List<JsonObject> current = status.array("currentMetrics").objects();
    for (int i = 0; i < metrics.size(); i++) {
      String type = metrics.get(i).string("type");
      String field =
          type.isEmpty() ? type : Character.toLowerCase(type.charAt(0)) + type.substring(1);
      JsonObject now = i < current.size() ? current.get(i).object(field) : JsonObject.EMPTY;
      METRICS
          .getOrDefault(
              type, (metric, to) -> to.write(1, "<unknown metric type \"" + type + "\">\n"))
          .accept(new Metric(metrics.get(i).object(field), now), out);
    }
  }

  private static void direction(String name, JsonObject rules, DescribeWriter out) {
    if (rules.isEmpty()) {
      return;
    }
    out.write(1, "Scale " + name + ":\n");
    if (rules.has("stabilizationWindowSeconds")) {
      out.write(
          2,
          "Stabilization Window: " + rules.number(0, "stabilizationWindowSeconds") + " seconds\n");
    }
    List<JsonObject> policies = rules.array("policies").objects();
    if (policies.isEmpty()) {
      return;
    }
    String select = rules.has("selectPolicy") ? rules.string("selectPolicy") : "Max";
    out.write(2, "Select Policy: " + select + "\n");
    out.write(2, "Policies:\n");
    for (JsonObject policy : policies) {
      out.write(
          3,
          "- Type: "
              + policy.string("type")
              + "\tValue: "
              + policy.number(0, "value")
              + "\tPeriod: "
              + policy.number(0, "periodSeconds")
              + " seconds\n");
    }
  }

  private static void conditions(JsonObject status, DescribeWriter out) {
    List<JsonObject> conditions = status.array("conditions").objects();
    if (conditions.isEmpty()) {
      return;
    }
    out.write(0, "Conditions:\n");
    out.write(1, "Type\tStatus\tReason\tMessage\n");
    out.write(1, "----\t------\t------\t-------\n");
    for (JsonObject condition : conditions) {
      out.write(
          1,
          String.join(
                  "\t",
                  condition.string("type"),
                  condition.string("status"),
                  condition.string("reason"),
                  condition.string("message"))
              + "\n");
    }
  }
}
