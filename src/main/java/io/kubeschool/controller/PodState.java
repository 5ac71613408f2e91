package io.kubeschool.controller;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;

/** What controllers ask of pods. Models pkg/controller/controller_utils.go and pkg/api/v1/pod. */
public final class PodState {

  private PodState() {}

  /**
   * What every sync asks of every pod. It follows from the pod alone, which never changes, and so
   * is read once for each version of a pod and remembered with it.
   */
  private record Facts(boolean isFinished, boolean isDeleted, boolean isReady) {

    private static final Facts[] ALL = new Facts[8];

    static {
      for (int i = 0; i < ALL.length; i++) {
        ALL[i] = new Facts((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
      }
    }

    static Facts of(JsonObject pod) {
      if (pod.known() instanceof Facts facts) {
        return facts;
      }
      String phase = pod.string("status", "phase");
      boolean finished = phase.equals("Succeeded") || phase.equals("Failed");
      boolean deleted = pod.has("metadata", "deletionTimestamp");
      JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
      boolean isReady = ready != null && ready.string("status").equals("True");
      Facts facts = ALL[(finished ? 1 : 0) + (deleted ? 2 : 0) + (isReady ? 4 : 0)];
      pod.rememberAs(facts);
      return facts;
    }
  }

  /** Whether it is not finished and not being deleted. Models IsPodActive. */
  public static boolean isActive(JsonObject pod) {
    Facts facts = Facts.of(pod);
    return !facts.isFinished() && !facts.isDeleted();
  }

  /** Whether it is being deleted but not finished. Models IsPodTerminating. */
  public static boolean isTerminating(JsonObject pod) {
    Facts facts = Facts.of(pod);
    return !facts.isFinished() && facts.isDeleted();
  }

  /** Whether it has ended for good. Models pkg/api/v1/pod: IsPodTerminal. */
  public static boolean isFinished(JsonObject pod) {
    return Facts.of(pod).isFinished();
  }

  /** Whether its Ready condition is true. */
  public static boolean isReady(JsonObject pod) {
    return Facts.of(pod).isReady();
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
