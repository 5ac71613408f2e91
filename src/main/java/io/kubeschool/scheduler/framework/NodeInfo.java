package io.kubeschool.scheduler.framework;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.ObjectKey;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node, its pods, and sums over them that are kept as pods come and go. Models kube-scheduler
 * framework: NodeInfo.
 */
public final class NodeInfo {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final String name;
  private JsonObject node;
  private JsonObject labels = JsonObject.EMPTY;
  private String hostname;
  private String zone;
  private JsonArray taints = JsonArray.EMPTY;
  private boolean unschedulable;
  private Resources allocatable = new Resources();
  private final Resources requested = new Resources();
  private long nonZeroMilliCpu;
  private long nonZeroMemory;
  private final Map<ObjectKey, PodInfo> pods = new LinkedHashMap<>();
  private int podsWithAffinity;
  private int podsWithRequiredAntiAffinity;
  private final Map<String, Long> imageSizes = new TreeMap<>();

  NodeInfo(String name) {
    this.name = name;
  }

  /** The node's name. */
  public String name() {
    return name;
  }

  /** The node, or null if only its pods are known. */
  public JsonObject node() {
    return node;
  }

  /** A label's value, or null. */
  public String label(String key) {
    // Spreading asks each node for these two, for each pod, and by these very strings.
    if (key == HOSTNAME) {
      return hostname;
    }
    return key == ZONE ? zone : read(key);
  }

  private String read(String key) {
    return labels.field(key) instanceof JsonString(String value) ? value : null;
  }

  /** {@code spec.taints}. */
  public JsonArray taints() {
    return taints;
  }

  /** {@code spec.unschedulable}. */
  public boolean isUnschedulable() {
    return unschedulable;
  }

  /** What its pods may ask for. */
  public Resources allocatable() {
    return allocatable;
  }

  /** What its pods ask for. */
  public Resources requested() {
    return requested;
  }

  /** What its pods are taken to use of the CPU when nodes are compared. */
  public long nonZeroMilliCpu() {
    return nonZeroMilliCpu;
  }

  /** What its pods are taken to use of memory when nodes are compared. */
  public long nonZeroMemory() {
    return nonZeroMemory;
  }

  /** Its pods. */
  public Collection<PodInfo> pods() {
    return Collections.unmodifiableCollection(pods.values());
  }

  /** How many pods it has. */
  public int podCount() {
    return pods.size();
  }

  /** Whether some of its pods say anything about nearness to other pods. */
  public boolean hasPodsWithAffinity() {
    return podsWithAffinity > 0;
  }

  /** Whether some of its pods must not be near others. */
  public boolean hasPodsWithRequiredAntiAffinity() {
    return podsWithRequiredAntiAffinity > 0;
  }

  /** The sizes in bytes of the images on it, by their names. */
  public Map<String, Long> imageSizes() {
    return Collections.unmodifiableMap(imageSizes);
  }

  void setNode(JsonObject changed) {
    if (node == null
        || changed == null
        || node.object("status").field("allocatable")
            != changed.object("status").field("allocatable")) {
      allocatable =
          changed == null ? new Resources() : Resources.of(changed.object("status", "allocatable"));
    }
    if (changed != null) {
      labels = changed.object("metadata", "labels");
      hostname = read(HOSTNAME);
      zone = read(ZONE);
      taints = changed.array("spec", "taints");
      unschedulable = changed.bool("spec", "unschedulable");
    }
    if (changed != null
        && (node == null
            || node.object("status").field("images") != changed.object("status").field("images"))) {
      imageSizes.clear();
      for (Json image : changed.array("status", "images")) {
        for (String imageName : image.array("names").strings()) {
          imageSizes.put(imageName, image.number(0, "sizeBytes"));
        }
      }
    }
    node = changed;
  }

  /** Adds a pod, or replaces the one of its name. */
  public void add(PodInfo pod) {
    PodInfo old = pods.put(pod.key(), pod);
    if (old != null) {
      count(old, -1);
    }
    count(pod, 1);
  }

  /** Takes a pod away. */
  public void remove(PodInfo pod) {
    PodInfo old = pods.remove(pod.key());
    if (old != null) {
      count(old, -1);
    }
  }

  private void count(PodInfo pod, int times) {
    requested.add(pod.requests(), times);
    nonZeroMilliCpu += times * pod.nonZeroMilliCpu();
    nonZeroMemory += times * pod.nonZeroMemory();
    if (pod.hasAffinity()) {
      podsWithAffinity += times;
    }
    if (!pod.requiredAntiAffinity().isEmpty()) {
      podsWithRequiredAntiAffinity += times;
    }
  }
}
