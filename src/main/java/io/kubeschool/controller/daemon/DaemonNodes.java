package io.kubeschool.controller.daemon;

import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The nodes as one DaemonSet sees them during one sync. Upstream finds the set's pods and how each
 * node suits it anew in each part of a sync, from caches that do not change meanwhile; with many
 * nodes that is most of what a sync costs, so it is found once here.
 *
 * @param nodes in the order of the cache
 * @param byNode the pods by the node that they run on or are meant for, whether it exists or not
 */
record DaemonNodes(List<Place> nodes, Map<String, List<JsonObject>> byNode) {

  /**
   * A node.
   *
   * @param pods the set's pods there, or null if there are none
   */
  record Place(String name, NodeFit fit, List<JsonObject> pods) {}

  static DaemonNodes of(
      DaemonSet set, Collection<JsonObject> nodes, Map<String, List<JsonObject>> byNode) {
    Function<JsonObject, NodeFit> fit = NodeFit.of(set);
    List<Place> places = new ArrayList<>(nodes.size());
    for (JsonObject node : nodes) {
      String name = node.string("metadata", "name");
      places.add(new Place(name, fit.apply(node), byNode.get(name)));
    }
    return new DaemonNodes(places, Collections.unmodifiableMap(byNode));
  }
}
