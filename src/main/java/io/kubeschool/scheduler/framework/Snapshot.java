package io.kubeschool.scheduler.framework;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes and the pods on them as the scheduler knows them. It is kept up as they change and
 * never rebuilt: with one thread there is no need to copy it for a cycle. Models pkg/scheduler
 * backend/cache: cacheImpl, nodeTree and Snapshot.
 */
public final class Snapshot {

  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String REGION = "topology.kubernetes.io/region";

  private final Map<String, NodeInfo> nodes = new LinkedHashMap<>();
  private final Map<ObjectKey, PodInfo> pods = new HashMap<>();
  private final LabelGroups groups = new LabelGroups();
  private final Map<String, Integer> imageNodes = new HashMap<>();
  private final Map<ObjectKey, Integer> claimUsers = new HashMap<>();
  private int podsWithAffinity;
  private List<NodeInfo> order;

  /** The nodes, zones in turn. */
  public List<NodeInfo> nodes() {
    if (order == null) {
      order = zonesInTurn();
    }
    return order;
  }

  /** The node of that name, or null. */
  public NodeInfo node(String name) {
    NodeInfo info = nodes.get(name);
    return info == null || info.node() == null ? null : info;
  }

  /** The pod of that key that is on a node, or null. */
  public PodInfo pod(ObjectKey key) {
    return pods.get(key);
  }

  /** How many pods of a namespace that all selectors match each node has, by node. */
  public Map<String, Integer> count(String namespace, List<LabelSelector> selectors) {
    return groups.count(namespace, selectors);
  }

  /** On how many nodes an image is. */
  public int nodesWithImage(String image) {
    return imageNodes.getOrDefault(image, 0);
  }

  /** Whether a pod on some node uses that claim. */
  public boolean isClaimUsed(ObjectKey claim) {
    return claimUsers.getOrDefault(claim, 0) > 0;
  }

  /** Whether any pod says anything about nearness to other pods. */
  public boolean hasPodsWithAffinity() {
    return podsWithAffinity > 0;
  }

  /** A node was added or changed. */
  public void setNode(JsonObject node) {
    String name = node.string("metadata", "name");
    NodeInfo info = nodes.computeIfAbsent(name, NodeInfo::new);
    if (info.node() == null || !zone(info.node()).equals(zone(node))) {
      order = null;
    }
    countImages(info, -1);
    info.setNode(node);
    countImages(info, 1);
  }

  private void countImages(NodeInfo info, int times) {
    for (String image : info.imageSizes().keySet()) {
      imageNodes.merge(image, times, Integer::sum);
    }
  }

  /** A node is gone; its pods may still be told of. */
  public void removeNode(String name) {
    NodeInfo info = nodes.get(name);
    if (info != null) {
      countImages(info, -1);
      info.setNode(null);
      order = null;
      dropIfEmpty(info);
    }
  }

  /** A pod is on a node, or is assumed to be soon. */
  public void setPod(PodInfo pod) {
    PodInfo old = pods.put(pod.key(), pod);
    if (old != null) {
      count(old, -1);
      if (!old.nodeName().equals(pod.nodeName())) {
        takeFromNode(old);
      }
    }
    count(pod, 1);
    nodes.computeIfAbsent(pod.nodeName(), NodeInfo::new).add(pod);
  }

  /** A pod is on no node any more. */
  public void removePod(ObjectKey key) {
    PodInfo old = pods.remove(key);
    if (old != null) {
      count(old, -1);
      takeFromNode(old);
    }
  }

  private void count(PodInfo pod, int times) {
    if (times > 0) {
      groups.add(pod);
    } else {
      groups.remove(pod);
    }
    if (pod.hasAffinity()) {
      podsWithAffinity += times;
    }
    for (String claim : pod.claims()) {
      claimUsers.merge(new ObjectKey(pod.namespace(), claim), times, Integer::sum);
    }
  }

  private void takeFromNode(PodInfo pod) {
    NodeInfo info = nodes.get(pod.nodeName());
    if (info != null) {
      info.remove(pod);
      dropIfEmpty(info);
    }
  }

  private void dropIfEmpty(NodeInfo info) {
    if (info.node() == null && info.pods().isEmpty()) {
      nodes.remove(info.name());
    }
  }

  private List<NodeInfo> zonesInTurn() {
    Map<String, ArrayDeque<NodeInfo>> zones = new LinkedHashMap<>();
    for (NodeInfo info : nodes.values()) {
      if (info.node() != null) {
        zones.computeIfAbsent(zone(info.node()), z -> new ArrayDeque<>()).add(info);
      }
    }
    List<NodeInfo> inTurn = new ArrayList<>();
    while (!zones.isEmpty()) {
      zones.values().forEach(zone -> inTurn.add(zone.poll()));
      zones.values().removeIf(ArrayDeque::isEmpty);
    }
    return Collections.unmodifiableList(inTurn);
  }

  private static String zone(JsonObject node) {
    JsonObject labels = node.object("metadata", "labels");
    return labels.string(REGION) + ":" + labels.string(ZONE);
  }
}
