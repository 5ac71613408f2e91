package io.kubeschool.controller.disruption;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.model.IntOrPercent;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many pods there should be behind a budget, and how many of them healthy. Models
 * disruption.go: getExpectedPodCount, getExpectedScale and the finders of controllers.
 */
final class ExpectedPods {

  private final Map<String, SharedInformer> scaled = new LinkedHashMap<>();

  /**
   * @param expected what the pods' controllers are scaled to
   * @param unmanaged names of pods without a controller
   */
  record Scale(long expected, long desiredHealthy, List<String> unmanaged) {}

  /** A pod's controller is not known, or cannot be scaled. */
  static final class UnknownScale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownScale(String message) {
      super(message);
    }
  }

  ExpectedPods(InformerFactory informers) {
    scaled.put("ReplicationController", informers.of(Kinds.REPLICATION_CONTROLLER));
    scaled.put("ReplicaSet", informers.of(Kinds.REPLICA_SET));
    scaled.put("Deployment", informers.of(Kinds.DEPLOYMENT));
    scaled.put("StatefulSet", informers.of(Kinds.STATEFUL_SET));
  }

  Scale of(JsonObject budget, List<JsonObject> pods) {
    JsonObject spec = budget.object("spec");
    if (spec.has("maxUnavailable")) {
      List<String> unmanaged = new ArrayList<>();
      long expected = scale(pods, unmanaged);
      long unavailable =
          IntOrPercent.scaled(spec.get("maxUnavailable"), Math.toIntExact(expected), true);
      return new Scale(expected, Math.max(0, expected - unavailable), unmanaged);
    }
    Json least = spec.get("minAvailable");
    if (least == null || least instanceof JsonNumber) {
      return new Scale(pods.size(), spec.number(0, "minAvailable"), List.of());
    }
    List<String> unmanaged = new ArrayList<>();
    long expected = scale(pods, unmanaged);
    return new Scale(
        expected, IntOrPercent.scaled(least, Math.toIntExact(expected), true), unmanaged);
  }

  private long scale(List<JsonObject> pods, List<String> unmanaged) {
    Map<String, Long> byController = new LinkedHashMap<>();
    for (JsonObject pod : pods) {
      OwnerReference owner = ControllerRef.of(pod);
      if (owner == null) {
        unmanaged.add(pod.string("metadata", "name"));
      } else if (!byController.containsKey(owner.uid())) {
        JsonObject controller = controller(pod, owner);
        byController.put(
            controller.string("metadata", "uid"), controller.number(1, "spec", "replicas"));
        byController.putIfAbsent(owner.uid(), 0L);
      }
    }
    return byController.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The controller that is scaled: of a Deployment's ReplicaSet the Deployment. */
  private JsonObject controller(JsonObject pod, OwnerReference owner) {
    JsonObject controller = find(pod, owner);
    if (controller == null && !scaled.containsKey(owner.kind())) {
      throw new UnknownScale(resource(owner) + " does not implement the scale subresource");
    }
    if (controller == null) {
      throw new UnknownScale(
          "found no controllers for pod \"" + pod.string("metadata", "name") + "\"");
    }
    OwnerReference above = ControllerRef.of(controller);
    JsonObject deployment =
        above != null && above.kind().equals("Deployment") ? find(controller, above) : null;
    return deployment == null ? controller : deployment;
  }

  private static String resource(OwnerReference owner) {
    return Kinds.all().stream()
        .filter(kind -> kind.kind().equals(owner.kind()))
        .filter(kind -> kind.groupVersion().toString().equals(owner.apiVersion()))
        .map(ResourceKind::groupResource)
        .findFirst()
        .orElse(owner.kind());
  }

  private JsonObject find(JsonObject object, OwnerReference owner) {
    SharedInformer informer = scaled.get(owner.kind());
    JsonObject found =
        informer == null
            ? null
            : informer.get(new ObjectKey(object.string("metadata", "namespace"), owner.name()));
    return found != null && found.string("metadata", "uid").equals(owner.uid()) ? found : null;
  }
}
