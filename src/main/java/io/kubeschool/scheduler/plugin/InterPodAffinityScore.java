package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.AffinityTerm;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.plugin.InterPodAffinity.Domain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Prefers nodes near the pods that a pod prefers. Models plugins/interpodaffinity/scoring.go. */
public final class InterPodAffinityScore implements ScorePlugin {

  /** What a required term of another pod counts when it matches. */
  private static final long HARD_WEIGHT = 1;

  private final Function<String, JsonObject> namespaces;

  /**
   * The plug-in.
   *
   * @param namespaces gives a namespace by its name, or null
   */
  public InterPodAffinityScore(Function<String, JsonObject> namespaces) {
    this.namespaces = namespaces;
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    boolean preferred =
        !pod.preferredAffinity().isEmpty() || !pod.preferredAntiAffinity().isEmpty();
    if (!preferred && !snapshot.hasPodsWithAffinity()) {
      return null;
    }
    Map<Domain, Long> scores = new HashMap<>();
    for (NodeInfo node : snapshot.nodes()) {
      if (preferred || node.hasPodsWithAffinity()) {
        for (PodInfo other : node.pods()) {
          count(scores, pod, other, node);
        }
      }
    }
    return scores.isEmpty() ? null : new Scorer(scores);
  }

  private void count(Map<Domain, Long> scores, PodInfo pod, PodInfo other, NodeInfo node) {
    add(scores, pod.preferredAffinity(), other, node, 1);
    add(scores, pod.preferredAntiAffinity(), other, node, -1);
    if (other.hasAffinity()) {
      for (AffinityTerm term : other.requiredAffinity()) {
        add(scores, term, pod, node, HARD_WEIGHT);
      }
      add(scores, other.preferredAffinity(), pod, node, 1);
      add(scores, other.preferredAntiAffinity(), pod, node, -1);
    }
  }

  private void add(
      Map<Domain, Long> scores, List<AffinityTerm> terms, PodInfo pod, NodeInfo node, int sign) {
    for (AffinityTerm term : terms) {
      add(scores, term, pod, node, sign * term.weight());
    }
  }

  private void add(
      Map<Domain, Long> scores, AffinityTerm term, PodInfo pod, NodeInfo node, long weight) {
    String value = node.label(term.topologyKey());
    if (value != null && weight != 0 && term.matches(pod, namespaces)) {
      scores.merge(new Domain(term.topologyKey(), value), weight, Long::sum);
    }
  }

  private record Scorer(Map<Domain, Long> byDomain) implements NodeScorer {
    @Override
    public long score(NodeInfo node) {
      long score = 0;
      for (Map.Entry<Domain, Long> domain : byDomain.entrySet()) {
        if (domain.getKey().value().equals(node.label(domain.getKey().key()))) {
          score += domain.getValue();
        }
      }
      return score;
    }

    @Override
    public void normalize(long[] scores) {
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      for (long score : scores) {
        least = Math.min(least, score);
        most = Math.max(most, score);
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] =
            most > least
                ? (long) (MAX_NODE_SCORE * ((double) (scores[i] - least) / (most - least)))
                : 0;
      }
    }
  }
}
