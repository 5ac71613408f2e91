package io.kubeschool.controller;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** What controllers ask of pods. Models pkg/controller/controller_utils.go and pkg/api/v1/pod. */
public final class PodState {

  private PodState() {}

  /** Whether it is not finished and not being deleted. Models IsPodActive. */
  public static boolean isActive(JsonObject pod) {
    PodFacts facts = PodFacts.of(pod);
    return !facts.isFinished() && !facts.isDeleted();
  }

  /** Whether a selector selects it: {@link LabelSelector#matches(JsonObject)} by what is known. */
  public static boolean isSelected(JsonObject pod, LabelSelector selector) {
    return selector.matchesLabels(PodFacts.of(pod).labels());
  }

  /** Whether it is being deleted but not finished. Models IsPodTerminating. */
  public static boolean isTerminating(JsonObject pod) {
    PodFacts facts = PodFacts.of(pod);
    return !facts.isFinished() && facts.isDeleted();
  }

  /** Whether it has ended for good. Models pkg/api/v1/pod: IsPodTerminal. */
  public static boolean isFinished(JsonObject pod) {
    return PodFacts.of(pod).isFinished();
  }

  /** Whether its Ready condition is true. */
  public static boolean isReady(JsonObject pod) {
    return PodFacts.of(pod).isReady();
  }

  /** Since when it is ready, or null. */
  public static Instant readySince(JsonObject pod) {
    JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
    return ready != null && ready.string("status").equals("True")
        ? Timestamps.parse(ready.string("lastTransitionTime"))
        : null;
  }

  /** Whether it has been ready for that long. Models pkg/api/v1/pod: IsPodAvailable. */
  public static boolean isAvailable(JsonObject pod, int minReadySeconds, Instant now) {
    if (!isReady(pod)) {
      return false;
    }
    if (minReadySeconds == 0) {
      return true;
    }
    Instant since = readySince(pod);
    return since != null && !since.plusSeconds(minReadySeconds).isAfter(now);
  }

  /**
   * How long until the first of these pods becomes available, or null. Models
   * FindMinNextPodAvailabilityCheck.
   */
  public static Duration untilNextAvailable(
      Iterable<JsonObject> pods, int minReadySeconds, Instant now) {
    Duration least = null;
    for (JsonObject pod : pods) {
      Instant since = readySince(pod);
      if (since != null && minReadySeconds > 0) {
        Duration left = Duration.between(now, since.plusSeconds(minReadySeconds));
        if (left.isPositive() && (least == null || left.compareTo(least) < 0)) {
          least = left;
        }
      }
    }
    return least;
  }

  /** The most restarts of any of its containers. */
  static long restarts(JsonObject pod) {
    long most = 0;
    for (Json status : pod.array("status", "containerStatuses")) {
      most = Math.max(most, status.number(0, "restartCount"));
    }
    return most;
  }

  /** The most restarts of any of its sidecars. */
  static long sidecarRestarts(JsonObject pod) {
    long most = 0;
    for (Json container : pod.array("spec", "initContainers")) {
      if (container.string("restartPolicy").equals("Always")) {
        JsonObject status =
            pod.array("status", "initContainerStatuses").find("name", container.string("name"));
        most = Math.max(most, status == null ? 0 : status.number(0, "restartCount"));
      }
    }
    return most;
  }
}
