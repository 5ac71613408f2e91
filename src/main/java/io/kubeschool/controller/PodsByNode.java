package io.kubeschool.controller;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** The index of pods by the node that they are bound to. Models AddPodNodeNameIndexer. */
public final class PodsByNode {

  /** The index's name. */
  public static final String INDEX = "node";

  private PodsByNode() {}

  /** The node of a bound pod. */
  public static List<String> keys(JsonObject pod) {
    String node = pod.string("spec", "nodeName");
    return node.isEmpty() ? List.of() : List.of(node);
  }
}
