package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spreads pods over topology domains as their constraints demand. Models
 * plugins/podtopologyspread/filtering.go; {@link PodTopologySpreadScore} has the softer half.
 */
public final class PodTopologySpread implements FilterPlugin {

  private static final Status SKEWED =
      Status.unschedulable("node(s) didn't match pod topology spread constraints");
  private static final Status NO_LABEL =
      Status.unresolvable(
          "node(s) didn't match pod topology spread constraints (missing required label)");

  @Override
  public String name() {
    return "PodTopologySpread";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    List<SpreadConstraint> constraints = SpreadConstraint.of(pod, "DoNotSchedule");
    if (constraints.isEmpty()) {
      return Preparation.SKIP;
    }
    List<Map<String, Integer>> counts = new ArrayList<>();
    constraints.forEach(c -> counts.add(new TreeMap<>()));
    for (NodeInfo node : snapshot.nodes()) {
      if (!constraints.stream().allMatch(c -> node.label(c.topologyKey()) != null)) {
        continue;
      }
      for (int i = 0; i < constraints.size(); i++) {
        SpreadConstraint constraint = constraints.get(i);
        if (constraint.includes(node, pod)) {
          counts
              .get(i)
              .merge(
                  node.label(constraint.topologyKey()),
                  constraint.count(node, pod.namespace()),
                  Integer::sum);
        }
      }
    }
    return Preparation.filter(node -> filter(pod, node, constraints, counts));
  }

  private static Status filter(
      PodInfo pod,
      NodeInfo node,
      List<SpreadConstraint> constraints,
      List<Map<String, Integer>> counts) {
    for (int i = 0; i < constraints.size(); i++) {
      SpreadConstraint constraint = constraints.get(i);
      String domain = node.label(constraint.topologyKey());
      if (domain == null) {
        return NO_LABEL;
      }
      Map<String, Integer> byDomain = counts.get(i);
      int least =
          byDomain.size() < constraint.minDomains()
              ? 0
              : byDomain.values().stream().mapToInt(n -> n).min().orElse(0);
      int self = constraint.matches(pod) ? 1 : 0;
      if (byDomain.getOrDefault(domain, 0) + self - least > constraint.maxSkew()) {
        return SKEWED;
      }
    }
    return Status.SUCCESS;
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.AssignedPodChanged changed ->
          changed.pod().namespace().equals(pod.namespace());
      case ClusterEvent.AssignedPodDeleted(PodInfo gone) ->
          gone.namespace().equals(pod.namespace());
      case ClusterEvent.NodeChanged(JsonObject old, JsonObject node) ->
          old == null
              || !old.object("metadata", "labels").equals(node.object("metadata", "labels"));
      case ClusterEvent.NodeDeleted gone -> true;
      default -> false;
    };
  }
}
