package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ResourceKind;
import java.util.Map;

/**
 * Tells how far a rollout is. Models k8s.io/kubectl pkg/polymorphichelpers/rollout_status.go:
 * StatusViewer.
 */
@FunctionalInterface
interface StatusViewer {

  /** The viewers, by {@code kind.group}. */
  Map<String, StatusViewer> VIEWERS =
      Map.of(
          "Deployment.apps", StatusViewers::deployment,
          "DaemonSet.apps", StatusViewers::daemonSet,
          "StatefulSet.apps", StatusViewers::statefulSet);

  /**
   * What to print, with its line end.
   *
   * @param done whether the rollout is complete
   */
  record Progress(String text, boolean done) {}

  /**
   * Looks at the object.
   *
   * @param revision the only one wanted, or 0
   * @throws CommandError if the rollout failed or cannot be followed
   */
  Progress view(JsonObject object, long revision);

  /** The viewer for that kind. */
  static StatusViewer of(ResourceKind kind) {
    StatusViewer viewer = VIEWERS.get(kind.kind() + "." + kind.groupVersion().group());
    if (viewer == null) {
      throw new CommandError(
          "no status viewer has been implemented for " + RolloutKinds.name(kind));
    }
    return viewer;
  }
}
