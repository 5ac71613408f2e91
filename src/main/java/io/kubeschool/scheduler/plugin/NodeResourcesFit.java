package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Resources;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Only nodes with enough left of what the pod asks for, the emptier the better. Models
 * plugins/noderesources/fit.go and least_allocated.go.
 */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {

  @Override
  public String name() {
    return "NodeResourcesFit";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return Preparation.filter(node -> filter(pod.requests(), node));
  }

  /** Models fit.go: fitsRequest. */
  private static Status filter(Resources wanted, NodeInfo node) {
    Resources capacity = node.allocatable();
    Resources used = node.requested();
    boolean fits =
        node.podCount() < capacity.pods()
            && wanted.milliCpu() <= Math.max(0, capacity.milliCpu() - used.milliCpu())
            && wanted.memory() <= Math.max(0, capacity.memory() - used.memory())
            && wanted.ephemeralStorage()
                <= Math.max(0, capacity.ephemeralStorage() - used.ephemeralStorage())
            && wanted.others().isEmpty();
    return fits ? Status.SUCCESS : explain(wanted, node);
  }

  private static Status explain(Resources wanted, NodeInfo node) {
    Shortage shortage = new Shortage();
    Resources capacity = node.allocatable();
    Resources used = node.requested();
    if (node.podCount() + 1 > capacity.pods()) {
      shortage.reasons.add("Too many pods");
    }
    shortage.check("cpu", wanted.milliCpu(), used.milliCpu(), capacity.milliCpu());
    shortage.check("memory", wanted.memory(), used.memory(), capacity.memory());
    shortage.check(
        "ephemeral-storage",
        wanted.ephemeralStorage(),
        used.ephemeralStorage(),
        capacity.ephemeralStorage());
    for (Map.Entry<String, Long> other : wanted.others().entrySet()) {
      shortage.check(
          other.getKey(),
          other.getValue(),
          used.others().getOrDefault(other.getKey(), 0L),
          capacity.others().getOrDefault(other.getKey(), 0L));
    }
    return shortage.status();
  }

  private static final class Shortage {
    private final List<String> reasons = new ArrayList<>();
    private boolean unresolvable;

    void check(String name, long wanted, long used, long capacity) {
      if (wanted > 0 && wanted > capacity - used) {
        reasons.add("Insufficient " + name);
        unresolvable |= wanted > capacity;
      }
    }

    Status status() {
      if (reasons.isEmpty()) {
        return Status.SUCCESS;
      }
      return new Status(
          unresolvable ? Status.Code.UNRESOLVABLE : Status.Code.UNSCHEDULABLE,
          List.copyOf(reasons));
    }
  }

  /** Models fit.go: isSchedulableAfterNodeChange, isSchedulableAfterPodEvent. */
  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.AssignedPodDeleted gone -> true;
      case ClusterEvent.NodeChanged(JsonObject old, JsonObject node) ->
          holds(pod.requests(), node)
              && (old == null
                  || !old.object("status", "allocatable")
                      .equals(node.object("status", "allocatable")));
      default -> false;
    };
  }

  private static boolean holds(Resources wanted, JsonObject node) {
    Resources capacity = Resources.of(node.object("status", "allocatable"));
    return wanted.milliCpu() <= capacity.milliCpu()
        && wanted.memory() <= capacity.memory()
        && wanted.ephemeralStorage() <= capacity.ephemeralStorage()
        && wanted.others().entrySet().stream()
            .allMatch(
                other -> other.getValue() <= capacity.others().getOrDefault(other.getKey(), 0L));
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    return node -> {
      Resources capacity = node.allocatable();
      long score = 0;
      int counted = 0;
      if (capacity.milliCpu() > 0) {
        score +=
            leastAllocated(node.nonZeroMilliCpu() + pod.nonZeroMilliCpu(), capacity.milliCpu());
        counted++;
      }
      if (capacity.memory() > 0) {
        score += leastAllocated(node.nonZeroMemory() + pod.nonZeroMemory(), capacity.memory());
        counted++;
      }
      return counted == 0 ? 0 : score / counted;
    };
  }

  private static long leastAllocated(long requested, long capacity) {
    return requested > capacity ? 0 : (capacity - requested) * MAX_NODE_SCORE / capacity;
  }
}
