package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.ResourceKind;
import java.util.Set;

/** How the rollout commands call kinds, and which they know. Models pkg/apps/kind_visitor.go. */
final class RolloutKinds {

  /** The kinds that upstream's visitor knows of, whether or not they can be rolled back. */
  private static final Set<String> VISITED =
      Set.of(
          "DaemonSet.apps",
          "Deployment.apps",
          "ReplicaSet.apps",
          "StatefulSet.apps",
          "Job.batch",
          "CronJob.batch",
          "Pod.",
          "ReplicationController.");

  private RolloutKinds() {}

  /** {@code Deployment.apps} or {@code Pod}. Models schema.GroupKind: String. */
  static String name(ResourceKind kind) {
    String group = kind.groupVersion().group();
    return group.isEmpty() ? kind.kind() : kind.kind() + "." + group;
  }

  /**
   * Why there is no history or rollback for that kind.
   *
   * @param what {@code history viewer} or {@code rollbacker}
   * @param retrieving what was tried: {@code history for} or {@code rollbacker for}
   */
  static CommandError unknown(ResourceKind kind, String what, String retrieving) {
    String group = kind.groupVersion().group();
    if (VISITED.contains(kind.kind() + "." + group)) {
      return new CommandError("no " + what + " has been implemented for \"" + name(kind) + "\"");
    }
    return new CommandError(
        "error retrieving %s \"%s\", no visitor method exists for {%s %s}"
            .formatted(retrieving, name(kind), group, kind.kind()));
  }
}
