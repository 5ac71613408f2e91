package io.kubeschool.controller.job;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.controller.DeletionOrder;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Job;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One look at one Job: pods are created or deleted, ended ones counted, the end declared. Models
 * pkg/controller/job/job_controller.go: syncJob, manageJob, trackJobStatusAndRemoveFinalizers. Not
 * there yet: back-off limits per index, pod failure policies and success policies.
 */
final class JobSync {

  /** The most pods created or deleted in one go, and counted in one go. */
  private static final int MOST_AT_ONCE = 500;

  private final ApiClient client;
  private final EventRecorder recorder;
  private final JobPods jobPods;
  private final JobBackoff backoff;
  private final Consumer<Duration> again;
  private final Instant now;

  private Job job;
  private final JobStatus status;
  private final JobPodSet pods;
  private final List<JsonObject> running = new ArrayList<>();
  private final Set<String> uncountedFailed;
  private final Set<String> uncountedSucceeded;
  private final TreeSet<Integer> indexesBefore;
  private final TreeSet<Integer> indexes;
  private JobBackoff.Record record;
  private int active;
  private int ready;
  private int terminating;
  private int succeeded;
  private JsonObject finished;
  private String failure;

  /**
   * A look at that Job.
   *
   * @param again told when to look again
   */
  JobSync(
      Job job,
      Simulation simulation,
      ApiClient client,
      EventRecorder recorder,
      JobPods jobPods,
      JobBackoff backoff,
      Consumer<Duration> again) {
    this.job = job;
    this.client = client;
    this.recorder = recorder;
    this.jobPods = jobPods;
    this.backoff = backoff;
    this.again = again;
    this.now = simulation.now();
    this.status = new JobStatus(job, now);
    this.pods = new JobPodSet(job, jobPods.of(job), jobPods.expectedRemovals(job.key()));
    this.uncountedFailed = job.uncounted("failed");
    this.uncountedSucceeded = job.uncounted("succeeded");
    this.indexesBefore =
        JobIndexes.parse(job.json().string("status", "completedIndexes"), job.completions());
    this.indexes = new TreeSet<>(indexesBefore);
  }

  /**
   * Looks.
   *
   * @param satisfied whether all pods created and deleted before are in the cache
   * @return what went wrong, or null
   * @throws ApiException if the server refuses a status or a patch
   */
  String sync(boolean satisfied) {
    for (JsonObject pod : pods.all()) {
      if (PodState.isActive(pod)) {
        running.add(pod);
        ready += PodState.isReady(pod) ? 1 : 0;
      } else if (PodState.isTerminating(pod)) {
        terminating++;
      }
    }
    active = running.size();
    List<JsonObject> newSucceeded = pods.newlySucceeded(uncountedSucceeded);
    List<JsonObject> newFailed = pods.newlyFailed(uncountedFailed);
    succeeded =
        (int) job.json().number(0, "status", "succeeded")
            + newSucceeded.size()
            + uncountedSucceeded.size();
    long failed =
        job.json().number(0, "status", "failed") + newFailed.size() + uncountedFailed.size();
    if (status.startTime() == null && !job.isSuspended()) {
      status.start();
    }
    record = backoff.next(job.key(), newSucceeded, newFailed);
    decide(failed);
    if (job.isIndexed()) {
      newSucceeded.forEach(pod -> indexes.add(JobIndexes.of(pod)));
      succeeded = indexes.size();
    }
    boolean changed = false;
    if (finished != null) {
      stop(satisfied);
    } else {
      changed = goOn(satisfied);
    }
    track(status.count(active, ready, terminating) | changed);
    return failure;
  }

