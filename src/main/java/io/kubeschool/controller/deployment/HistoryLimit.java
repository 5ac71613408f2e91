package io.kubeschool.controller.deployment;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ReplicaSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the oldest empty ReplicaSets when there are more than wanted. Models
 * pkg/controller/deployment/sync.go: cleanupDeployment.
 */
final class HistoryLimit {

  private final DeploymentSync sync;

  HistoryLimit(DeploymentSync sync) {
    this.sync = sync;
  }

  void cleanUp(List<ReplicaSet> old) {
    int limit = sync.deployment().revisionHistoryLimit();
    if (limit == Integer.MAX_VALUE) {
      return;
    }
    List<ReplicaSet> cleanable = new ArrayList<>(old);
    cleanable.removeIf(ReplicaSet::isTerminating);
    int surplus = cleanable.size() - limit;
    if (surplus <= 0) {
      return;
    }
    cleanable.sort(ReplicaSets.BY_REVISION);
    for (ReplicaSet set : cleanable.subList(0, surplus)) {
      if (set.statusReplicas() != 0
          || set.replicas() != 0
          || set.generation() > set.observedGeneration()) {
        continue;
      }
      Reply reply = sync.client().delete(Kinds.REPLICA_SET, set.key());
      if (!reply.reason().equals("NotFound")) {
        ApiException.check(reply);
      }
    }
  }
}
