package io.kubeschool.controller.daemon;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodState;
import io.kubeschool.controller.SemanticEquality;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import java.time.Duration;
import java.util.Objects;

/**
 * Which DaemonSets to look at when one of them, a pod, a revision or a node changes. Models
 * pkg/controller/daemon/daemon_controller.go: its event handlers.
 */
final class DaemonSetEvents {

  private final SharedInformer sets;
  private final Expectations expectations;
  private final WorkQueue<ObjectKey> queue;
  private final WorkQueue<ObjectKey> nodeQueue;

  DaemonSetEvents(
      SharedInformer sets,
      Expectations expectations,
      WorkQueue<ObjectKey> queue,
      WorkQueue<ObjectKey> nodeQueue) {
    this.sets = sets;
    this.expectations = expectations;
    this.queue = queue;
    this.nodeQueue = nodeQueue;
  }

  InformerHandler ofSets() {
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

  InformerHandler ofNodes() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject node) {
        nodeQueue.add(ObjectKey.of(node));
      }

      @Override
      public void updated(JsonObject old, JsonObject node) {
        if (!SemanticEquality.equal(
                old.object("metadata", "labels"), node.object("metadata", "labels"))
            || !SemanticEquality.equal(old.get("spec", "taints"), node.get("spec", "taints"))) {
          nodeQueue.add(ObjectKey.of(node));
        }
      }
    };
  }

  InformerHandler ofRevisions() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject revision) {
        if (ControllerRef.of(revision) == null) {
          addMatching(revision);
        }
      }

      @Override
      public void updated(JsonObject old, JsonObject revision) {
        changed(old, revision);
      }

      @Override
      public void deleted(JsonObject revision) {
        addOwner(revision);
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
    JsonObject owner = changed(old, pod);
    if (owner != null && !PodState.isReady(old) && PodState.isReady(pod)) {
      int minReadySeconds = new DaemonSet(owner).minReadySeconds();
      if (minReadySeconds > 0) {
        queue.addAfter(ObjectKey.of(owner), Duration.ofSeconds(minReadySeconds + 1L));
      }
    }
  }

  private void podDeleted(JsonObject pod) {
    JsonObject owner = resolve(pod);
    if (owner != null) {
      expectations.deletionObserved(ObjectKey.of(owner), ObjectKey.of(pod));
      queue.add(ObjectKey.of(owner));
    }
  }

  /** Adds the owners before and after, or the sets that want the orphan; gives the owner. */
  private JsonObject changed(JsonObject old, JsonObject object) {
    boolean ownerChanged = !Objects.equals(ControllerRef.of(old), ControllerRef.of(object));
    if (ownerChanged) {
      addOwner(old);
    }
    if (ControllerRef.of(object) != null) {
      return addOwner(object);
    }
    if (ownerChanged
        || !old.object("metadata", "labels").equals(object.object("metadata", "labels"))) {
      addMatching(object);
    }
    return null;
  }

  private JsonObject addOwner(JsonObject object) {
    JsonObject owner = resolve(object);
    if (owner != null) {
      queue.add(ObjectKey.of(owner));
    }
    return owner;
  }

  private JsonObject resolve(JsonObject object) {
    return ControllerRef.resolve(object, Kinds.DAEMON_SET, sets);
  }

  /** Models client-go listers/apps/v1: GetPodDaemonSets. */
  private void addMatching(JsonObject object) {
    if (object.object("metadata", "labels").isEmpty()) {
      return;
    }
    for (JsonObject set : sets.list(object.string("metadata", "namespace"))) {
      LabelSelector selector = new DaemonSet(set).selector();
      if (!selector.isEverything() && selector.matches(object)) {
        queue.add(ObjectKey.of(set));
      }
    }
  }
}
