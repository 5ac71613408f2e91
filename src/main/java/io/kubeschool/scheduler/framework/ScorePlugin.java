package io.kubeschool.scheduler.framework;

import java.util.List;

/**
 * Says how well nodes suit a pod. Models kube-scheduler framework: PreScorePlugin, ScorePlugin and
 * ScoreExtensions.
 */
public interface ScorePlugin {

  /** The best score of a node. */
  long MAX_NODE_SCORE = 100;

  /** How much it counts. */
  int weight();

  /** Looks at the pod once; null if it has nothing to say about it. */
  NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible);

  /** Looks at one node. */
  @FunctionalInterface
  interface NodeScorer {
    /** The score of a node, to be normalized. */
    long score(NodeInfo node);

    /** Brings the scores of all feasible nodes into the range of 0 to {@link #MAX_NODE_SCORE}. */
    default void normalize(long[] scores) {}
  }

  /** Models plugins/helper: DefaultNormalizeScore. */
  static void normalizeByMaximum(long[] scores, boolean reverse) {
    long most = 0;
    for (long score : scores) {
      most = Math.max(most, score);
    }
    for (int i = 0; i < scores.length; i++) {
      long share = most == 0 ? 0 : MAX_NODE_SCORE * scores[i] / most;
      scores[i] = reverse ? MAX_NODE_SCORE - share : share;
    }
  }
}