  /** Whether the Job is at its end. */
  private void decide(long failed) {
    finished = status.trueCondition("SuccessCriteriaMet");
    JsonObject target = finished == null ? status.trueCondition("FailureTarget") : null;
    Instant start = status.startTime();
    long deadline = job.activeDeadlineSeconds();
    if (finished != null) {
      return;
    }
    if (target != null) {
      finished = condition("Failed", target.string("reason"), target.string("message"));
    } else if (failed > job.backoffLimit() || pods.restartsExceedLimit()) {
      finished =
          condition(
              "FailureTarget",
              "BackoffLimitExceeded",
              "Job has reached the specified backoff limit");
    } else if (deadline >= 0 && !job.isSuspended()) {
      Duration left = Duration.between(now, start.plusSeconds(deadline));
      if (left.isPositive()) {
        again.accept(left);
      } else {
        finished =
            condition(
                "FailureTarget",
                "DeadlineExceeded",
                "Job was active longer than specified deadline");
      }
    }
  }

  private JsonObject condition(String type, String reason, String message) {
    return JobStatus.condition(type, "True", reason, message, now);
  }

  private void stop(boolean satisfied) {
    int before = active;
    JobPods.Deleted deleted = jobPods.delete(job, running);
    if (deleted.count() != before || !satisfied) {
      finished = null;
    }
    subtract(deleted);
  }

  private void subtract(JobPods.Deleted deleted) {
    active -= deleted.count();
    terminating += deleted.count();
    ready -= deleted.ready();
    failure = deleted.failure();
  }

  private boolean goOn(boolean satisfied) {
    boolean managed = satisfied && !job.isTerminating();
    if (managed) {
      manage();
    }
    boolean complete =
        active == 0 && (job.hasCompletions() ? succeeded >= job.completions() : succeeded > 0);
    if (complete) {
      finished =
          condition(
              "SuccessCriteriaMet",
              "CompletionsReached",
              "Reached expected number of succeeded pods");
      return false;
    }
    return managed && suspendOrResume();
  }

  private boolean suspendOrResume() {
    if (job.isSuspended()) {
      boolean changed = status.ensure("Suspended", "True", "JobSuspended", "Job suspended");
      if (changed) {
        recorder.normal(Kinds.JOB, job.json(), "Suspended", "Job suspended");
        status.stop();
      }
      return changed;
    }
    boolean changed = status.ensure("Suspended", "False", "JobResumed", "Job resumed");
    if (changed) {
      recorder.normal(Kinds.JOB, job.json(), "Resumed", "Job resumed");
      status.start();
    }
    return changed;
  }

  /** Models manageJob. */
  private void manage() {
    int surplus = job.isSuspended() ? active : Math.max(0, active - wanted());
    List<JsonObject> chosen = surplus(surplus);
    if (!chosen.isEmpty()) {
      subtract(
          jobPods.deleteUncounted(job, chosen.subList(0, Math.min(chosen.size(), MOST_AT_ONCE))));
      return;
    }
    int missing =
        (job.isSuspended() ? 0 : wanted())
            - (job.replacesOnlyFailedPods() ? terminating : 0)
            - active;
    if (missing <= 0) {
      return;
    }
    Duration wait = record.remaining(now);
    if (wait.isPositive()) {
      again.accept(wait.compareTo(JobController.BATCH) < 0 ? JobController.BATCH : wait);
      return;
    }
    int count = Math.min(missing, MOST_AT_ONCE);
    List<Integer> pending =
        job.isIndexed() ? JobIndexes.pending(job, indexes, running, count) : null;
    int[] made = {0};
    failure = jobPods.create(job, pending == null ? count : pending.size(), pending, made);
    active += made[0];
  }

  private int wanted() {
    if (!job.hasCompletions()) {
      return succeeded > 0 ? active : job.parallelism();
    }
    return Math.clamp(job.completions() - succeeded, 0, job.parallelism());
  }

  /** Models activePodsForRemoval: first those whose index is taken or not wanted. */
  private List<JsonObject> surplus(int least) {
    List<JsonObject> chosen = new ArrayList<>();
    List<JsonObject> left = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (JsonObject pod : running) {
      boolean needless =
          job.isIndexed() && (!JobIndexes.isValid(pod, job) || !seen.add(JobIndexes.of(pod)));
      (needless ? chosen : left).add(pod);
    }
    if (chosen.size() < least) {
      List<JsonObject> ordered = new DeletionOrder(Map.of(), now).sort(left);
      chosen.addAll(ordered.subList(0, least - chosen.size()));
    }
    return chosen;
  }

