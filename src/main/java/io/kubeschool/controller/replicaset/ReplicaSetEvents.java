package io.kubeschool.controller.replicaset;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ReplicaSet;
import java.time.Duration;
import java.util.Objects;

/**
 * Which ReplicaSets to look at when one of them or a pod changes. Models
 * pkg/controller/replicaset/replica_set.go: its event handlers.
 */
final class ReplicaSetEvents {

  private final ReplicaKind kind;
  private final SharedInformer replicaSets;
  private final Expectations expectations;
  private final WorkQueue<ObjectKey> queue;

  ReplicaSetEvents(
      ReplicaKind kind,
      SharedInformer replicaSets,
      Expectations expectations,
      WorkQueue<ObjectKey> queue) {
    this.kind = kind;
    this.replicaSets = replicaSets;
    this.expectations = expectations;
    this.queue = queue;
  }

  InformerHandler ofReplicaSets() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject set) {
        queue.add(ObjectKey.of(set));
      }

      @Override
      public void updated(JsonObject old, JsonObject set) {
        if (!old.string("metadata", "uid").equals(set.string("metadata", "uid"))) {
          expectations.forget(ObjectKey.of(old));
        }
        queue.add(ObjectKey.of(set));
      }

      @Override
      public void deleted(JsonObject set) {
        expectations.forget(ObjectKey.of(set));
        queue.add(ObjectKey.of(set));
      }
    };
  }

  InformerHandler ofPods() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject pod) {
        podAdded(pod);
      }

      @Override
      public void updated(JsonObject old, JsonObject pod) {
        podUpdated(old, pod);
      }

      @Override
      public void deleted(JsonObject pod) {
        podDeleted(pod);
      }
    };
  }

  private void podAdded(JsonObject pod) {
    if (pod.has("metadata", "deletionTimestamp")) {
      podDeleted(pod);
    } else if (ControllerRef.of(pod) == null) {
      addMatching(pod);
    } else {
      JsonObject owner = resolve(pod);
      if (owner != null) {
        expectations.creationObserved(ObjectKey.of(owner));
        queue.add(ObjectKey.of(owner));
      }
    }
  }

  private void podUpdated(JsonObject old, JsonObject pod) {
    if (pod.has("metadata", "deletionTimestamp")) {
      podDeleted(pod);
      return;
    }
    boolean ownerChanged = !Objects.equals(ControllerRef.of(old), ControllerRef.of(pod));
    if (ownerChanged) {
      addOwner(old);
    }
    if (ControllerRef.of(pod) != null) {
      JsonObject owner = addOwner(pod);
      if (owner != null && !PodState.isReady(old) && PodState.isReady(pod)) {
        int minReadySeconds = new ReplicaSet(owner).minReadySeconds();
        if (minReadySeconds > 0) {
          queue.addAfter(ObjectKey.of(owner), Duration.ofSeconds(minReadySeconds));
        }
      }
    } else if (ownerChanged
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"))) {
      addMatching(pod);
    }
  }

  private void podDeleted(JsonObject pod) {
    JsonObject owner = resolve(pod);
    if (owner != null) {
      expectations.deletionObserved(ObjectKey.of(owner), ObjectKey.of(pod));
      queue.add(ObjectKey.of(owner));
    }
  }

  private JsonObject addOwner(JsonObject pod) {
    JsonObject owner = resolve(pod);
    if (owner != null) {
      queue.add(ObjectKey.of(owner));
    }
    return owner;
  }

  private JsonObject resolve(JsonObject pod) {
    return ControllerRef.resolve(pod, kind.kind(), replicaSets);
  }

  /** Models replica_set.go: getPodReplicaSets. */
  private void addMatching(JsonObject pod) {
    if (pod.object("metadata", "labels").isEmpty()) {
      return;
    }
    for (JsonObject set : replicaSets.list(pod.string("metadata", "namespace"))) {
      LabelSelector selector = kind.selectorOf(set);
      if (!selector.isEverything() && selector.matches(pod)) {
        queue.add(ObjectKey.of(set));
      }
    }
  }
}
