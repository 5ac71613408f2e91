package io.kubeschool.kubelet;

import java.util.List;
import java.util.Map;

/**
 * What a node is.
 *
 * @param name its name and host name
 * @param ip its internal address
 * @param podCidr where its pods' addresses come from
 * @param cpus how many it has
 * @param memory what pods may use, a quantity
 * @param maxPods how many pods it takes
 * @param labels beside those that every node has
 * @param images what is on it from the beginning
 */
public record NodeConfig(
    String name,
    String ip,
    String podCidr,
    int cpus,
    String memory,
    int maxPods,
    Map<String, String> labels,
    List<String> images) {

  /** A node as the reference cluster's: 2 CPUs, 4Gi, 110 pods. */
  public static NodeConfig of(String name, String ip, String podCidr, List<String> images) {
    return new NodeConfig(name, ip, podCidr, 2, "4Gi", 110, Map.of(), images);
  }
}
