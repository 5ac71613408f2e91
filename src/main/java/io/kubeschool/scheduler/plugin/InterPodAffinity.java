package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.AffinityTerm;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps pods near and away from others as they require. Models
 * plugins/interpodaffinity/filtering.go; {@link InterPodAffinityScore} has the softer half.
 */
public final class InterPodAffinity implements FilterPlugin {

  private static final Status EXISTING =
      Status.unschedulable("node(s) didn't satisfy existing pods anti-affinity rules");
  private static final Status AFFINITY =
      Status.unresolvable("node(s) didn't match pod affinity rules");
  private static final Status ANTI_AFFINITY =
      Status.unschedulable("node(s) didn't match pod anti-affinity rules");

  private final Function<String, JsonObject> namespaces;

  /**
   * The plug-in.
   *
   * @param namespaces gives a namespace by its name, or null
   */
  public InterPodAffinity(Function<String, JsonObject> namespaces) {
    this.namespaces = namespaces;
  }

  /** A topology domain: a label and its value. */
  record Domain(String key, String value) {}

  @Override
  public String name() {
    return "InterPodAffinity";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    boolean required = !pod.requiredAffinity().isEmpty() || !pod.requiredAntiAffinity().isEmpty();
    if (!required && !snapshot.hasPodsWithAffinity()) {
      return Preparation.SKIP;
    }
    Map<Domain, Integer> existing = new HashMap<>();
    Map<Domain, Integer> affinity = new HashMap<>();
    Map<Domain, Integer> antiAffinity = new HashMap<>();
    for (NodeInfo node : snapshot.nodes()) {
      if (node.hasPodsWithRequiredAntiAffinity()) {
        for (PodInfo other : node.pods()) {
          addMatching(existing, other.requiredAntiAffinity(), pod, node);
        }
      }
      if (required) {
        for (PodInfo other : node.pods()) {
          if (matchesAll(pod.requiredAffinity(), other)) {
            pod.requiredAffinity().forEach(term -> add(affinity, term, node));
          }
          addMatching(antiAffinity, pod.requiredAntiAffinity(), other, node);
        }
      }
    }
    if (existing.isEmpty() && !required) {
      return Preparation.SKIP;
    }
    return Preparation.filter(node -> filter(pod, node, existing, affinity, antiAffinity));
  }

  private Status filter(
      PodInfo pod,
      NodeInfo node,
      Map<Domain, Integer> existing,
      Map<Domain, Integer> affinity,
      Map<Domain, Integer> antiAffinity) {
    if (!meetsAffinity(pod, node, affinity)) {
      return AFFINITY;
    }
    for (AffinityTerm term : pod.requiredAntiAffinity()) {
      String value = node.label(term.topologyKey());
      if (value != null && antiAffinity.containsKey(new Domain(term.topologyKey(), value))) {
        return ANTI_AFFINITY;
      }
    }
    for (Domain domain : existing.keySet()) {
      if (domain.value().equals(node.label(domain.key()))) {
        return EXISTING;
      }
    }
    return Status.SUCCESS;
  }

  private boolean meetsAffinity(PodInfo pod, NodeInfo node, Map<Domain, Integer> affinity) {
    boolean present = true;
    for (AffinityTerm term : pod.requiredAffinity()) {
      String value = node.label(term.topologyKey());
      if (value == null) {
        return false;
      }
      present &= affinity.containsKey(new Domain(term.topologyKey(), value));
    }
    // The first of a group that wants to be together has nobody to be near to yet.
    return present || affinity.isEmpty() && matchesAll(pod.requiredAffinity(), pod);
  }

  private boolean matchesAll(List<AffinityTerm> terms, PodInfo pod) {
    return !terms.isEmpty() && terms.stream().allMatch(term -> term.matches(pod, namespaces));
  }

  private void addMatching(
      Map<Domain, Integer> counts, List<AffinityTerm> terms, PodInfo pod, NodeInfo node) {
    for (AffinityTerm term : terms) {
      if (term.matches(pod, namespaces)) {
        add(counts, term, node);
      }
    }
  }

  private static void add(Map<Domain, Integer> counts, AffinityTerm term, NodeInfo node) {
    String value = node.label(term.topologyKey());
    if (value != null) {
      counts.merge(new Domain(term.topologyKey(), value), 1, Integer::sum);
    }
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.AssignedPodChanged(JsonObject old, PodInfo changed) ->
          matchesAll(pod.requiredAffinity(), changed)
              || old != null
                  && !old.object("metadata", "labels")
                      .equals(changed.json().object("metadata", "labels"));
      case ClusterEvent.AssignedPodDeleted(PodInfo gone) ->
          pod.requiredAntiAffinity().stream().anyMatch(term -> term.matches(gone, namespaces))
              || gone.requiredAntiAffinity().stream()
                  .anyMatch(term -> term.matches(pod, namespaces));
      case ClusterEvent.NodeChanged(JsonObject old, JsonObject node) ->
          old == null
              || !old.object("metadata", "labels").equals(node.object("metadata", "labels"));
      default -> false;
    };
  }
}
