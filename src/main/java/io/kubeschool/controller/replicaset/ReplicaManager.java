package io.kubeschool.controller.replicaset;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.DeletionOrder;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ReplicaSet;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates pods that are missing and deletes those that are too many. Models
 * pkg/controller/replicaset/replica_set.go: manageReplicas.
 */
final class ReplicaManager {

  /** The most pods created or deleted in one go. */
  private static final int BURST_REPLICAS = 500;

  private final ReplicaKind kind;
  private final Simulation simulation;
  private final PodControl podControl;
  private final Expectations expectations;
  private final SharedInformer replicaSets;
  private final SharedInformer pods;

  ReplicaManager(
      ReplicaKind kind,
      Simulation simulation,
      PodControl podControl,
      Expectations expectations,
      SharedInformer replicaSets,
      SharedInformer pods) {
    this.kind = kind;
    this.simulation = simulation;
    this.podControl = podControl;
    this.expectations = expectations;
    this.replicaSets = replicaSets;
    this.pods = pods;
  }

  /**
   * Brings the number of pods nearer to what is wanted.
   *
   * @param active the set's pods that are neither finished nor being deleted
   * @return what went wrong, or null
   */
  String manage(ReplicaSet set, List<JsonObject> active) {
    int surplus = active.size() - set.replicas();
    if (surplus < 0) {
      return create(set, Math.min(-surplus, BURST_REPLICAS));
    }
    return surplus > 0 ? delete(set, active, Math.min(surplus, BURST_REPLICAS)) : null;
  }

  /** Models slowStartBatch: batches of 1, 2, 4, ... and none after one with a failure. */
  private String create(ReplicaSet set, int count) {
    expectations.expectCreations(set.key(), count);
    JsonObject pod = PodControl.podOf(set.template(), kind.kind(), set.json());
    int remaining = count;
    int created = 0;
    String failure = null;
    for (int batch = 1; remaining > 0 && failure == null; batch *= 2) {
      int size = Math.min(batch, remaining);
      for (int i = 0; i < size; i++) {
        Reply reply = podControl.create(pod, kind.kind(), set.json());
        if (reply.isSuccess() || ApiException.isNamespaceTerminating(reply)) {
          created++;
        } else if (failure == null) {
          failure = reply.message();
        }
      }
      remaining -= size;
    }
    for (int skipped = created; skipped < count; skipped++) {
      expectations.creationObserved(set.key());
    }
    return failure;
  }

  private String delete(ReplicaSet set, List<JsonObject> active, int count) {
    List<JsonObject> chosen =
        count < active.size()
            ? new DeletionOrder(podsOnNodes(set), simulation.now()).sort(active).subList(0, count)
            : active;
    List<ObjectKey> keys = new ArrayList<>();
    chosen.forEach(pod -> keys.add(ObjectKey.of(pod)));
    expectations.expectDeletions(set.key(), keys);
    String failure = null;
    for (ObjectKey pod : keys) {
      Reply reply = podControl.delete(pod, kind.kind(), set.json());
      if (!reply.isSuccess()) {
        expectations.deletionObserved(set.key(), pod);
        if (!reply.reason().equals("NotFound") && failure == null) {
          failure = "unable to delete pods: " + reply.message();
        }
      }
    }
    return failure;
  }

  /**
   * How many active pods of the same Deployment's ReplicaSets each node has. Models
   * getIndirectlyRelatedPods and getPodsRankedByRelatedPodsOnSameNode.
   */
  private Map<String, Integer> podsOnNodes(ReplicaSet set) {
    OwnerReference controller = ControllerRef.of(set.json());
    Map<String, Integer> count = new HashMap<>();
    if (controller == null) {
      return count;
    }
    Map<ObjectKey, JsonObject> related = new LinkedHashMap<>();
    for (JsonObject relative : replicaSets.byIndex(ControllerRef.INDEX, controller.uid())) {
      LabelSelector selector = kind.selectorOf(relative);
      for (JsonObject pod : pods.list(set.namespace())) {
        if (selector.matches(pod)) {
          related.put(ObjectKey.of(pod), pod);
        }
      }
    }
    for (JsonObject pod : related.values()) {
      if (PodState.isActive(pod)) {
        count.merge(pod.string("spec", "nodeName"), 1, Integer::sum);
      }
    }
    return count;
  }
}
