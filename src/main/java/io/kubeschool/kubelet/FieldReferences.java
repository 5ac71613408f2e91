package io.kubeschool.kubelet;

import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Quantity;
import java.util.Map;

/**
 * What {@code fieldRef} and {@code resourceFieldRef} mean. Models kubelet_pods.go:
 * podFieldSelectorRuntimeValue, pkg/fieldpath and pkg/api/v1/resource:
 * ExtractContainerResourceValue.
 */
public final class FieldReferences {

  private final NodeConfig node;

  /** For pods of that node. */
  public FieldReferences(NodeConfig node) {
    this.node = node;
  }

  /** The value of a pod's field. */
  public String field(Pod pod, String path, PodRecord record) throws ContainerConfigException {
    int bracket = path.indexOf("['");
    if (bracket >= 0 && path.endsWith("']")) {
      String key = path.substring(bracket + 2, path.length() - 2);
      return map(pod, path.substring(0, bracket)).getOrDefault(key, "");
    }
    return switch (path) {
      case "metadata.name" -> pod.name();
      case "metadata.namespace" -> pod.namespace();
      case "metadata.uid" -> pod.uid();
      case "metadata.labels", "metadata.annotations" -> lines(map(pod, path));
      case "spec.nodeName" -> pod.nodeName();
      case "spec.serviceAccountName" -> pod.json().string("spec", "serviceAccountName");
      case "status.hostIP", "status.hostIPs" -> node.ip();
      case "status.podIP", "status.podIPs" ->
          record.sandbox() == null ? "" : record.sandbox().network().ip();
      default -> throw ContainerConfigException.config("unsupported fieldPath: " + path);
    };
  }

  private static Map<String, String> map(Pod pod, String path) {
    return path.equals("metadata.labels") ? pod.labels() : pod.annotations();
  }

  private static String lines(Map<String, String> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(key).append("=\"").append(value).append('"');
    });
    return text.toString();
  }

  /** The value of a container's resource, in units of its divisor, rounded up. */
  public String resource(Pod pod, JsonObject container, JsonObject reference)
      throws ContainerConfigException {
    JsonObject of = container;
    String name = reference.string("containerName");
    if (!name.isEmpty()) {
      of = pod.json().array("spec", "containers").find("name", name);
      if (of == null) {
        throw ContainerConfigException.config("container " + name + " not found");
      }
    }
    String resource = reference.string("resource");
    int dot = resource.indexOf('.');
    String which = resource.substring(0, Math.max(0, dot));
    String kind = resource.substring(dot + 1);
    Quantity value = quantity(of, which, kind);
    String divisorText = reference.string("divisor");
    boolean noDivisor = divisorText.isEmpty() || divisorText.equals("0");
    Quantity divisor = noDivisor ? Quantity.parse("1") : Quantity.parse(divisorText);
    return kind.equals("cpu")
        ? Long.toString(ceilingOf(value.millis(), divisor.millis()))
        : Long.toString(ceilingOf(value.value(), divisor.value()));
  }

  private Quantity quantity(JsonObject container, String which, String kind)
      throws ContainerConfigException {
    String value = container.object("resources", which).string(kind);
    if (value.isEmpty() && which.equals("limits")) {
      value =
          switch (kind) {
            case "cpu" -> Integer.toString(node.cpus());
            case "memory" -> node.memory();
            default -> "";
          };
    }
    if (value.isEmpty()) {
      value = "0";
    }
    return Quantity.parse(value);
  }

  private static long ceilingOf(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }
}
