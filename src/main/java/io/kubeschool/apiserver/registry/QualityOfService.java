package io.kubeschool.apiserver.registry;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** A pod's quality of service class. Models pkg/apis/core/v1/helper/qos: ComputePodQOS. */
public final class QualityOfService {

  private static final List<String> COUNTED = List.of("cpu", "memory");

  private QualityOfService() {}

  /** The class that a pod is of by its containers' resources. */
  public static String of(Pod pod) {
    List<JsonObject> containers = new ArrayList<>(pod.containers());
    containers.addAll(pod.json().array("spec", "initContainers").objects());
    boolean asks = false;
    boolean guaranteed = true;
    for (JsonObject container : containers) {
      for (String resource : COUNTED) {
        String request =
            container.get("resources", "requests", resource) == null
                ? ""
                : text(container, "requests", resource);
        String limit =
            container.get("resources", "limits", resource) == null
                ? ""
                : text(container, "limits", resource);
        asks |= !isZero(request) || !isZero(limit);
        guaranteed &= !isZero(limit) && (request.isEmpty() || request.equals(limit));
      }
    }
    if (!asks) {
      return "BestEffort";
    }
    return guaranteed ? "Guaranteed" : "Burstable";
  }

  private static String text(JsonObject container, String what, String resource) {
    return container.object("resources", what).strings().getOrDefault(resource, "");
  }

  private static boolean isZero(String quantity) {
    return quantity.isEmpty() || quantity.matches("0+(\\.0+)?[A-Za-z]*");
  }
}
