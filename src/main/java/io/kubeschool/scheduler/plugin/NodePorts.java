package io.kubeschool.scheduler.plugin;

import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.NodeInfo;
import io.kubeschool.scheduler.framework.PodInfo;
import io.kubeschool.scheduler.framework.Snapshot;
import io.kubeschool.scheduler.framework.Status;

/** Only nodes on which the pod's host ports are free. Models plugins/nodeports. */
public final class NodePorts implements FilterPlugin {

  private static final Status REJECTED =
      Status.unschedulable("node(s) didn't have free ports for the requested pod ports");

  @Override
  public String name() {
    return "NodePorts";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    return pod.hostPorts().isEmpty()
        ? Preparation.SKIP
        : Preparation.filter(node -> isFree(pod, node) ? Status.SUCCESS : REJECTED);
  }

  private static boolean isFree(PodInfo pod, NodeInfo node) {
    for (PodInfo other : node.pods()) {
      if (conflict(pod, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean conflict(PodInfo pod, PodInfo other) {
    for (PodInfo.HostPort port : pod.hostPorts()) {
      for (PodInfo.HostPort taken : other.hostPorts()) {
        if (port.conflictsWith(taken)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean mayHelp(PodInfo pod, ClusterEvent event) {
    return switch (event) {
      case ClusterEvent.NodeChanged changed -> changed.old() == null;
      case ClusterEvent.AssignedPodDeleted(PodInfo gone) -> conflict(pod, gone);
      default -> false;
    };
  }
}
