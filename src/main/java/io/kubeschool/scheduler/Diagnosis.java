package io.kubeschool.scheduler;

import io.kubeschool.scheduler.framework.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why a pod fits nowhere. Models pkg/scheduler/framework: Diagnosis and FitError. */
final class Diagnosis {

  private final int allNodes;
  private final Map<String, Status> byNode = new LinkedHashMap<>();
  private final Set<String> plugins = new LinkedHashSet<>();
  private Status absent = Status.unresolvable();
  private String preFilterMessage = "";

  Diagnosis(int allNodes) {
    this.allNodes = allNodes;
  }

  /** A plug-in found that the pod fits nowhere, without a look at the nodes. */
  void rejected(String plugin, Status status) {
    plugins.add(plugin);
    absent = status;
    preFilterMessage = status.message();
  }

  /** A plug-in turned a node down. */
  void add(String node, String plugin, Status status) {
    byNode.put(node, status);
    plugins.add(plugin);
  }

  /** What to say of the nodes that were not looked at. */
  void absent(Status status) {
    absent = status;
  }

  boolean wasRejected() {
    return !preFilterMessage.isEmpty();
  }

  int failedNodes() {
    return byNode.size();
  }

  /** The names of the plug-ins that turned the pod down. */
  Set<String> plugins() {
    return plugins;
  }

  /** The status of a node. */
  Status status(String node) {
    return byNode.getOrDefault(node, absent);
  }

  /**
   * The sentence. Models FitError.Error.
   *
   * @param postFilterMessage what came of preemption, or ""
   */
  String message(String postFilterMessage) {
    StringBuilder text = new StringBuilder();
    text.append("0/").append(allNodes).append(" nodes are available:");
    if (wasRejected()) {
      text.append(' ').append(preFilterMessage).append('.');
    } else {
      String histogram = histogram();
      if (!histogram.isEmpty()) {
        text.append(' ').append(histogram).append('.');
      }
    }
    if (!postFilterMessage.isEmpty()) {
      text.append(' ').append(postFilterMessage);
    }
    return text.toString();
  }

  private String histogram() {
    Map<String, Integer> counts = new TreeMap<>();
    byNode
        .values()
        .forEach(s -> s.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
    if (byNode.size() < allNodes) {
      absent
          .reasons()
          .forEach(reason -> counts.merge(reason, allNodes - byNode.size(), Integer::sum));
    }
    Set<String> lines = new TreeSet<>();
    counts.forEach((reason, count) -> lines.add(count + " " + reason));
    return String.join(", ", lines);
  }
}
