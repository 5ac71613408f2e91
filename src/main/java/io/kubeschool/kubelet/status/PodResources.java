package io.kubeschool.kubelet.status;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Quantity;
import java.util.List;
import java.util.TreeMap;

/**
 * The resources of a whole pod. Models component-helpers resource: PodRequests, and
 * pkg/kubelet/kubelet_pods.go: convertToAPIPodLevelResourcesStatus.
 */
final class PodResources {

  private PodResources() {}

  static void addTo(JsonObject.Builder status, Pod pod) {
    JsonObject requests = sum(pod.containers(), "requests");
    JsonObject limits = sum(pod.containers(), "limits");
    JsonObject.Builder resources = JsonObject.builder();
    if (!requests.isEmpty()) {
      status.put("allocatedResources", requests);
      resources.put("requests", requests);
    }
    boolean all =
        pod.containers().stream().noneMatch(c -> c.object("resources", "limits").isEmpty());
    if (!limits.isEmpty() && all) {
      resources.put("limits", limits);
    }
    status.put("resources", resources.build());
  }

  private static JsonObject sum(List<JsonObject> containers, String which) {
    if (containers.size() == 1) {
      return containers.getFirst().object("resources", which);
    }
    TreeMap<String, Quantity> sums = new TreeMap<>();
    for (JsonObject container : containers) {
      container
          .object("resources", which)
          .forEach((name, value) -> {
            if (value instanceof JsonString(String text)) {
              sums.merge(name, Quantity.parse(text), Quantity::plus);
            }
          });
    }
    JsonObject.Builder result = JsonObject.builder();
    sums.forEach((name, quantity) -> result.put(name, Json.of(quantity.toString())));
    return result.build();
  }
}
