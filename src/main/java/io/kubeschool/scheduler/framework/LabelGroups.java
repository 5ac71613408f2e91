package io.kubeschool.scheduler.framework;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many pods with the same labels are on each node, so that counting those that a selector
 * matches costs no look at each pod. Pods that are being deleted do not count.
 */
final class LabelGroups {

  private final Map<GroupKey, Group> groups = new HashMap<>();
  private final Map<LabelKey, Set<Group>> byLabel = new HashMap<>();

  private record GroupKey(String namespace, JsonObject labels) {}

  private record LabelKey(String namespace, String key, String value) {}

  private static final class Group {
    private final PodInfo sample;
    private final Map<String, Integer> byNode = new LinkedHashMap<>();

    Group(PodInfo sample) {
      this.sample = sample;
    }
  }

  void add(PodInfo pod) {
    if (isTerminating(pod)) {
      return;
    }
    JsonObject labels = pod.json().object("metadata", "labels");
    Group group =
        groups.computeIfAbsent(
            new GroupKey(pod.namespace(), labels), key -> index(new Group(pod), labels));
    group.byNode.merge(pod.nodeName(), 1, Integer::sum);
  }

  void remove(PodInfo pod) {
    if (isTerminating(pod)) {
      return;
    }
    JsonObject labels = pod.json().object("metadata", "labels");
    GroupKey key = new GroupKey(pod.namespace(), labels);
    Group group = groups.get(key);
    group.byNode.computeIfPresent(pod.nodeName(), (node, count) -> count == 1 ? null : count - 1);
    if (group.byNode.isEmpty()) {
      groups.remove(key);
      labels
          .strings()
          .forEach((k, v) -> byLabel.get(new LabelKey(pod.namespace(), k, v)).remove(group));
    }
  }

  private Group index(Group group, JsonObject labels) {
    String namespace = group.sample.namespace();
    labels
        .strings()
        .forEach((k, v) ->
            byLabel
                .computeIfAbsent(new LabelKey(namespace, k, v), label -> new LinkedHashSet<>())
                .add(group));
    return group;
  }

  private static boolean isTerminating(PodInfo pod) {
    return pod.json().has("metadata", "deletionTimestamp");
  }

  /** How many pods of a namespace that all selectors match each node has. */
  Map<String, Integer> count(String namespace, List<LabelSelector> selectors) {
    Map<String, Integer> counts = new HashMap<>();
    for (Group group : candidates(namespace, selectors)) {
      if (group.sample.namespace().equals(namespace)
          && selectors.stream().allMatch(s -> s.matches(group.sample.json()))) {
        group.byNode.forEach((node, count) -> counts.merge(node, count, Integer::sum));
      }
    }
    return counts;
  }

  // The fewest groups that have a label which a selector requires.
  private Collection<Group> candidates(String namespace, List<LabelSelector> selectors) {
    Collection<Group> fewest = groups.values();
    for (LabelSelector selector : selectors) {
      for (Map.Entry<String, String> label : selector.requiredLabels().entrySet()) {
        Set<Group> having =
            byLabel.getOrDefault(
                new LabelKey(namespace, label.getKey(), label.getValue()), Set.of());
        if (having.size() < fewest.size()) {
          fewest = having;
        }
      }
    }
    return fewest;
  }
}
