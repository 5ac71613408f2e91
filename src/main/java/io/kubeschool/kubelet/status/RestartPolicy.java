package io.kubeschool.kubelet.status;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;

/** When a container is to be started, again or at all. */
public final class RestartPolicy {

  private RestartPolicy() {}

  /** Whether it is an init container that goes on running beside the others. */
  public static boolean isSidecar(JsonObject initContainer) {
    return initContainer.string("restartPolicy").equals("Always");
  }

  /**
   * Whether a container that is not running is to be started. Models pkg/kubelet/container:
   * ShouldContainerBeRestarted.
   *
   * @param current its newest instance, or null
   */
  public static boolean shouldStart(Pod pod, JsonObject container, Container current) {
    if (pod.isTerminating()) {
      return false;
    }
    if (current == null || current.state() == ContainerState.CREATED) {
      return true;
    }
    return current.state() != ContainerState.RUNNING
        && restartsAfter(pod, container, current.exitCode());
  }

  /** Whether it is started again after such an end. Models pod util: ContainerShouldRestart. */
  public static boolean restartsAfter(Pod pod, JsonObject container, long exitCode) {
    String own = container.string("restartPolicy");
    return switch (own.isEmpty() ? pod.json().string("spec", "restartPolicy") : own) {
      case "Never" -> false;
      case "OnFailure" -> exitCode != 0;
      default -> true;
    };
  }
}
