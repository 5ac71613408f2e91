package io.kubeschool.scheduler.plugin;

import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Resources;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.List;

/**
 * Nodes whose CPU and memory are used alike are better. Models
 * plugins/noderesources/balanced_allocation.go.
 */
public final class BalancedAllocation implements ScorePlugin {

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    Resources wanted = pod.requests();
    if (wanted.milliCpu() == 0 && wanted.memory() == 0) {
      return null;
    }
    return node -> {
      Resources used = node.requested();
      long with =
          balance(node, used.milliCpu() + wanted.milliCpu(), used.memory() + wanted.memory());
      long without = balance(node, used.milliCpu(), used.memory());
      return MAX_NODE_SCORE / 2 + (MAX_NODE_SCORE / 2 + with - without) / 2;
    };
  }

  private static long balance(NodeInfo node, long milliCpu, long memory) {
    Resources capacity = node.allocatable();
    if (capacity.milliCpu() == 0 || capacity.memory() == 0) {
      return MAX_NODE_SCORE;
    }
    double cpuShare = Math.min(1, (double) milliCpu / capacity.milliCpu());
    double memoryShare = Math.min(1, (double) memory / capacity.memory());
    return (long) ((1 - Math.abs((cpuShare - memoryShare) / 2)) * MAX_NODE_SCORE);
  }
}