  /** Models trackJobStatusAndRemoveFinalizers and flushUncountedAndRemoveFinalizers. */
  private void track(boolean changed) {
    boolean flush = changed;
    Set<String> withFinalizer = new HashSet<>();
    pods.all().stream()
        .filter(pods::isUncounted)
        .forEach(pod -> withFinalizer.add(JobPodSet.uid(pod)));
    flush |= status.countWithoutFinalizer(withFinalizer);
    List<JsonObject> counted = new ArrayList<>();
    TreeSet<Integer> completed = new TreeSet<>(indexesBefore);
    for (JsonObject pod : pods.all()) {
      boolean ends = job.isTerminating() || finished != null || JobPodSet.hasSucceeded(pod);
      if (!pods.isUncounted(pod) || !ends && !pods.hasFailed(pod)) {
        continue;
      }
      counted.add(pod);
      flush |= count(pod, completed);
      if (counted.size() == MOST_AT_ONCE) {
        break;
      }
    }
    if (job.isIndexed()) {
      flush |= status.complete(JobIndexes.format(completed), completed.size());
    }
    flush |= announce();
    if (flush) {
      write();
      backoff.put(job.key(), record);
    }
    withFinalizer.removeAll(jobPods.removeFinalizers(job.key(), counted));
    boolean recounted = status.countWithoutFinalizer(withFinalizer);
    boolean ended =
        finished != null
            && counted.size() < MOST_AT_ONCE
            && !status.hasUncounted()
            && terminating == 0;
    if (ended) {
      status.finish(finished);
    }
    if (recounted || ended) {
      write();
    }
    if (ended) {
      tell();
    }
  }

  /** Notes how a pod ended; gives whether that is new. */
  private boolean count(JsonObject pod, TreeSet<Integer> completed) {
    boolean isValid = !job.isIndexed() || JobIndexes.isValid(pod, job);
    if (JobPodSet.hasSucceeded(pod) && !uncountedFailed.contains(JobPodSet.uid(pod))) {
      if (job.isIndexed()) {
        return isValid && completed.add(JobIndexes.of(pod));
      }
      if (!uncountedSucceeded.contains(JobPodSet.uid(pod))) {
        status.addUncounted("succeeded", JobPodSet.uid(pod));
        return true;
      }
    } else if ((pods.hasFailed(pod) || finished != null && !isSuccess(finished))
        && isValid
        && !uncountedFailed.contains(JobPodSet.uid(pod))) {
      status.addUncounted("failed", JobPodSet.uid(pod));
      return true;
    }
    return false;
  }

  private static boolean isSuccess(JsonObject condition) {
    return condition.string("type").equals("SuccessCriteriaMet");
  }

  /** Says that the end is near before the finalizers go; then the end itself follows. */
  private boolean announce() {
    if (finished == null || finished.string("type").equals("Failed")) {
      return false;
    }
    boolean isNew = status.trueCondition(finished.string("type")) == null;
    if (isNew) {
      status.append(finished);
    }
    finished =
        condition(
            isSuccess(finished) ? "Complete" : "Failed",
            finished.string("reason"),
            finished.string("message"));
    return isNew;
  }

  private void write() {
    job =
        new Job(
            ApiException.check(
                client.updateStatus(Kinds.JOB, job.json().with("status", status.json()))));
  }

  private void tell() {
    if (finished.string("type").equals("Complete")) {
      if (job.hasCompletions() && job.json().number(0, "status", "succeeded") > job.completions()) {
        recorder.warning(
            Kinds.JOB,
            job.json(),
            "TooManySucceededPods",
            "Too many succeeded pods running after completion count reached");
      }
      recorder.normal(Kinds.JOB, job.json(), "Completed", "Job completed");
    } else {
      recorder.warning(
          Kinds.JOB, job.json(), finished.string("reason"), finished.string("message"));
    }
  }
}
