package io.kubeschool.apiserver.registry;

import io.kubeschool.model.Json;
import io.kubeschool.model.Kinds;
import java.util.List;

/** The kinds of the groups apps, batch and autoscaling. */
final class AppsResources {

  private static final StandardStrategy AUTOSCALER =
      StandardStrategy.SPEC_AND_STATUS.withStatus(
          Json.objectOf("currentMetrics", null, "desiredReplicas", 0));

  private AppsResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.of(Kinds.CONTROLLER_REVISION, StandardStrategy.PLAIN),
        Resource.of(Kinds.DAEMON_SET, new DaemonSetStrategy()).withStatus(),
        Resource.of(
                Kinds.DEPLOYMENT,
                StandardStrategy.GENERATION
                    .withGeneration("spec", "metadata.annotations")
                    .withStatusKeeping("spec", "metadata.labels"))
            .withStatus()
            .withSubresource(Subresource.of("scale", Scales.KIND)),
        Resource.of(
                Kinds.REPLICA_SET,
                StandardStrategy.GENERATION.withStatus(Json.objectOf("replicas", 0)))
            .withStatus()
            .withSubresource(Subresource.of("scale", Scales.KIND)),
        Resource.of(
                Kinds.STATEFUL_SET,
                StandardStrategy.GENERATION.withStatus(
                    Json.objectOf("availableReplicas", 0, "replicas", 0)))
            .withStatus()
            .withSubresource(Subresource.of("scale", Scales.KIND)),
        Resource.of(Kinds.HORIZONTAL_POD_AUTOSCALER, AUTOSCALER).withStatus(),
        Resource.of(Kinds.HORIZONTAL_POD_AUTOSCALER_V1, AUTOSCALER)
            .withStatus()
            .storedAs(Kinds.HORIZONTAL_POD_AUTOSCALER, new AutoscalerConversion()),
        Resource.of(Kinds.CRON_JOB, StandardStrategy.GENERATION).withStatus(),
        Resource.of(Kinds.JOB, new JobStrategy())
            .withStatus()
            .withFieldLabels(
                FieldLabels.of("metadata.name", "metadata.namespace", "status.successful")
                    .and("status.successful", "status.succeeded")
                    .refusing(name -> "field label \"" + name + "\" not supported for Job")));
  }
}
