package io.kubeschool.controller;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Which of a ReplicaSet's pods go first when there are too many. Models
 * pkg/controller/controller_utils.go: ActivePodsWithRanks.
 */
public final class DeletionOrder implements Comparator<JsonObject> {

  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

  private final Map<String, Integer> podsOnNode;
  private final Instant now;

  /**
   * An order as of now.
   *
   * @param podsOnNode how many active related pods each node has; a pod that is not alone on its
   *     node goes before one that is
   */
  public DeletionOrder(Map<String, Integer> podsOnNode, Instant now) {
    this.podsOnNode = podsOnNode;
    this.now = now;
  }

  /**
   * These pods, those to be deleted first at the front. Inserted one by one, because the order is
   * not transitive (times are compared on a logarithmic scale, equal times otherwise), which the
   * library's sort may refuse.
   */
  public List<JsonObject> sort(Iterable<JsonObject> pods) {
    List<JsonObject> sorted = new ArrayList<>();
    for (JsonObject pod : pods) {
      int low = 0;
      int high = sorted.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(pod, sorted.get(middle)) < 0) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      sorted.add(low, pod);
    }
    return sorted;
  }

  @Override
  public int compare(JsonObject a, JsonObject b) {
    String nodeA = a.string("spec", "nodeName");
    String nodeB = b.string("spec", "nodeName");
    if (nodeA.isEmpty() != nodeB.isEmpty()) {
      return nodeA.isEmpty() ? -1 : 1;
    }
    int byPhase = Integer.compare(phase(a), phase(b));
    if (byPhase != 0) {
      return byPhase;
    }
    boolean readyA = PodState.isReady(a);
    if (readyA != PodState.isReady(b)) {
      return readyA ? 1 : -1;
    }
    int byCost = compareBy(a, b, DeletionOrder::deletionCost);
    if (byCost != 0) {
      return byCost;
    }
    int byRank =
        Integer.compare(podsOnNode.getOrDefault(nodeB, 0), podsOnNode.getOrDefault(nodeA, 0));
    if (byRank != 0) {
      return byRank;
    }
    if (readyA) {
      Instant sinceA = PodState.readySince(a);
      Instant sinceB = PodState.readySince(b);
      if (!sinceA.equals(sinceB)) {
        return byLogarithmicAge(a, b, sinceA, sinceB);
      }
    }
    int byRestarts = compareBy(b, a, PodState::restarts);
    if (byRestarts == 0) {
      byRestarts = compareBy(b, a, PodState::sidecarRestarts);
    }
    if (byRestarts != 0) {
      return byRestarts;
    }
    String createdA = a.string("metadata", "creationTimestamp");
    String createdB = b.string("metadata", "creationTimestamp");
    if (createdA.equals(createdB)) {
      return 0;
    }
    return byLogarithmicAge(a, b, Timestamps.parse(createdA), Timestamps.parse(createdB));
  }

  private int byLogarithmicAge(JsonObject a, JsonObject b, Instant timeA, Instant timeB) {
    int byAge = Integer.compare(logarithm(timeA), logarithm(timeB));
    return byAge != 0 ? byAge : a.string("metadata", "uid").compareTo(b.string("metadata", "uid"));
  }

  // Models logarithmicRankDiff: ages in nanoseconds, on a scale of powers of two.
  private int logarithm(Instant time) {
    long age = Duration.between(time, now).toNanos();
    return age > 0 ? 63 - Long.numberOfLeadingZeros(age) : -1;
  }

  private static int phase(JsonObject pod) {
    return switch (pod.string("status", "phase")) {
      case "Unknown" -> 1;
      case "Running" -> 2;
      default -> 0;
    };
  }

  private static long deletionCost(JsonObject pod) {
    String cost = pod.string("metadata", "annotations", DELETION_COST);
    try {
      return cost.isEmpty() ? 0 : Integer.parseInt(cost);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static int compareBy(JsonObject a, JsonObject b, ToLongFunction<JsonObject> by) {
    return Long.compare(by.applyAsLong(a), by.applyAsLong(b));
  }
}
