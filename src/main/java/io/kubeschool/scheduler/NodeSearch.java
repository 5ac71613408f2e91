package io.kubeschool.scheduler;

import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.FilterPlugin.Preparation;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import io.kubeschool.sim.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the node for a pod. Models pkg/scheduler/schedule_one.go: schedulePod, findNodesThatFitPod,
 * prioritizeNodes.
 */
final class NodeSearch {

  private static final int MIN_FEASIBLE = 100;
  private static final int MIN_PERCENTAGE = 5;

  private final Profile profile;
  private final Snapshot snapshot;
  private final RandomStream random;
  private int nextStart;

  NodeSearch(Profile profile, Snapshot snapshot, RandomStream random) {
    this.profile = profile;
    this.snapshot = snapshot;
    this.random = random;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The best node. */
    record Found(String node) implements Outcome {}

    /** No node fits. */
    record Unfit(Diagnosis diagnosis) implements Outcome {}

    /** There are no nodes. */
    record NoNodes() implements Outcome {}
  }

  Outcome find(PodInfo pod) {
    List<NodeInfo> all = snapshot.nodes();
    if (all.isEmpty()) {
      return new Outcome.NoNodes();
    }
    Diagnosis diagnosis = new Diagnosis(all.size());
    List<Prepared> filters = new ArrayList<>();
    Set<String> only = prepare(pod, filters, diagnosis);
    if (diagnosis.wasRejected()) {
      return new Outcome.Unfit(diagnosis);
    }
    List<NodeInfo> feasible = feasible(pod, filters, only, diagnosis);
    if (feasible.isEmpty()) {
      return new Outcome.Unfit(diagnosis);
    }
    return new Outcome.Found(
        feasible.size() == 1 ? feasible.getFirst().name() : best(pod, feasible));
  }

  /** Whether a pod fits on one node as it is at this moment. */
  Status fits(PodInfo pod, NodeInfo node) {
    for (FilterPlugin plugin : profile.filters()) {
      switch (plugin.prepare(pod, snapshot)) {
        case Preparation.Skip() -> {}
        case Preparation.Reject(Status status) -> {
          return status;
        }
        case Preparation.Filter(FilterPlugin.NodeFilter filter, Set<String> only) -> {
          Status status = filter.filter(node);
          if (!status.isSuccess()) {
            return status;
          }
        }
      }
    }
    return Status.SUCCESS;
  }

  private record Prepared(String plugin, FilterPlugin.NodeFilter filter) {}

  private Set<String> prepare(PodInfo pod, List<Prepared> filters, Diagnosis diagnosis) {
    Set<String> only = null;
    Set<String> restricting = new TreeSet<>();
    for (FilterPlugin plugin : profile.filters()) {
      switch (plugin.prepare(pod, snapshot)) {
        case Preparation.Skip() -> {}
        case Preparation.Reject(Status status) -> {
          diagnosis.rejected(plugin.name(), status);
          return only;
        }
        case Preparation.Filter(FilterPlugin.NodeFilter filter, Set<String> names) -> {
          filters.add(new Prepared(plugin.name(), filter));
          if (names != null) {
            restricting.add(plugin.name());
            if (only == null) {
              only = new TreeSet<>(names);
            } else {
              only.retainAll(names);
            }
          }
        }
      }
    }
    if (only != null) {
      diagnosis.absent(
          Status.unresolvable(
              "node(s) didn't satisfy plugin(s) [" + String.join(" ", restricting) + "]"));
    }
    return only;
  }

  private List<NodeInfo> feasible(
      PodInfo pod, List<Prepared> filters, Set<String> only, Diagnosis diagnosis) {
    List<NodeInfo> all = snapshot.nodes();
    NodeInfo nominated = snapshot.node(pod.json().string("status", "nominatedNodeName"));
    if (nominated != null && (only == null || only.contains(nominated.name()))) {
      List<NodeInfo> one = new ArrayList<>();
      check(nominated, filters.toArray(Prepared[]::new), one, diagnosis);
      if (!one.isEmpty()) {
        return one;
      }
    }
    List<NodeInfo> nodes = only == null ? all : named(only);
    List<NodeInfo> feasible = new ArrayList<>();
    Prepared[] each = filters.toArray(Prepared[]::new);
    int wanted = feasibleToFind(nodes.size());
    for (int i = 0; i < nodes.size() && feasible.size() < wanted; i++) {
      check(nodes.get((nextStart + i) % nodes.size()), each, feasible, diagnosis);
    }
    nextStart = (nextStart + feasible.size() + diagnosis.failedNodes()) % all.size();
    return feasible;
  }

  private static void check(
      NodeInfo node, Prepared[] filters, List<NodeInfo> feasible, Diagnosis diagnosis) {
    for (Prepared prepared : filters) {
      Status status = prepared.filter().filter(node);
      if (!status.isSuccess()) {
        diagnosis.add(node.name(), prepared.plugin(), status);
        return;
      }
    }
    feasible.add(node);
  }

  private List<NodeInfo> named(Set<String> names) {
    List<NodeInfo> nodes = new ArrayList<>();
    for (String name : names) {
      NodeInfo node = snapshot.node(name);
      if (node != null) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  /** Models schedule_one.go: numFeasibleNodesToFind. */
  private static int feasibleToFind(int nodes) {
    if (nodes < MIN_FEASIBLE) {
      return nodes;
    }
    int percentage = Math.max(MIN_PERCENTAGE, 50 - nodes / 125);
    return Math.max(MIN_FEASIBLE, nodes * percentage / 100);
  }

  /** The best of these; among equals, any. */
  private String best(PodInfo pod, List<NodeInfo> nodes) {
    long[] total = new long[nodes.size()];
    for (ScorePlugin plugin : profile.scores()) {
      ScorePlugin.NodeScorer scorer = plugin.prepare(pod, snapshot, nodes);
      if (scorer == null) {
        continue;
      }
      long[] scores = new long[total.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = scorer.score(nodes.get(i));
      }
      scorer.normalize(scores);
      for (int i = 0; i < scores.length; i++) {
        total[i] += scores[i] * plugin.weight();
      }
    }
    int best = 0;
    int equals = 1;
    for (int i = 1; i < total.length; i++) {
      if (total[i] > total[best]) {
        best = i;
        equals = 1;
      } else if (total[i] == total[best] && random.nextInt(++equals) == 0) {
        best = i;
      }
    }
    return nodes.get(best).name();
  }
}
