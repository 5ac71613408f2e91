package io.kubeschool.apiserver.table;

import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an autoscaler measures and wants. Models printers.go: formatHPAMetrics. */
final class AutoscalerMetrics {

  private static final Map<String, String> FIELDS =
      Map.of(
          "External", "external",
          "Pods", "pods",
          "Object", "object",
          "Resource", "resource",
          "ContainerResource", "containerResource");

  private AutoscalerMetrics() {}

  static String of(JsonObject autoscaler) {
    List<JsonObject> specs = autoscaler.array("spec", "metrics").objects();
    List<JsonObject> statuses = autoscaler.array("status", "currentMetrics").objects();
    if (specs.isEmpty()) {
      return "<none>";
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      JsonObject status = i < statuses.size() ? statuses.get(i) : JsonObject.EMPTY;
      texts.add(metric(specs.get(i), status));
    }
    return Cells.some(texts, 2, ", ");
  }

  private static String metric(JsonObject spec, JsonObject status) {
    String field = FIELDS.get(spec.string("type"));
    if (field == null) {
      return "<unknown type>";
    }
    JsonObject target = spec.object(field, "target");
    JsonObject current = status.object(field, "current");
    if (field.endsWith("esource")) {
      return spec.string(field, "name") + ": " + resource(target, current);
    }
    if (target.has("averageValue")) {
      String suffix = field.equals("pods") ? "" : " (avg)";
      return value(current, "averageValue") + "/" + value(target, "averageValue") + suffix;
    }
    return value(current, "value") + "/" + value(target, "value");
  }

  private static String resource(JsonObject target, JsonObject current) {
    if (target.has("averageValue")) {
      return value(current, "averageValue") + "/" + value(target, "averageValue");
    }
    String wanted =
        target.has("averageUtilization") ? value(target, "averageUtilization") + "%" : "<auto>";
    String found =
        current.has("averageUtilization")
            ? value(current, "averageUtilization") + "%"
            : "<unknown>";
    return found + "/" + wanted;
  }

  private static String value(JsonObject object, String name) {
    return Cells.textAt(object, "<unknown>", name);
  }
}
