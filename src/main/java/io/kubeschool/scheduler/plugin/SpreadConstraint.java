package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.NodeSelectorTerms;
import io.kubeschool.model.Taints;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A topology spread constraint of a pod, for one scheduling cycle. Models
 * plugins/podtopologyspread/common.go: topologySpreadConstraint.
 */
final class SpreadConstraint {

  static final String HOSTNAME = "kubernetes.io/hostname";
  static final String ZONE = "topology.kubernetes.io/zone";

  private final String topologyKey;
  private final int maxSkew;
  private final int minDomains;
  private final boolean honorAffinity;
  private final boolean honorTaints;
  private final List<LabelSelector> selectors;

  SpreadConstraint(String topologyKey, int maxSkew, List<LabelSelector> selectors) {
    this.topologyKey = topologyKey;
    this.maxSkew = maxSkew;
    this.minDomains = 1;
    this.honorAffinity = true;
    this.honorTaints = false;
    this.selectors = selectors;
  }

  private SpreadConstraint(JsonObject constraint, List<LabelSelector> selectors) {
    this.topologyKey = constraint.string("topologyKey");
    this.maxSkew = (int) constraint.number(1, "maxSkew");
    this.minDomains = (int) constraint.number(1, "minDomains");
    this.honorAffinity = !constraint.string("nodeAffinityPolicy").equals("Ignore");
    this.honorTaints = constraint.string("nodeTaintsPolicy").equals("Honor");
    this.selectors = selectors;
  }

  /** The pod's constraints that are to be met in that way, {@code DoNotSchedule} for one. */
  static List<SpreadConstraint> of(PodInfo pod, String whenUnsatisfiable) {
    List<SpreadConstraint> constraints = new ArrayList<>();
    for (JsonObject constraint : pod.spec().array("topologySpreadConstraints").objects()) {
      if (constraint.string("whenUnsatisfiable").equals(whenUnsatisfiable)) {
        constraints.add(new SpreadConstraint(constraint, selectors(pod, constraint)));
      }
    }
    return constraints;
  }

  private static List<LabelSelector> selectors(PodInfo pod, JsonObject constraint) {
    List<LabelSelector> selectors = new ArrayList<>();
    selectors.add(
        LabelSelector.of(
            constraint.get("labelSelector") instanceof JsonObject object ? object : null));
    for (String key : constraint.array("matchLabelKeys").strings()) {
      if (pod.json().get("metadata", "labels", key) instanceof JsonString(String value)) {
        selectors.add(LabelSelector.ofLabels(Map.of(key, value)));
      }
    }
    return selectors;
  }

  String topologyKey() {
    return topologyKey;
  }

  int maxSkew() {
    return maxSkew;
  }

  int minDomains() {
    return minDomains;
  }

  /** Whether a pod counts. */
  boolean matches(PodInfo pod) {
    for (LabelSelector selector : selectors) {
      if (!selector.matches(pod.json())) {
        return false;
      }
    }
    return true;
  }

  /** How many of a node's pods count. Models countPodsMatchSelector. */
  int count(NodeInfo node, String namespace) {
    int count = 0;
    for (PodInfo pod : node.pods()) {
      if (pod.namespace().equals(namespace)
          && matches(pod)
          && !pod.json().has("metadata", "deletionTimestamp")) {
        count++;
      }
    }
    return count;
  }

  /** How many pods count on each node, by node. */
  Map<String, Integer> count(Snapshot snapshot, String namespace) {
    return snapshot.count(namespace, selectors);
  }

  /** Whether a node's pods count at all. Models matchNodeInclusionPolicies. */
  boolean includes(NodeInfo node, PodInfo pod) {
    return (!honorAffinity || NodeSelectorTerms.meetsRequired(pod.spec(), node.node()))
        && (!honorTaints || !Taints.hasUntolerated(node.taints(), pod.tolerations()));
  }
}
