package io.kubeschool.controller.node;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** The index of pods by the node that they are bound to. Models AddPodNodeNameIndexer. */
final class PodsByNode {

  static final String INDEX = "node";

  private PodsByNode() {}

  static List<String> keys(JsonObject pod) {
    String node = pod.string("spec", "nodeName");
    return node.isEmpty() ? List.of() : List.of(node);
  }
}
