package io.kubeschool.controller.job;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Job;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creates and deletes the pods of Jobs and takes the tracking finalizer off them. Models
 * pkg/controller/job/job_controller.go: getPodsForJob, deleteActivePods, deleteJobPods,
 * removeTrackingFinalizerFromPods, and tracking_utils.go.
 */
final class JobPods {

  private final ApiClient client;
  private final PodControl podControl;
  private final Expectations expectations;
  private final SharedInformer pods;
  private final Map<ObjectKey, Set<String>> removals = new HashMap<>();

  JobPods(ApiClient client, PodControl podControl, Expectations expectations, SharedInformer pods) {
    this.client = client;
    this.podControl = podControl;
    this.expectations = expectations;
    this.pods = pods;
  }

  /** Whether a Job has yet to count that pod. */
  static boolean isTracked(JsonObject pod) {
    return pod.array("metadata", "finalizers").strings().contains(Job.TRACKING_FINALIZER);
  }

  /** The pods that a Job owns, after adopting and letting go. */
  List<JsonObject> of(Job job) {
    List<JsonObject> candidates = new ArrayList<>(pods.byIndex(ControllerRef.INDEX, job.uid()));
    candidates.addAll(pods.byIndex(ControllerRef.INDEX, ControllerRef.orphansOf(job.namespace())));
    List<JsonObject> claimed = new ArrayList<>();
    for (JsonObject pod :
        new ControllerRefManager(client, Kinds.JOB, job.json(), job.selector(), Kinds.POD)
            .claim(candidates)) {
      boolean adopted = ControllerRef.of(pod) == null;
      claimed.add(adopted && !isTracked(pod) ? track(pod) : pod);
    }
    return claimed;
  }

  private JsonObject track(JsonObject pod) {
    JsonObject patch =
        JsonObject.EMPTY.set(Json.arrayOf(Job.TRACKING_FINALIZER), "metadata", "finalizers");
    return ApiException.check(
        client.patch(Kinds.POD, ObjectKey.of(pod), Request.STRATEGIC_MERGE_PATCH, patch));
  }

  /**
   * Creates pods, in batches of 1, 2, 4, ... and none after one with a failure.
   *
   * @param indexes the pods' indexes; null if they have none
   * @param made how many were made, in its first place
   * @return what went wrong, or null
   */
  String create(Job job, int count, List<Integer> indexes, int[] made) {
    expectations.expectCreations(job.key(), count);
    JsonObject template = PodControl.podOf(job.template(), Kinds.JOB, job.json());
    JsonArray finalizers = template.array("metadata", "finalizers");
    JsonObject pod =
        finalizers.strings().contains(Job.TRACKING_FINALIZER)
            ? template
            : template.set(
                finalizers.plus(Json.of(Job.TRACKING_FINALIZER)), "metadata", "finalizers");
    String failure = null;
    int done = 0;
    for (int batch = 1; done < count && failure == null; batch *= 2) {
      for (int end = Math.min(done + batch, count); done < end; done++) {
        JsonObject one = indexes == null ? pod : JobIndexes.indexed(pod, job, indexes.get(done));
        Reply reply = podControl.create(one, Kinds.JOB, job.json());
        if (reply.isSuccess() || ApiException.isNamespaceTerminating(reply)) {
          made[0]++;
        } else {
          expectations.creationObserved(job.key());
          failure = failure == null ? reply.message() : failure;
        }
      }
    }
    for (int skipped = done; skipped < count; skipped++) {
      expectations.creationObserved(job.key());
    }
    return failure;
  }

  /** What came of deleting pods. */
  record Deleted(int count, int ready, String failure) {}

  /** Deletes pods that then still count as failed. Models deleteActivePods. */
  Deleted delete(Job job, List<JsonObject> chosen) {
    int count = 0;
    int ready = 0;
    String failure = null;
    for (JsonObject pod : chosen) {
      Reply reply = podControl.delete(ObjectKey.of(pod), Kinds.JOB, job.json());
      ready += PodState.isReady(pod) ? 1 : 0;
      if (reply.isSuccess() || reply.reason().equals("NotFound")) {
        count++;
      } else {
        failure = failure == null ? reply.message() : failure;
      }
    }
    return new Deleted(count, ready, failure);
  }

  /** Deletes pods that are not to count. Models deleteJobPods. */
  Deleted deleteUncounted(Job job, List<JsonObject> chosen) {
    List<ObjectKey> keys = chosen.stream().map(ObjectKey::of).toList();
    expectations.expectDeletions(job.key(), keys);
    chosen.forEach(this::untrack);
    Deleted deleted = delete(job, chosen);
    if (deleted.failure != null) {
      keys.forEach(pod -> expectations.deletionObserved(job.key(), pod));
    }
    return deleted;
  }

  /** The uids of pods whose finalizer was removed, which the cache may not show yet. */
  Set<String> expectedRemovals(ObjectKey job) {
    return removals.getOrDefault(job, Set.of());
  }

  /**
   * Takes the finalizer off pods.
   *
   * @return the uids of those that have it no more
   * @throws ApiException if the server refuses one; the others are then done
   */
  Set<String> removeFinalizers(ObjectKey job, List<JsonObject> counted) {
    Set<String> removed = new HashSet<>();
    Set<String> expected = removals.computeIfAbsent(job, k -> new HashSet<>());
    ApiException failure = null;
    for (JsonObject pod : counted) {
      String uid = pod.string("metadata", "uid");
      expected.add(uid);
      try {
        untrack(pod);
        removed.add(uid);
      } catch (ApiException e) {
        expected.remove(uid);
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return removed;
  }

  /** Takes the finalizer off one pod if it has it. */
  void untrack(JsonObject pod) {
    if (!isTracked(pod)) {
      return;
    }
    JsonObject patch =
        JsonObject.EMPTY.set(
            Json.arrayOf(Job.TRACKING_FINALIZER),
            "metadata",
            "$deleteFromPrimitiveList/finalizers");
    Reply reply = client.patch(Kinds.POD, ObjectKey.of(pod), Request.STRATEGIC_MERGE_PATCH, patch);
    if (!reply.reason().equals("NotFound")) {
      ApiException.check(reply);
    }
  }

  /** The cache shows that a pod has no finalizer. */
  void removalObserved(ObjectKey job, JsonObject pod) {
    Set<String> expected = removals.get(job);
    if (expected != null && expected.remove(pod.string("metadata", "uid")) && expected.isEmpty()) {
      removals.remove(job);
    }
  }

  /** Forgets a Job that is gone. */
  void forget(ObjectKey job) {
    removals.remove(job);
  }
}
