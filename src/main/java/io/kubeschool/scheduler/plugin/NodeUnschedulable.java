package io.kubeschool.scheduler.plugin;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Taints;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;

/** No pods for cordoned nodes. Models plugins/nodeunschedulable. */
public final class NodeUnschedulable implements FilterPlugin {

  private static final JsonObject TAINT =
      Json.objectOf("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule");
  private static final Status REJECTED = Status.unresolvable("node(s) were unschedulable");

  @Override
  public String name() {
    return "NodeUnschedulable";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    boolean tolerated = Taints.tolerates(pod.tolerations(), TAINT);
    return tolerated
        ? Preparation.SKIP
        : Preparation.filter(node -> node.isUnschedulable() ? REJECTED : Status.SUCCESS);
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return event instanceof ClusterEvent.NodeChanged(JsonObject old, JsonObject node)
        && (old == null || old.bool("spec", "unschedulable"))
        && !node.bool("spec", "unschedulable");
  }
}
