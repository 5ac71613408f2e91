package io.kubeschool.controller.job;

import io.kubeschool.model.Job;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A Job's pods at one look, and how they have ended as far as the Job counts it. */
final class JobPodSet {

  private final Job job;
  private final List<JsonObject> pods;
  private final Set<String> expectedRemovals;

  /**
   * These pods of that Job.
   *
   * @param expectedRemovals the UIDs of those whose finalizer has been removed, which the cache
   *     does not know yet
   */
  JobPodSet(Job job, List<JsonObject> pods, Collection<String> expectedRemovals) {
    this.job = job;
    this.pods = pods;
    this.expectedRemovals = Set.copyOf(expectedRemovals);
  }

  List<JsonObject> all() {
    return pods;
  }

  /** Those that have succeeded and are not among {@code counted}. Models getNewFinishedPods. */
  List<JsonObject> newlySucceeded(Set<String> counted) {
    return newlyEnded(counted, JobPodSet::hasSucceeded);
  }

  /** The same for those that have failed. */
  List<JsonObject> newlyFailed(Set<String> counted) {
    return newlyEnded(counted, this::hasFailed);
  }

  private List<JsonObject> newlyEnded(Set<String> counted, Predicate<JsonObject> ending) {
    List<JsonObject> ended = new ArrayList<>();
    for (JsonObject pod : pods) {
      if (isUncounted(pod)
          && !counted.contains(uid(pod))
          && (!job.isIndexed() || JobIndexes.isValid(pod, job))
          && ending.test(pod)) {
        ended.add(pod);
      }
    }
    return ended;
  }

  /** Whether it still has its finalizer, so that its end has not been counted for good. */
  boolean isUncounted(JsonObject pod) {
    return JobPods.isTracked(pod) && !expectedRemovals.contains(uid(pod));
  }

  static String uid(JsonObject pod) {
    return pod.string("metadata", "uid");
  }

  static boolean hasSucceeded(JsonObject pod) {
    return pod.string("status", "phase").equals("Succeeded");
  }

  /** Models isPodFailed: pods that are deleted count, as they may never come to fail. */
  boolean hasFailed(JsonObject pod) {
    return pod.string("status", "phase").equals("Failed")
        || !job.replacesOnlyFailedPods()
            && pod.has("metadata", "deletionTimestamp")
            && !hasSucceeded(pod);
  }

  /** Models pastBackoffLimitOnFailure. */
  boolean restartsExceedLimit() {
    if (!job.template().string("spec", "restartPolicy").equals("OnFailure")) {
      return false;
    }
    long restarts = 0;
    for (JsonObject pod : pods) {
      String phase = pod.string("status", "phase");
      if (phase.equals("Running") || phase.equals("Pending")) {
        for (String statuses : new String[] {"initContainerStatuses", "containerStatuses"}) {
          for (Json container : pod.array("status", statuses)) {
            restarts += container.number(0, "restartCount");
          }
        }
      }
    }
    return job.backoffLimit() == 0 ? restarts > 0 : restarts >= job.backoffLimit();
  }
}
