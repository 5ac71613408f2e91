package io.kubeschool.controller.deployment;

import io.kubeschool.model.Deployment;
import io.kubeschool.model.ReplicaSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What Deployments write on their ReplicaSets. Models
 * pkg/controller/deployment/util/deployment_util.go: SetNewReplicaSetAnnotations,
 * SetReplicasAnnotations, MaxRevision.
 */
final class RevisionAnnotations {

  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
  static final String DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
  static final String MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";

  private static final int MAX_HISTORY_CHARACTERS = 2000;
  private static final Set<String> NOT_COPIED =
      Set.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          REVISION,
          REVISION_HISTORY,
          DESIRED_REPLICAS,
          MAX_REPLICAS,
          "deprecated.deployment.rollback.to");

  private RevisionAnnotations() {}

  /** The revision of a set, 0 if it has none, empty if it is not a number. */
  static OptionalLong revision(ReplicaSet set) {
    String text = set.annotation(REVISION);
    return text.isEmpty() ? OptionalLong.of(0) : parse(text);
  }

  /** The highest revision of these. */
  static long maxRevision(List<ReplicaSet> sets) {
    return sets.stream().mapToLong(set -> revision(set).orElse(0)).max().orElse(0);
  }

  /**
   * The new set with the Deployment's annotations and revision.
   *
   * @param exists whether it is on the server yet; if not it also gets the numbers of replicas
   * @return the same object if nothing changed
   */
  static ReplicaSet annotate(
      Deployment deployment, ReplicaSet set, long newRevision, boolean exists) {
    ReplicaSet annotated = set;
    for (Map.Entry<String, String> annotation : deployment.annotations().entrySet()) {
      String key = annotation.getKey();
      if (!NOT_COPIED.contains(key)
          && !(annotated.json().has("metadata", "annotations", key)
              && annotated.annotation(key).equals(annotation.getValue()))) {
        annotated = annotated.withAnnotation(key, annotation.getValue());
      }
    }
    OptionalLong oldRevision = revision(annotated);
    if (oldRevision.isEmpty()) {
      return set;
    }
    if (oldRevision.getAsLong() < newRevision) {
      String old = annotated.annotation(REVISION);
      boolean hadOne = annotated.json().has("metadata", "annotations", REVISION);
      annotated = annotated.withAnnotation(REVISION, Long.toString(newRevision));
      if (hadOne) {
        annotated = withHistory(annotated, old);
      }
    }
    return exists ? annotated : withReplicas(deployment, annotated);
  }

  /** The set with the numbers of replicas that its Deployment has now. */
  static ReplicaSet withReplicas(Deployment deployment, ReplicaSet set) {
    return set.withAnnotation(DESIRED_REPLICAS, Integer.toString(deployment.replicas()))
        .withAnnotation(MAX_REPLICAS, Integer.toString(maxReplicas(deployment)));
  }

  /** Whether {@link #withReplicas} would change it. */
  static boolean replicasNeedUpdate(Deployment deployment, ReplicaSet set) {
    return !set.annotation(DESIRED_REPLICAS).equals(Integer.toString(deployment.replicas()))
        || !set.annotation(MAX_REPLICAS).equals(Integer.toString(maxReplicas(deployment)));
  }

  /** The most pods that a Deployment may have at any time. */
  static int maxReplicas(Deployment deployment) {
    return deployment.replicas() + Fenceposts.of(deployment).maxSurge();
  }

  /** The number in an annotation, empty if there is none. */
  static OptionalLong number(ReplicaSet set, String annotation) {
    OptionalLong number = parse(set.annotation(annotation));
    return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Integer.MAX_VALUE
        ? number
        : OptionalLong.empty();
  }

  // A set that becomes current again remembers the revisions that it was before.
  private static ReplicaSet withHistory(ReplicaSet set, String oldRevision) {
    String history = set.annotation(REVISION_HISTORY);
    if (history.isEmpty()) {
      return set.withAnnotation(REVISION_HISTORY, oldRevision);
    }
    List<String> revisions = new ArrayList<>(Arrays.asList(history.split(",", -1)));
    int length = history.length() + oldRevision.length() + 1;
    while (length > MAX_HISTORY_CHARACTERS && !revisions.isEmpty()) {
      length -= revisions.removeFirst().length() + 1;
    }
    if (length > MAX_HISTORY_CHARACTERS) {
      return set;
    }
    revisions.add(oldRevision);
    return set.withAnnotation(REVISION_HISTORY, String.join(",", revisions));
  }

  private static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
