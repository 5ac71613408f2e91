package io.kubeschool.controller.deployment;

import io.kubeschool.model.Deployment;
import io.kubeschool.model.IntOrPercent;

/**
 * How many pods a rolling update may have too many and too few. Models
 * pkg/controller/deployment/util/deployment_util.go: ResolveFenceposts, MaxSurge, MaxUnavailable.
 *
 * @param maxSurge how many more than wanted
 * @param maxUnavailable how many fewer available than wanted
 */
record Fenceposts(int maxSurge, int maxUnavailable) {

  /** Those of a Deployment; none unless it rolls. */
  static Fenceposts of(Deployment deployment) {
    if (!deployment.isRollingUpdate()) {
      return new Fenceposts(0, 0);
    }
    int replicas = deployment.replicas();
    int surge =
        IntOrPercent.scaled(
            deployment.json().get("spec", "strategy", "rollingUpdate", "maxSurge"), replicas, true);
    int unavailable =
        IntOrPercent.scaled(
            deployment.json().get("spec", "strategy", "rollingUpdate", "maxUnavailable"),
            replicas,
            false);
    // Both may be rounded to nothing, and then it would never move.
    if (surge == 0 && unavailable == 0) {
      unavailable = 1;
    }
    return new Fenceposts(surge, Math.min(unavailable, replicas));
  }
}
