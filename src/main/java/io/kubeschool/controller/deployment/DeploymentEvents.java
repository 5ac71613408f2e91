package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import java.util.Objects;

/**
 * Which Deployments to look at when one of them, a ReplicaSet or a pod changes. Models
 * pkg/controller/deployment/deployment_controller.go: its event handlers.
 */
final class DeploymentEvents {

  private final SharedInformer deployments;
  private final SharedInformer replicaSets;
  private final SharedInformer pods;
  private final WorkQueue<ObjectKey> queue;

  DeploymentEvents(
      SharedInformer deployments,
      SharedInformer replicaSets,
      SharedInformer pods,
      WorkQueue<ObjectKey> queue) {
    this.deployments = deployments;
    this.replicaSets = replicaSets;
    this.pods = pods;
    this.queue = queue;
  }

  InformerHandler ofDeployments() {
    return InformerHandler.enqueueing(queue);
  }

  InformerHandler ofReplicaSets() {
    return new InformerHandler() {
      @Override
      public void added(JsonObject set) {
        setAdded(set);
      }

      @Override
      public void updated(JsonObject old, JsonObject set) {
        setUpdated(old, set);
      }

      @Override
      public void deleted(JsonObject set) {
        addOwner(set);
      }
    };
  }

  InformerHandler ofPods() {
    return new InformerHandler() {
      @Override
      public void deleted(JsonObject pod) {
        podDeleted(pod);
      }
    };
  }

  private void setAdded(JsonObject set) {
    if (set.has("metadata", "deletionTimestamp") || ControllerRef.of(set) != null) {
      addOwner(set);
    } else {
      addMatching(set);
    }
  }

  private void setUpdated(JsonObject old, JsonObject set) {
    OwnerReference owner = ControllerRef.of(set);
    boolean ownerChanged = !Objects.equals(owner, ControllerRef.of(old));
    if (ownerChanged) {
      addOwner(old);
    }
    if (owner != null) {
      addOwner(set);
    } else if (ownerChanged
        || !old.object("metadata", "labels").equals(set.object("metadata", "labels"))) {
      addMatching(set);
    }
  }

  // A Recreate waits until all of its old pods are gone.
  private void podDeleted(JsonObject pod) {
    OwnerReference setReference = ControllerRef.of(pod);
    if (setReference == null || !setReference.kind().equals("ReplicaSet")) {
      return;
    }
    String namespace = pod.string("metadata", "namespace");
    JsonObject set = replicaSets.get(new ObjectKey(namespace, setReference.name()));
    if (set == null || !set.string("metadata", "uid").equals(setReference.uid())) {
      return;
    }
    JsonObject deployment = ownerOf(set);
    if (deployment == null || !new Deployment(deployment).isRecreate()) {
      return;
    }
    for (JsonObject sibling :
        replicaSets.byIndex(ControllerRef.INDEX, deployment.string("metadata", "uid"))) {
      if (!pods.byIndex(ControllerRef.INDEX, sibling.string("metadata", "uid")).isEmpty()) {
        return;
      }
    }
    queue.add(ObjectKey.of(deployment));
  }

  private void addOwner(JsonObject set) {
    JsonObject deployment = ownerOf(set);
    if (deployment != null) {
      queue.add(ObjectKey.of(deployment));
    }
  }

  private JsonObject ownerOf(JsonObject set) {
    return ControllerRef.resolve(set, Kinds.DEPLOYMENT, deployments);
  }

  /** Models deployment_controller.go: getDeploymentsForReplicaSet. */
  private void addMatching(JsonObject set) {
    if (set.object("metadata", "labels").isEmpty()) {
      return;
    }
    for (JsonObject deployment : deployments.list(set.string("metadata", "namespace"))) {
      LabelSelector selector = LabelSelector.of(deployment.object("spec", "selector"));
      if (!selector.isEverything() && selector.matches(set)) {
        queue.add(ObjectKey.of(deployment));
      }
    }
  }
}
