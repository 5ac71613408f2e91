package io.kubeschool.scheduler.plugin;

import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;

/** Only the node that the pod names. Models plugins/nodename. */
public final class NodeName implements FilterPlugin {

  private static final Status REJECTED =
      Status.unresolvable("node(s) didn't match the requested node name");

  @Override
  public String name() {
    return "NodeName";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return pod.nodeName().isEmpty()
        ? Preparation.SKIP
        : Preparation.filter(
            node -> node.name().equals(pod.nodeName()) ? Status.SUCCESS : REJECTED);
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return event instanceof ClusterEvent.NodeChanged changed && changed.old() == null;
  }
}
