package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NodeSelectorTerms;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.ScorePlugin;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Only nodes with the labels that the pod asks for. Models plugins/nodeaffinity. */
public final class NodeAffinity implements FilterPlugin, ScorePlugin {

  private static final Status REJECTED =
      Status.unresolvable("node(s) didn't match Pod's node affinity/selector");

  @Override
  public String name() {
    return "NodeAffinity";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    JsonObject spec = pod.spec();
    Json required =
        spec.get("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    if (required == null && spec.object("nodeSelector").isEmpty()) {
      return Preparation.SKIP;
    }
    Set<String> only = required == null ? null : namedNodes(required.array("nodeSelectorTerms"));
    if (only != null && only.isEmpty()) {
      return Preparation.reject(Status.unresolvable("pod affinity terms conflict"));
    }
    return new Preparation.Filter(
        node -> NodeSelectorTerms.meetsRequired(spec, node.node()) ? Status.SUCCESS : REJECTED,
        only);
  }

  // A pod of a DaemonSet names its node by a field; then the other nodes need no look.
  private static Set<String> namedNodes(JsonArray terms) {
    Set<String> names = null;
    for (Json term : terms) {
      Set<String> ofTerm = null;
      for (Json field : term.array("matchFields")) {
        if (field.string("key").equals("metadata.name") && field.string("operator").equals("In")) {
          Set<String> values = new TreeSet<>(field.array("values").strings());
          if (ofTerm == null) {
            ofTerm = values;
          } else {
            ofTerm.retainAll(values);
          }
        }
      }
      if (ofTerm == null) {
        return null;
      }
      if (names == null) {
        names = ofTerm;
      } else {
        names.addAll(ofTerm);
      }
    }
    return names;
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return event instanceof ClusterEvent.NodeChanged(JsonObject old, JsonObject node)
        && (old == null || !NodeSelectorTerms.meetsRequired(pod.spec(), old))
        && NodeSelectorTerms.meetsRequired(pod.spec(), node);
  }

  @Override
  public NodeScorer prepare(PodInfo pod, Snapshot snapshot, List<NodeInfo> feasible) {
    JsonArray preferred =
        pod.spec()
            .array("affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution");
    if (preferred.isEmpty()) {
      return null;
    }
    return new NodeScorer() {
      @Override
      public long score(NodeInfo node) {
        long score = 0;
        for (Json term : preferred) {
          if (NodeSelectorTerms.matches(term.object("preference"), node.node())) {
            score += term.number(0, "weight");
          }
        }
        return score;
      }

      @Override
      public void normalize(long[] scores) {
        ScorePlugin.normalizeByMaximum(scores, false);
      }
    };
  }
}
