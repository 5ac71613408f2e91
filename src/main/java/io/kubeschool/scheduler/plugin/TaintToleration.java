package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Taints;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.List;

/** No pods for nodes whose taints they do not tolerate. Models plugins/tainttoleration. */
public final class TaintToleration implements FilterPlugin, ScorePlugin {

  private static final Status REJECTED = Status.unresolvable("node(s) had untolerated taint(s)");

  @Override
  public String name() {
    return "TaintToleration";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return Preparation.filter(node ->
        Taints.hasUntolerated(node.taints(), pod.tolerations()) ? REJECTED : Status.SUCCESS);
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return event instanceof ClusterEvent.NodeChanged(JsonObject old, JsonObject node)
        && (old == null || hasUntolerated(old, pod))
        && !hasUntolerated(node, pod);
  }

  private static boolean hasUntolerated(JsonObject node, PodInfo pod) {
    return Taints.hasUntolerated(node.array("spec", "taints"), pod.tolerations());
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    if (feasible.stream().allMatch(node -> node.taints().isEmpty())) {
      return null;
    }
    List<JsonObject> tolerations =
        pod.tolerations().stream()
            .filter(
                t -> t.string("effect").isEmpty() || t.string("effect").equals("PreferNoSchedule"))
            .toList();
    return new NodeScorer() {
      @Override
      public long score(NodeInfo node) {
        long untolerated = 0;
        for (Json taint : node.taints()) {
          if (taint.string("effect").equals("PreferNoSchedule")
              && !Taints.tolerates(tolerations, taint)) {
            untolerated++;
          }
        }
        return untolerated;
      }

      @Override
      public void normalize(long[] scores) {
        ScorePlugin.normalizeByMaximum(scores, true);
      }
    };
  }
}
