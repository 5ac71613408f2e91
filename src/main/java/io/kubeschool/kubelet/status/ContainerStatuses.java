package io.kubeschool.kubelet.status;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ContainerState;
import io.kubeschool.kubelet.runtime.ContainerUser;
import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The containers' part of a pod's status. Models pkg/kubelet/kubelet_pods.go:
 * convertToAPIContainerStatuses.
 */
final class ContainerStatuses {

  private final Pod pod;
  private final PodRecord record;
  private final Map<String, ContainerReason> reasons;
  private final boolean hasInitContainers;

  ContainerStatuses(Pod pod, PodRecord record, Map<String, ContainerReason> reasons) {
    this.pod = pod;
    this.record = record;
    this.reasons = reasons;
    this.hasInitContainers = !pod.json().array("spec", "initContainers").isEmpty();
  }

  /**
   * The statuses of these containers, in the order of their specs for init containers, else of
   * their names.
   */
  JsonArray of(List<JsonObject> containers, JsonArray previous, boolean init) {
    List<JsonObject> statuses = new ArrayList<>(containers.size());
    for (JsonObject container : containers) {
      JsonObject old = previous.find("name", container.string("name"));
      statuses.add(withReason(container, status(container, old), init));
    }
    if (!init && statuses.size() > 1) {
      statuses.sort((a, b) -> a.string("name").compareTo(b.string("name")));
    }
    return JsonArray.copyOf(statuses);
  }

  private JsonObject status(JsonObject container, JsonObject old) {
    String name = container.string("name");
    Container current = record.find(name);
    if (current == null) {
      return notYetSeen(container, old);
    }
    JsonObject last = JsonObject.EMPTY;
    long restarts = current.config().restartCount();
    if (old != null) {
      restarts = Math.max(restarts, old.number(0, "restartCount"));
      boolean replaced = !old.string("containerID").equals(current.runtimeId());
      if (replaced && old.has("state", "terminated")) {
        last = old.object("state");
      } else if (old.has("lastState", "terminated")) {
        last = old.object("lastState");
      }
    }
    Container before = record.previous(name);
    if (before != null) {
      last = state(before);
    }
    JsonObject.Builder status =
        JsonObject.builder()
            .put("name", name)
            .put("containerID", current.runtimeId())
            .put("image", current.config().reference().toString())
            .put(
                "imageID",
                current.config().reference().name() + "@" + current.config().image().digest())
            .put("lastState", last)
            .put("ready", false)
            .put("restartCount", restarts)
            .put("state", state(current))
            .put("resources", container.object("resources"))
            .put("user", user(current.config().user()));
    JsonObject requests = container.object("resources", "requests");
    if (!requests.isEmpty()) {
      status.put("allocatedResources", requests);
    }
    return withMounts(status, container);
  }

  private JsonObject notYetSeen(JsonObject container, JsonObject old) {
    if (old != null && old.has("state", "terminated")) {
      return old;
    }
    JsonObject.Builder status =
        JsonObject.builder()
            .put("name", container.string("name"))
            .put("image", container.string("image"))
            .put("imageID", "")
            .put("lastState", old == null ? JsonObject.EMPTY : old.object("lastState"))
            .put("ready", false)
            .put("restartCount", old == null ? 0 : old.number(0, "restartCount"))
            .put("state", waiting(hasInitContainers ? "PodInitializing" : "ContainerCreating", ""));
    return withMounts(status, container);
  }

  private static JsonObject withMounts(JsonObject.Builder status, JsonObject container) {
    JsonArray mounts = container.array("volumeMounts");
    if (!mounts.isEmpty()) {
      status.put("volumeMounts", mounts.map(m -> mount((JsonObject) m)));
    }
    return status.build();
  }

  private static JsonObject mount(JsonObject mount) {
    JsonObject.Builder status =
        JsonObject.builder()
            .put("name", mount.string("name"))
            .put("mountPath", mount.string("mountPath"));
    if (mount.bool("readOnly")) {
      status.put("readOnly", true).put("recursiveReadOnly", "Disabled");
    }
    return status.build();
  }

  private static JsonObject user(ContainerUser user) {
    return Json.objectOf(
        "linux",
        Json.objectOf(
            "uid", user.uid(), "gid", user.gid(), "supplementalGroups", Json.of(user.groups())));
  }

  /** The state of a container as the runtime has it. */
  static JsonObject state(Container container) {
    return switch (container.state()) {
      case CREATED -> Json.objectOf("waiting", JsonObject.EMPTY);
      case RUNNING ->
          Json.objectOf(
              "running", Json.objectOf("startedAt", Timestamps.format(container.startedAt())));
      case EXITED -> {
        JsonObject.Builder terminated =
            JsonObject.builder()
                .put("containerID", container.runtimeId())
                .put("exitCode", container.exitCode())
                .put("finishedAt", Timestamps.format(container.finishedAt()))
                .put("reason", container.reason())
                .put("startedAt", Timestamps.format(container.startedAt()));
        if (!container.message().isEmpty()) {
          terminated.put("message", container.message());
        }
        yield Json.objectOf("terminated", terminated.build());
      }
    };
  }

  private JsonObject withReason(JsonObject container, JsonObject status, boolean init) {
    String name = container.string("name");
    Container current = record.find(name);
    if (init
        && current != null
        && current.state() == ContainerState.EXITED
        && current.exitCode() == 0) {
      return status;
    }
    if (!RestartPolicy.shouldStart(pod, container, current)) {
      return status;
    }
    ContainerReason reason = reasons.get(name);
    if (reason == null) {
      return status;
    }
    JsonObject changed = status;
    if (status.has("state", "terminated")) {
      changed = changed.with("lastState", status.object("state"));
    }
    return changed.with("state", waiting(reason.reason(), reason.message()));
  }

  private static JsonObject waiting(String reason, String message) {
    JsonObject waiting = Json.objectOf("reason", reason);
    return Json.objectOf("waiting", message.isEmpty() ? waiting : waiting.with("message", message));
  }
}
