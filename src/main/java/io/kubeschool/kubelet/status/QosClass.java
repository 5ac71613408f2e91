package io.kubeschool.kubelet.status;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;

/** A pod's quality of service. Models pkg/apis/core/v1/helper/qos: GetPodQOS. */
final class QosClass {

  private QosClass() {}

  static String of(Pod pod) {
    String given = pod.json().string("status", "qosClass");
    if (!given.isEmpty()) {
      return given;
    }
    boolean any = false;
    boolean guaranteed = true;
    for (JsonObject container : pod.containers()) {
      JsonObject limits = container.object("resources", "limits");
      JsonObject requests = container.object("resources", "requests");
      any |= !limits.isEmpty() || !requests.isEmpty();
      guaranteed &=
          limits.has("cpu")
              && limits.has("memory")
              && (requests.isEmpty() || requests.equals(limits));
    }
    return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
  }
}
