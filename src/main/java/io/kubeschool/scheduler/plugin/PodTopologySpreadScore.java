package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.LabelSelector;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Prefers nodes that have fewer of the workload's pods, by the pod's own constraints or else by the
 * defaults for hosts and zones. Models plugins/podtopologyspread/scoring.go.
 */
public final class PodTopologySpreadScore implements ScorePlugin {

  private final Function<PodInfo, List<LabelSelector>> defaultSelectors;

  /**
   * The plug-in.
   *
   * @param defaultSelectors the selectors of the Services and of the workload that a pod belongs
   *     to; it counts with the pods that match all of them. Models plugins/helper: DefaultSelector
   */
  public PodTopologySpreadScore(Function<PodInfo, List<LabelSelector>> defaultSelectors) {
    this.defaultSelectors = defaultSelectors;
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    boolean own = !pod.spec().array("topologySpreadConstraints").isEmpty();
    List<SpreadConstraint> constraints =
        own ? SpreadConstraint.of(pod, "ScheduleAnyway") : defaults(pod);
    return constraints.isEmpty() ? null : new Scorer(pod, snapshot, feasible, constraints, own);
  }

  private List<SpreadConstraint> defaults(PodInfo pod) {
    List<LabelSelector> selectors = defaultSelectors.apply(pod);
    return selectors.isEmpty()
        ? List.of()
        : List.of(
            new SpreadConstraint(SpreadConstraint.HOSTNAME, 3, selectors),
            new SpreadConstraint(SpreadConstraint.ZONE, 5, selectors));
  }

  private static final class Scorer implements NodeScorer {
    private static final long IGNORED = -1;

    private final List<SpreadConstraint> constraints;
    private final String[] keys;
    private final boolean[] areHosts;
    private final boolean requireAll;
    private final List<Map<String, Integer>> byNode = new ArrayList<>();
    private final List<Map<String, Integer>> byDomain = new ArrayList<>();
    private final double[] weights;

    Scorer(
        PodInfo pod,
        Snapshot snapshot,
        List<NodeInfo> feasible,
        List<SpreadConstraint> constraints,
        boolean requireAll) {
      this.constraints = constraints;
      this.requireAll = requireAll;
      this.keys = constraints.stream().map(SpreadConstraint::topologyKey).toArray(String[]::new);
      this.areHosts = new boolean[keys.length];
      this.weights = new double[constraints.size()];
      int counted = 0;
      for (NodeInfo node : feasible) {
        counted += isCounted(node) ? 1 : 0;
      }
      for (int i = 0; i < weights.length; i++) {
        SpreadConstraint constraint = constraints.get(i);
        byNode.add(constraint.count(snapshot, pod.namespace()));
        byDomain.add(new HashMap<>());
        int domains = counted;
        areHosts[i] = keys[i].equals(SpreadConstraint.HOSTNAME);
        if (!areHosts[i]) {
          countDomains(pod, snapshot, feasible, i);
          domains = byDomain.get(i).size();
        }
        weights[i] = Math.log(domains + 2);
      }
    }

    private void countDomains(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible, int index) {
      SpreadConstraint constraint = constraints.get(index);
      Map<String, Integer> counts = byDomain.get(index);
      for (NodeInfo node : feasible) {
        String domain = node.label(constraint.topologyKey());
        if (domain != null && isCounted(node)) {
          counts.put(domain, 0);
        }
      }
      if (counts.isEmpty()) {
        return;
      }
      byNode
          .get(index)
          .forEach((name, count) -> {
            NodeInfo node = snapshot.node(name);
            String domain = node == null ? null : node.label(constraint.topologyKey());
            if (domain != null
                && counts.containsKey(domain)
                && isCounted(node)
                && constraint.includes(node, pod)) {
              counts.merge(domain, count, Integer::sum);
            }
          });
    }

    private boolean isCounted(NodeInfo node) {
      if (requireAll) {
        for (String key : keys) {
          if (node.label(key) == null) {
            return false;
          }
        }
      }
      return true;
    }

    @Override
    public long score(NodeInfo node) {
      if (!isCounted(node)) {
        return IGNORED;
      }
      double score = 0;
      for (int i = 0; i < weights.length; i++) {
        String domain = node.label(keys[i]);
        if (domain != null) {
          // A host is a domain of its own.
          int count =
              areHosts[i]
                  ? byNode.get(i).getOrDefault(node.name(), 0)
                  : byDomain.get(i).getOrDefault(domain, 0);
          score += count * weights[i] + (constraints.get(i).maxSkew() - 1);
        }
      }
      return Math.round(score);
    }

    @Override
    public void normalize(long[] scores) {
      long least = Long.MAX_VALUE;
      long most = 0;
      for (long score : scores) {
        if (score != IGNORED) {
          least = Math.min(least, score);
          most = Math.max(most, score);
        }
      }
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] == IGNORED) {
          scores[i] = 0;
        } else {
          scores[i] =
              most == 0 ? MAX_NODE_SCORE : MAX_NODE_SCORE * (most + least - scores[i]) / most;
        }
      }
    }
  }
}
