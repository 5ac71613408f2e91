package io.kubeschool.controller.daemon;

import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NodeSelectorTerms;
import io.kubeschool.model.Taints;
import java.util.List;

/**
 * Whether a DaemonSet's pod belongs on a node. Models pkg/controller/daemon/daemon_controller.go:
 * NodeShouldRunDaemonPod.
 *
 * @param shouldRun whether to start one if there is none
 * @param shouldContinue whether to leave the one that is there
 */
record NodeFit(boolean shouldRun, boolean shouldContinue) {

  private static final NodeFit NONE = new NodeFit(false, false);

  /** How that node suits that set. */
  static NodeFit of(DaemonSet set, JsonObject node) {
    JsonObject spec = DaemonPodTemplate.tolerant(set.template().object("spec"));
    String only = spec.string("nodeName");
    if (!only.isEmpty() && !only.equals(node.string("metadata", "name"))
        || !NodeSelectorTerms.meetsRequired(spec, node)) {
      return NONE;
    }
    JsonArray taints = node.array("spec", "taints");
    List<JsonObject> tolerations = spec.array("tolerations").objects();
    boolean stays = !Taints.hasUntolerated(taints, tolerations, "NoExecute");
    return new NodeFit(stays && !Taints.hasUntolerated(taints, tolerations), stays);
  }
}
