package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes to the containers of a pod. */
final class PodEdits {

  private static final List<String> ALL =
      List.of("initContainers", "containers", "ephemeralContainers");

  private PodEdits() {}

  /** The pod with its first container of that name changed, wherever it is. */
  static JsonObject edit(JsonObject pod, String name, UnaryOperator<JsonObject> change) {
    for (String group : ALL) {
      if (pod.array("spec", group).find("name", name) != null) {
        return editIn(pod, group, name, change);
      }
    }
    return pod;
  }

  /** The pod with its first container of that name in one group changed. */
  static JsonObject editIn(
      JsonObject pod, String group, String name, UnaryOperator<JsonObject> change) {
    JsonArray containers = pod.array("spec", group);
    for (int i = 0; i < containers.size(); i++) {
      JsonObject container = containers.objectAt(i);
      if (container.string("name").equals(name)) {
        return pod.set(containers.with(i, change.apply(container)), "spec", group);
      }
    }
    return pod;
  }

  /** The pod with all containers of a group changed. */
  static JsonObject editAllIn(JsonObject pod, String group, UnaryOperator<JsonObject> change) {
    if (pod.array("spec", group).isEmpty()) {
      return pod;
    }
    return pod.set(pod.array("spec", group).map(c -> change.apply((JsonObject) c)), "spec", group);
  }

  /** Whether the pod has a container of that name. */
  static boolean hasContainer(JsonObject pod, String name) {
    return ALL.stream().anyMatch(group -> pod.array("spec", group).find("name", name) != null);
  }
}
