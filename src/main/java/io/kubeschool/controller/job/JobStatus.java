package io.kubeschool.controller.job;

import io.kubeschool.model.Conditions;
import io.kubeschool.model.Job;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The status of a Job while one sync works on it. Models the changes to batch.JobStatus in
 * pkg/controller/job/job_controller.go.
 */
final class JobStatus {

  private static final String UNCOUNTED = "uncountedTerminatedPods";

  private JsonObject json;
  private final Instant now;

  JobStatus(Job job, Instant now) {
    this.json = job.json().object("status");
    if (!json.has(UNCOUNTED)) {
      json = json.with(UNCOUNTED, JsonObject.EMPTY);
    }
    this.now = now;
  }

  JsonObject json() {
    return json;
  }

  /** A condition that is so now. */
  static JsonObject condition(
      String type, String status, String reason, String message, Instant now) {
    return Json.objectOf(
        "type",
        type,
        "status",
        status,
        "lastProbeTime",
        Timestamps.format(now),
        "lastTransitionTime",
        Timestamps.format(now),
        "reason",
        reason,
        "message",
        message);
  }

  void start() {
    json = json.with("startTime", Timestamps.format(now));
  }

  void stop() {
    json = json.without("startTime");
  }

  Instant startTime() {
    String start = json.string("startTime");
    return start.isEmpty() ? null : Timestamps.parse(start);
  }

  /** The condition of that type if it is true, or null. */
  JsonObject trueCondition(String type) {
    Conditions conditions = new Conditions(json.array("conditions"));
    return conditions.isTrue(type) ? conditions.find(type) : null;
  }

  void append(JsonObject condition) {
    json = json.with("conditions", json.array("conditions").plus(condition));
  }

  /**
   * Sets a condition in its place; gives whether that changed it. Models ensureJobConditionStatus.
   */
  boolean ensure(String type, String status, String reason, String message) {
    JsonArray conditions = json.array("conditions");
    JsonObject before = conditions.find("type", type);
    JsonObject condition = condition(type, status, reason, message, now);
    if (before == null) {
      if (!status.equals("False")) {
        append(condition);
      }
      return !status.equals("False");
    }
    if (before.string("status").equals(status)
        && before.string("reason").equals(reason)
        && before.string("message").equals(message)) {
      return false;
    }
    json = json.with("conditions", conditions.map(c -> c == before ? condition : c));
    return true;
  }

  /** Sets the counters of running pods; gives whether that changed something. */
  boolean count(int active, int ready, int terminating) {
    JsonObject before = json;
    json = active == 0 ? json.without("active") : json.with("active", active);
    json = json.with("ready", ready).with("terminating", terminating);
    return !json.equals(before);
  }

  /** Notes a pod that ended so and has its finalizer still. */
  void addUncounted(String how, String uid) {
    json = json.set(json.array(UNCOUNTED, how).plus(Json.of(uid)), UNCOUNTED, how);
  }

  boolean hasUncounted() {
    return !json.object(UNCOUNTED).isEmpty();
  }

  /** Counts those noted whose finalizer is gone. Models cleanUncountedPodsWithoutFinalizers. */
  boolean countWithoutFinalizer(Set<String> withFinalizer) {
    boolean changed = false;
    for (String how : new String[] {"succeeded", "failed"}) {
      List<String> before = json.array(UNCOUNTED, how).strings();
      List<String> left = new ArrayList<>(before);
      left.retainAll(withFinalizer);
      if (left.size() < before.size()) {
        changed = true;
        json = json.with(how, json.number(0, how) + before.size() - left.size());
        json =
            left.isEmpty()
                ? json.with(UNCOUNTED, json.object(UNCOUNTED).without(how))
                : json.set(JsonArray.ofStrings(left), UNCOUNTED, how);
      }
    }
    return changed;
  }

  /** Sets what an Indexed Job has completed; gives whether that changed something. */
  boolean complete(String indexes, int count) {
    boolean changed = !indexes.equals(json.string("completedIndexes"));
    json =
        indexes.isEmpty()
            ? json.without("completedIndexes")
            : json.with("completedIndexes", indexes);
    json = count == 0 ? json.without("succeeded") : json.with("succeeded", count);
    return changed;
  }

  /** Puts the last condition of a Job that is finished. */
  void finish(JsonObject condition) {
    ensure(
        condition.string("type"),
        condition.string("status"),
        condition.string("reason"),
        condition.string("message"));
    if (condition.string("type").equals("Complete")) {
      json = json.with("completionTime", condition.string("lastTransitionTime"));
    }
  }
}
