package io.kubeschool.controller.deployment;

import io.kubeschool.controller.SemanticEquality;
import io.kubeschool.model.Deployment;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ReplicaSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lists of a Deployment's ReplicaSets: orders and sums. A null in a list stands for the new one
 * that does not exist yet. Models pkg/controller/deployment/util/deployment_util.go and
 * controller_utils.go.
 */
final class ReplicaSets {

  /** The label that tells the ReplicaSets of a Deployment and their pods apart. */
  static final String HASH_LABEL = "pod-template-hash";

  static final Comparator<ReplicaSet> BY_CREATION =
      Comparator.comparing(ReplicaSet::creationTimestamp).thenComparing(ReplicaSet::name);

  static final Comparator<ReplicaSet> BY_SIZE_OLDER =
      Comparator.comparing(ReplicaSet::replicas).reversed().thenComparing(BY_CREATION);

  static final Comparator<ReplicaSet> BY_SIZE_NEWER =
      Comparator.comparing(ReplicaSet::replicas).reversed().thenComparing(BY_CREATION.reversed());

  static final Comparator<ReplicaSet> BY_REVISION =
      Comparator.<ReplicaSet>comparingLong(s -> RevisionAnnotations.revision(s).orElse(0))
          .thenComparing(BY_CREATION);

  private ReplicaSets() {}

  /** The oldest with the Deployment's template, or null. Models FindNewReplicaSet. */
  static ReplicaSet findNew(Deployment deployment, List<ReplicaSet> sets) {
    JsonObject template = withoutHash(deployment.template());
    return sets.stream()
        .sorted(BY_CREATION)
        .filter(set -> SemanticEquality.equal(withoutHash(set.template()), template))
        .findFirst()
        .orElse(null);
  }

  /** Whether two templates are the same but for the hash label. Models EqualIgnoreHash. */
  static boolean sameTemplate(JsonObject a, JsonObject b) {
    return SemanticEquality.equal(withoutHash(a), withoutHash(b));
  }

  /** All but the new one, oldest first. Models FindOldReplicaSets. */
  static List<ReplicaSet> findOld(Deployment deployment, List<ReplicaSet> sets) {
    ReplicaSet newest = findNew(deployment, sets);
    List<ReplicaSet> old = new ArrayList<>(sets);
    old.sort(BY_CREATION);
    old.removeIf(set -> newest != null && set.uid().equals(newest.uid()));
    return old;
  }

  /** The old ones and the new one. */
  static List<ReplicaSet> all(List<ReplicaSet> old, ReplicaSet newest) {
    List<ReplicaSet> all = new ArrayList<>(old);
    all.add(newest);
    return all;
  }

  /** Those that have, or at least ought to have, pods. Models FilterActiveReplicaSets. */
  static List<ReplicaSet> active(List<ReplicaSet> sets) {
    List<ReplicaSet> active = new ArrayList<>(sets);
    active.removeIf(set -> set == null || set.replicas() == 0);
    return active;
  }

  /** A sum over those that exist. */
  static int sum(List<ReplicaSet> sets, ToIntFunction<ReplicaSet> count) {
    return sets.stream().filter(set -> set != null).mapToInt(count).sum();
  }

  /**
   * How many pods of these are being deleted, -1 if that is not known yet. Models
   * GetTerminatingReplicaCountForReplicaSets.
   */
  static int terminating(List<ReplicaSet> sets) {
    int sum = 0;
    for (ReplicaSet set : sets) {
      if (set == null) {
        continue;
      }
      long count = set.json().number(-1, "status", "terminatingReplicas");
      if (count >= 0) {
        sum += (int) count;
      } else if (set.observedGeneration() != 0) {
        return -1;
      }
    }
    return sum;
  }

  private static JsonObject withoutHash(JsonObject template) {
    return template.remove("metadata", "labels", HASH_LABEL);
  }
}
