package io.kubeschool.controller.statefulset;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.StatefulSet;
import java.time.Duration;
import java.util.Objects;

/**
 * Which StatefulSets to look at when one of them or a pod changes. Models
 * pkg/controller/statefulset/stateful_set.go: its event handlers.
 */
final class StatefulSetEvents {

  private final SharedInformer sets;
  private final WorkQueue<ObjectKey> queue;

  StatefulSetEvents(SharedInformer sets, WorkQueue<ObjectKey> queue) {
    this.sets = sets;
    this.queue = queue;
  }

  InformerHandler ofSets() {
    return InformerHandler.enqueueing(queue);
  }

  InformerHandler ofPods() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject pod) {
        if (ControllerRef.of(pod) == null) {
          addMatching(pod);
        } else {
          addOwner(pod);
        }
      }

      @Override
      public void updated(JsonObject old, JsonObject pod) {
        podUpdated(old, pod);
      }

      @Override
      public void deleted(JsonObject pod) {
        addOwner(pod);
      }
    };
  }

  private void podUpdated(JsonObject old, JsonObject pod) {
    boolean ownerChanged = !Objects.equals(ControllerRef.of(old), ControllerRef.of(pod));
    if (ownerChanged) {
      addOwner(old);
    }
    if (ControllerRef.of(pod) != null) {
      JsonObject owner = addOwner(pod);
      int minReadySeconds = owner == null ? 0 : new StatefulSet(owner).minReadySeconds();
      if (minReadySeconds > 0 && !PodState.isReady(old) && PodState.isReady(pod)) {
        queue.addAfter(ObjectKey.of(owner), Duration.ofSeconds(minReadySeconds));
      }
    } else if (ownerChanged
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"))) {
      addMatching(pod);
    }
  }

  private JsonObject addOwner(JsonObject pod) {
    JsonObject owner = ControllerRef.resolve(pod, Kinds.STATEFUL_SET, sets);
    if (owner != null) {
      queue.add(ObjectKey.of(owner));
    }
    return owner;
  }

  private void addMatching(JsonObject pod) {
    if (pod.object("metadata", "labels").isEmpty()) {
      return;
    }
    for (JsonObject set : sets.list(pod.string("metadata", "namespace"))) {
      LabelSelector selector = new StatefulSet(set).selector();
      if (!selector.isEverything() && selector.matches(pod)) {
        queue.add(ObjectKey.of(set));
      }
    }
  }
}
