package io.kubeschool.controller.job;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long to wait before a failed pod is replaced: 10 s, doubled with each failure since the last
 * success, at most 10 minutes. Models pkg/controller/job/backoff_utils.go.
 */
final class JobBackoff {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(10);

  /**
   * The failures of a Job.
   *
   * @param failures how many since the last success
   * @param last when the last of them was; null if there is none
   */
  record Record(int failures, Instant last) {

    private static final Record NONE = new Record(0, null);

    /** How long there is to wait. */
    Duration remaining(Instant now) {
      if (failures == 0) {
        return Duration.ZERO;
      }
      Duration delay = FIRST;
      for (int i = 1; i < failures && delay.compareTo(MOST) < 0; i++) {
        delay = delay.multipliedBy(2);
      }
      delay = delay.compareTo(MOST) > 0 ? MOST : delay;
      Duration left = delay.minus(Duration.between(last, now));
      return left.isNegative() ? Duration.ZERO : left;
    }
  }

  private final Map<ObjectKey, Record> records = new HashMap<>();

  /** The record with pods that are newly found to have ended. Models newBackoffRecord. */
  Record next(ObjectKey job, List<JsonObject> succeeded, List<JsonObject> failed) {
    Record before = records.getOrDefault(job, Record.NONE);
    if (succeeded.isEmpty() && failed.isEmpty()) {
      return before;
    }
    Instant success =
        succeeded.stream().map(JobBackoff::finishTime).max(Instant::compareTo).orElse(null);
    List<Instant> failures =
        failed.stream()
            .map(JobBackoff::finishTime)
            .filter(time -> success == null || time.isAfter(success))
            .sorted()
            .toList();
    int earlier = success == null ? before.failures : 0;
    return failures.isEmpty()
        ? Record.NONE
        : new Record(earlier + failures.size(), failures.getLast());
  }

  /** Remembers a record. */
  void put(ObjectKey job, Record record) {
    records.put(job, record);
  }

  /** Forgets a Job that is finished or gone. */
  void forget(ObjectKey job) {
    records.remove(job);
  }

  /** Models getFinishedTime. */
  private static Instant finishTime(JsonObject pod) {
    Instant latest = null;
    for (Json status : pod.array("status", "containerStatuses")) {
      String at = status.string("state", "terminated", "finishedAt");
      if (at.isEmpty()) {
        latest = null;
        break;
      }
      Instant time = Timestamps.parse(at);
      latest = latest == null || time.isAfter(latest) ? time : latest;
    }
    if (latest != null) {
      return latest;
    }
    JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
    if (ready != null && ready.string("status").equals("False")) {
      return Timestamps.parse(ready.string("lastTransitionTime"));
    }
    if (pod.has("metadata", "deletionTimestamp")) {
      return Timestamps.parse(pod.string("metadata", "deletionTimestamp"))
          .minusSeconds(pod.number(0, "metadata", "deletionGracePeriodSeconds"));
    }
    return Timestamps.parse(pod.string("metadata", "creationTimestamp"));
  }
}
