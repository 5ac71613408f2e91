package io.kubeschool.scheduler;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.model.JsonObject;
import io.kubeschool.scheduler.framework.ClusterEvent;
import java.util.function.Consumer;

/** Tells of new and changed claims, volumes and storage classes. */
record StorageEvents(Consumer<ClusterEvent> listener) implements InformerHandler {

  @Override
  public void added(JsonObject object) {
    listener.accept(new ClusterEvent.StorageChanged(object));
  }

  @Override
  public void updated(JsonObject old, JsonObject object) {
    listener.accept(new ClusterEvent.StorageChanged(object));
  }
}
