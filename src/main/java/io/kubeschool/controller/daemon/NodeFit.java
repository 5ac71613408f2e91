package io.kubeschool.controller.daemon;

import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NodeSelectorTerms;
import io.kubeschool.model.Taints;
import java.util.List;
import java.util.function.Function;

/**
 * Whether a DaemonSet's pod belongs on a node. Models pkg/controller/daemon/daemon_controller.go:
 * NodeShouldRunDaemonPod.
 *
 * @param shouldRun whether to start one if there is none
 * @param shouldContinue whether to leave the one that is there
 */
record NodeFit(boolean shouldRun, boolean shouldContinue) {

  private static final NodeFit NONE = new NodeFit(false, false);
  private static final NodeFit FULL = new NodeFit(true, true);
  private static final NodeFit STAYS = new NodeFit(false, true);

  /** How nodes suit that set: what its pods tolerate is found once, not for each node. */
  static Function<JsonObject, NodeFit> of(DaemonSet set) {
    JsonObject spec = DaemonPodTemplate.tolerant(set.template().object("spec"));
    String only = spec.string("nodeName");
    List<JsonObject> tolerations = spec.array("tolerations").objects();
    return node -> {
      if (!only.isEmpty() && !only.equals(node.string("metadata", "name"))
          || !NodeSelectorTerms.meetsRequired(spec, node)) {
        return NONE;
      }
      JsonArray taints = node.array("spec", "taints");
      if (Taints.hasUntolerated(taints, tolerations, "NoExecute")) {
        return NONE;
      }
      return Taints.hasUntolerated(taints, tolerations) ? STAYS : FULL;
    };
  }
}
