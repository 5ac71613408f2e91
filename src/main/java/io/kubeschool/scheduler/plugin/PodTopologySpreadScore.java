package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.LabelSelector;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final PodInfo pod;
    private final List<SpreadConstraint> constraints;
    private final boolean requireAll;
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final double[] weights;
    private final Map<NodeInfo, Boolean> ignored = new IdentityHashMap<>();

    Scorer(
        PodInfo pod,
        Snapshot snapshot,
        List<NodeInfo> feasible,
        List<SpreadConstraint> constraints,
        boolean requireAll) {
      this.pod = pod;
      this.constraints = constraints;
      this.requireAll = requireAll;
      constraints.forEach(c -> counts.add(new TreeMap<>()));
      for (NodeInfo node : feasible) {
        if (!isCounted(node)) {
          ignored.put(node, true);
          continue;
        }
        forEachDomain(node, (i, domain) -> counts.get(i).putIfAbsent(domain, 0));
      }
      weights = new double[constraints.size()];
      for (int i = 0; i < weights.length; i++) {
        int size =
            isHost(constraints.get(i)) ? feasible.size() - ignored.size() : counts.get(i).size();
        weights[i] = Math.log(size + 2);
      }
      if (counts.stream().anyMatch(byDomain -> !byDomain.isEmpty())) {
        snapshot.nodes().forEach(this::countPods);
      }
    }

    private void countPods(NodeInfo node) {
      if (!isCounted(node)) {
        return;
      }
      forEachDomain(
          node,
          (i, domain) -> {
            SpreadConstraint constraint = constraints.get(i);
            if (counts.get(i).containsKey(domain) && constraint.includes(node, pod)) {
              counts.get(i).merge(domain, constraint.count(node, pod.namespace()), Integer::sum);
            }
          });
    }

    private interface DomainAction {
      void accept(int constraint, String domain);
    }

    // Hosts are counted when they are scored: each is a domain of its own.
    private void forEachDomain(NodeInfo node, DomainAction action) {
      for (int i = 0; i < constraints.size(); i++) {
        if (!isHost(constraints.get(i))) {
          String domain = node.label(constraints.get(i).topologyKey());
          if (domain != null) {
            action.accept(i, domain);
          }
        }
      }
    }

    private boolean isCounted(NodeInfo node) {
      return !requireAll || constraints.stream().allMatch(c -> node.label(c.topologyKey()) != null);
    }

    private static boolean isHost(SpreadConstraint constraint) {
      return constraint.topologyKey().equals(SpreadConstraint.HOSTNAME);
    }

    @Override
    public long score(NodeInfo node) {
      if (ignored.containsKey(node)) {
        return IGNORED;
      }
      double score = 0;
      for (int i = 0; i < constraints.size(); i++) {
        SpreadConstraint constraint = constraints.get(i);
        String domain = node.label(constraint.topologyKey());
        if (domain != null) {
          int count =
              isHost(constraint)
                  ? constraint.count(node, pod.namespace())
                  : counts.get(i).getOrDefault(domain, 0);
          score += count * weights[i] + (constraint.maxSkew() - 1);
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
