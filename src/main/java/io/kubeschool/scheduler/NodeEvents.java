package io.kubeschool.scheduler;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.ClusterEvent;
import io.kubeschool.scheduler.framework.Snapshot;
import java.util.function.Consumer;

/** Keeps the snapshot's nodes up to date. Models pkg/scheduler/eventhandlers.go. */
final class NodeEvents implements InformerHandler {

  private final Snapshot snapshot;
  private final Consumer<ClusterEvent> listener;

  NodeEvents(Snapshot snapshot, Consumer<ClusterEvent> listener) {
    this.snapshot = snapshot;
    this.listener = listener;
  }

  @Override
  public void added(JsonObject node) {
    snapshot.setNode(node);
    listener.accept(new ClusterEvent.NodeChanged(null, node));
  }

  @Override
  public void updated(JsonObject old, JsonObject node) {
    snapshot.setNode(node);
    if (matters(old, node)) {
      listener.accept(new ClusterEvent.NodeChanged(old, node));
    }
  }

  @Override
  public void deleted(JsonObject node) {
    snapshot.removeNode(node.string("metadata", "name"));
    listener.accept(new ClusterEvent.NodeDeleted(node));
  }

  // Models framework.NodeSchedulingPropertiesChange: a heartbeat alone wakes nobody.
  private static boolean matters(JsonObject old, JsonObject node) {
    return !old.object("spec").equals(node.object("spec"))
        || !old.object("metadata", "labels").equals(node.object("metadata", "labels"))
        || !old.object("status", "allocatable").equals(node.object("status", "allocatable"));
  }
}
