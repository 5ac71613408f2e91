package io.kubeschool.scheduler;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.EventType;
import io.kubeschool.apiserver.client.SeriesRecorder;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectReference;
import io.kubeschool.model.Timestamps;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes room for a pod by deleting less important ones. Models plugins/defaultpreemption and
 * pkg/scheduler/framework/preemption. PodDisruptionBudgets are not looked at yet.
 */
final class Preemption {

  private static final Comparator<PodInfo> MORE_IMPORTANT_FIRST =
      Comparator.<PodInfo>comparingLong(pod -> -pod.priority()).thenComparing(Preemption::since);

  private final NodeSearch search;
  private final Snapshot snapshot;
  private final ApiClient client;
  private final SeriesRecorder recorder;

  Preemption(NodeSearch search, Snapshot snapshot, ApiClient client, SeriesRecorder recorder) {
    this.search = search;
    this.snapshot = snapshot;
    this.client = client;
    this.recorder = recorder;
  }

  /**
   * What came of it.
   *
   * @param nominatedNode where room is being made, "" if nowhere, null if that is to stay as it was
   * @param message for the sentence of {@code FailedScheduling}, "" if room is being made
   */
  record Outcome(String nominatedNode, String message) {}

  Outcome preempt(PodInfo pod, Diagnosis diagnosis, Instant now) {
    String refusal = ineligible(pod, diagnosis);
    if (refusal != null) {
      return new Outcome(null, "preemption: " + refusal);
    }
    Map<NodeInfo, List<PodInfo>> candidates = new LinkedHashMap<>();
    Diagnosis dryRun = new Diagnosis(snapshot.nodes().size());
    dryRun.absent(Status.unresolvable("Preemption is not helpful for scheduling"));
    for (NodeInfo node : snapshot.nodes()) {
      if (diagnosis.status(node.name()).code() == Status.Code.UNSCHEDULABLE) {
        List<PodInfo> victims = new ArrayList<>();
        Status status = selectVictims(pod, node, victims);
        if (status.isSuccess()) {
          candidates.put(node, victims);
        } else {
          dryRun.add(node.name(), "DefaultPreemption", status);
        }
      }
    }
    if (candidates.isEmpty()) {
      return new Outcome("", "preemption: " + dryRun.message(""));
    }
    NodeInfo chosen = choose(candidates);
    candidates.get(chosen).forEach(victim -> evict(victim, pod, chosen, now));
    return new Outcome(chosen.name(), "");
  }

  /** Models default_preemption.go: PodEligibleToPreemptOthers. */
  private String ineligible(PodInfo pod, Diagnosis diagnosis) {
    if (pod.spec().string("preemptionPolicy").equals("Never")) {
      return "not eligible due to preemptionPolicy=Never.";
    }
    String nominated = pod.json().string("status", "nominatedNodeName");
    NodeInfo node = nominated.isEmpty() ? null : snapshot.node(nominated);
    if (node == null || diagnosis.status(nominated).code() == Status.Code.UNRESOLVABLE) {
      return null;
    }
    boolean leaving =
        node.pods().stream()
            .anyMatch(other ->
                other.priority() < pod.priority()
                    && other.json().has("metadata", "deletionTimestamp"));
    return leaving ? "not eligible due to a terminating pod on the nominated node." : null;
  }

  /** Models default_preemption.go: SelectVictimsOnNode. */
  private Status selectVictims(PodInfo pod, NodeInfo node, List<PodInfo> victims) {
    List<PodInfo> lesser = new ArrayList<>();
    for (PodInfo other : node.pods()) {
      if (other.priority() < pod.priority()) {
        lesser.add(other);
      }
    }
    if (lesser.isEmpty()) {
      return Status.unresolvable("No preemption victims found for incoming pod");
    }
    lesser.forEach(node::remove);
    Status status = search.fits(pod, node);
    if (!status.isSuccess()) {
      lesser.forEach(node::add);
      return status;
    }
    lesser.sort(MORE_IMPORTANT_FIRST);
    for (PodInfo candidate : lesser) {
      node.add(candidate);
      if (!search.fits(pod, node).isSuccess()) {
        node.remove(candidate);
        victims.add(candidate);
      }
    }
    victims.forEach(node::add);
    return Status.SUCCESS;
  }

  /** Models preemption.go: pickOneNodeForPreemption. */
  private static NodeInfo choose(Map<NodeInfo, List<PodInfo>> candidates) {
    return candidates.entrySet().stream()
        .min(
            Comparator.<Map.Entry<NodeInfo, List<PodInfo>>>comparingLong(
                    entry -> entry.getValue().getFirst().priority())
                .thenComparingLong(
                    entry -> entry.getValue().stream().mapToLong(PodInfo::priority).sum())
                .thenComparingInt(entry -> entry.getValue().size())
                .thenComparing(
                    entry -> since(entry.getValue().getFirst()), Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  /** Models executor.go: prepareCandidate. */
  private void evict(PodInfo victim, PodInfo preemptor, NodeInfo node, Instant now) {
    if (victim.json().has("metadata", "deletionTimestamp")) {
      return;
    }
    JsonObject condition =
        Json.objectOf(
            "type", "DisruptionTarget",
            "status", "True",
            "lastTransitionTime", Timestamps.format(now),
            "reason", "PreemptionByScheduler",
            "message", "default-scheduler: preempting to accommodate a higher priority pod");
    client.patchStatus(
        Kinds.POD,
        victim.key(),
        Request.STRATEGIC_MERGE_PATCH,
        Json.objectOf("status", Json.objectOf("conditions", Json.arrayOf(condition))));
    client.delete(Kinds.POD, victim.key());
    recorder.record(
        ObjectReference.of(Kinds.POD, victim.json()),
        ObjectReference.of(Kinds.POD, preemptor.json()),
        EventType.Normal,
        "Preempted",
        "Preempting",
        "Preempted by pod " + preemptor.uid() + " on node " + node.name());
  }

  private static String since(PodInfo pod) {
    String started = pod.json().string("status", "startTime");
    return started.isEmpty() ? pod.json().string("metadata", "creationTimestamp") : started;
  }
}
