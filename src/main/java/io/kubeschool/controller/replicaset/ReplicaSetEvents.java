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
import io.kubeschool.model.OwnerReference;
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
      return;
    }
    OwnerReference reference = ControllerRef.of(pod);
    if (reference == null) {
      addMatching(pod);
      return;
    }
    JsonObject owner = resolve(pod, reference);
    if (owner != null) {
      expectations.creationObserved(ObjectKey.of(owner));
      queue.add(ObjectKey.of(owner));
    }
  }

  private void podUpdated(JsonObject old, JsonObject pod) {
    if (pod.has("metadata", "deletionTimestamp")) {
      podDeleted(pod);
      return;
    }
    OwnerReference reference = ControllerRef.of(pod);
    OwnerReference oldReference = ControllerRef.of(old);
    boolean ownerChanged = !Objects.equals(reference, oldReference);
    if (ownerChanged && oldReference != null) {
      JsonObject oldOwner = resolve(old, oldReference);
      if (oldOwner != null) {
        queue.add(ObjectKey.of(oldOwner));
      }
    }
    if (reference != null) {
      JsonObject owner = resolve(pod, reference);
      if (owner != null) {
        queue.add(ObjectKey.of(owner));
        int minReadySeconds = new ReplicaSet(owner).minReadySeconds();
        if (minReadySeconds > 0 && !PodState.isReady(old) && PodState.isReady(pod)) {
          queue.addAfter(ObjectKey.of(owner), Duration.ofSeconds(minReadySeconds));
        }
      }
      return;
    }
    if (ownerChanged
        || !old.object("metadata", "labels").equals(pod.object("metadata", "labels"))) {
      addMatching(pod);
    }
  }

  private void podDeleted(JsonObject pod) {
    OwnerReference reference = ControllerRef.of(pod);
    JsonObject owner = reference == null ? null : resolve(pod, reference);
    if (owner != null) {
      expectations.deletionObserved(ObjectKey.of(owner), ObjectKey.of(pod));
      queue.add(ObjectKey.of(owner));
    }
  }

  /** Models replica_set.go: resolveControllerRef. */
  private JsonObject resolve(JsonObject pod, OwnerReference reference) {
    if (!reference.kind().equals(kind.kind().kind())) {
      return null;
    }
    JsonObject owner =
        replicaSets.get(new ObjectKey(pod.string("metadata", "namespace"), reference.name()));
    return owner != null && owner.string("metadata", "uid").equals(reference.uid()) ? owner : null;
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
