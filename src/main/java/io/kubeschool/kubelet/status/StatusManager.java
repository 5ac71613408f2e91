package io.kubeschool.kubelet.status;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNull;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Keeps the newest status of each pod of a node and writes it to the API; what changes again before
 * it is written is written once. Removes a pod from the API when its end is complete. Models
 * pkg/kubelet/status/status_manager.go.
 */
public final class StatusManager {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(2);
  private static final Duration MOST_LATENCY = Duration.ofMillis(9);

  private final Simulation simulation;
  private final RandomStream random;
  private final ApiClient client;
  private final Predicate<String> mayRun;
  private final Map<String, Entry> entries = new HashMap<>();

  private static final class Entry {
    private final ObjectKey key;
    private JsonObject status;
    private boolean finished;
    private boolean scheduled;

    Entry(ObjectKey key) {
      this.key = key;
    }
  }

  /**
   * A manager without pods.
   *
   * @param mayRun whether containers of the pod with that uid could still run
   */
  public StatusManager(
      Simulation simulation, RandomStream random, ApiClient client, Predicate<String> mayRun) {
    this.simulation = simulation;
    this.random = random;
    this.client = client;
    this.mayRun = mayRun;
  }

  /** The newest status of a pod: its own, or the API's if it has none here. */
  public JsonObject status(Pod pod) {
    Entry entry = entries.get(pod.uid());
    return entry == null ? pod.json().object("status") : entry.status;
  }

  /** The newest status of the pod with that uid, or null if it has none here. */
  public JsonObject statusOrNull(String uid) {
    Entry entry = entries.get(uid);
    return entry == null ? null : entry.status;
  }

  /** Sets a pod's status. */
  public void set(Pod pod, JsonObject status) {
    Entry entry = entries.get(pod.uid());
    JsonObject shared = status.sharing(status(pod));
    if (entry != null && shared == entry.status) {
      return;
    }
    if (entry == null) {
      entry = new Entry(pod.key());
      entries.put(pod.uid(), entry);
    }
    entry.status = shared;
    schedule(pod.uid(), entry);
  }

  /** Writes a pod's status again: whether its containers could run has changed. */
  public void touch(Pod pod) {
    Entry entry = entries.get(pod.uid());
    if (entry != null) {
      schedule(pod.uid(), entry);
    }
  }

  /** The pod has come to its end: its phase is final, and it may be removed. */
  public void finish(Pod pod) {
    Entry entry = entries.computeIfAbsent(pod.uid(), uid -> new Entry(pod.key()));
    if (entry.status == null) {
      entry.status = pod.json().object("status");
    }
    if (!StatusGenerator.isTerminal(entry.status.string("phase"))) {
      entry.status = entry.status.with("phase", "Failed");
    }
    entry.finished = true;
    schedule(pod.uid(), entry);
  }

  /** Forgets a pod. */
  public void forget(String uid) {
    entries.remove(uid);
  }

  private void schedule(String uid, Entry entry) {
    if (!entry.scheduled) {
      entry.scheduled = true;
      simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), () -> write(uid, entry));
    }
  }

  private void write(String uid, Entry entry) {
    entry.scheduled = false;
    if (entries.get(uid) != entry) {
      return;
    }
    Reply got = client.get(Kinds.POD, entry.key);
    if (!got.isSuccess() || !got.object().string("metadata", "uid").equals(uid)) {
      return;
    }
    Pod pod = new Pod(got.object());
    JsonObject present = pod.json().object("status");
    JsonObject wanted = merged(pod, present, entry);
    if (!wanted.equals(present)) {
      Reply reply =
          client.patchStatus(
              Kinds.POD,
              entry.key,
              Request.MERGE_PATCH,
              Json.objectOf(
                  "metadata", Json.objectOf("uid", uid), "status", patch(present, wanted)));
      if (!reply.isSuccess()) {
        return;
      }
      pod = new Pod(reply.object());
    }
    if (entry.finished && pod.isTerminating() && pod.isFinished()) {
      client.delete(
          Kinds.POD,
          entry.key,
          Json.objectOf(
              "kind",
              "DeleteOptions",
              "apiVersion",
              "v1",
              "gracePeriodSeconds",
              0,
              "preconditions",
              Json.objectOf("uid", uid)));
      entries.remove(uid);
    }
  }

  /** Models mergePodStatus: the last phase is told only when nothing can run any more. */
  private JsonObject merged(Pod pod, JsonObject present, Entry entry) {
    JsonObject wanted = entry.status;
    for (String field : new String[] {"nominatedNodeName", "resourceClaimStatuses"}) {
      if (present.has(field)) {
        wanted = wanted.with(field, present.field(field));
      }
    }
    boolean ends =
        !StatusGenerator.isTerminal(present.string("phase"))
            && StatusGenerator.isTerminal(wanted.string("phase"));
    if (ends && mayRun.test(pod.uid())) {
      wanted = wanted.with("phase", present.string("phase")).without("reason").without("message");
    }
    return wanted;
  }

  private static JsonObject patch(JsonObject present, JsonObject wanted) {
    JsonObject.Builder patch = JsonObject.builder();
    wanted.forEach((name, value) -> {
      if (!value.equals(present.field(name))) {
        patch.put(name, value);
      }
    });
    for (String name : present.names()) {
      if (!wanted.has(name)) {
        patch.put(name, JsonNull.NULL);
      }
    }
    return patch.build();
  }
}
