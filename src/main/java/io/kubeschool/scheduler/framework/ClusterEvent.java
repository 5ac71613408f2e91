package io.kubeschool.scheduler.framework;

import io.kubeschool.model.JsonObject;

/**
 * Something that happened in the cluster and may make an unschedulable pod schedulable. Models
 * kube-scheduler framework: ClusterEvent.
 */
public sealed interface ClusterEvent {

  /**
   * A node was added or changed.
   *
   * @param old its state before, or null if it is new
   */
  record NodeChanged(JsonObject old, JsonObject node) implements ClusterEvent {}

  /** A node is gone. */
  record NodeDeleted(JsonObject node) implements ClusterEvent {}

  /**
   * A pod that is on a node was added, changed or bound.
   *
   * @param old its state before, or null if it is new
   */
  record AssignedPodChanged(JsonObject old, PodInfo pod) implements ClusterEvent {}

  /** A pod that was on a node is gone. */
  record AssignedPodDeleted(PodInfo pod) implements ClusterEvent {}

  /** The pod itself changed. */
  record PodChanged(JsonObject old, JsonObject pod) implements ClusterEvent {}

  /** A claim, volume or storage class was added or changed. */
  record StorageChanged(JsonObject object) implements ClusterEvent {}
}
