package io.kubeschool.apiserver.defaulting;

import static io.kubeschool.apiserver.defaulting.Defaults.fill;

import io.kubeschool.model.JsonObject;

/** Models pkg/apis/apps/v1/defaults.go, pkg/apis/batch/v1/defaults.go. */
final class WorkloadDefaults {

  private WorkloadDefaults() {}

  static void register(Defaults defaults) {
    defaults
        .add("apps.v1.DeploymentSpec", WorkloadDefaults::deployment)
        .add("apps.v1.ReplicaSetSpec", spec -> fill(spec, "replicas", 1))
        .add("apps.v1.DaemonSetSpec", WorkloadDefaults::daemonSet)
        .add("apps.v1.StatefulSetSpec", WorkloadDefaults::statefulSet)
        .add("batch.v1.Job", WorkloadDefaults::job)
        .add("batch.v1.CronJobSpec", WorkloadDefaults::cronJob)
        .add(
            "batch.v1.PodFailurePolicyOnPodConditionsPattern",
            pattern -> fill(pattern, "status", "True"));
  }

  private static JsonObject deployment(JsonObject sent) {
    JsonObject spec = fill(sent, "replicas", 1);
    JsonObject strategy = fill(spec.object("strategy"), "type", "RollingUpdate");
    if (strategy.string("type").equals("RollingUpdate")) {
      JsonObject update = fill(strategy.object("rollingUpdate"), "maxUnavailable", "25%");
      strategy = strategy.with("rollingUpdate", fill(update, "maxSurge", "25%"));
    }
    spec = replace(spec, "strategy", strategy);
    return fill(fill(spec, "revisionHistoryLimit", 10), "progressDeadlineSeconds", 600);
  }

  private static JsonObject daemonSet(JsonObject spec) {
    JsonObject strategy = fill(spec.object("updateStrategy"), "type", "RollingUpdate");
    if (strategy.string("type").equals("RollingUpdate")) {
      JsonObject update = fill(strategy.object("rollingUpdate"), "maxUnavailable", 1);
      strategy = strategy.with("rollingUpdate", fill(update, "maxSurge", 0));
    }
    return fill(replace(spec, "updateStrategy", strategy), "revisionHistoryLimit", 10);
  }

  private static JsonObject statefulSet(JsonObject sent) {
    JsonObject spec = fill(sent, "podManagementPolicy", "OrderedReady");
    JsonObject strategy = spec.object("updateStrategy");
    if (strategy.string("type").isEmpty()) {
      strategy = fill(strategy.with("type", "RollingUpdate"), "rollingUpdate", JsonObject.EMPTY);
    }
    if (strategy.string("type").equals("RollingUpdate") && strategy.has("rollingUpdate")) {
      strategy =
          strategy.with("rollingUpdate", fill(strategy.object("rollingUpdate"), "partition", 0));
    }
    spec = replace(spec, "updateStrategy", strategy);
    JsonObject retention =
        fill(spec.object("persistentVolumeClaimRetentionPolicy"), "whenDeleted", "Retain");
    retention = fill(retention, "whenScaled", "Retain");
    spec = replace(spec, "persistentVolumeClaimRetentionPolicy", retention);
    return fill(fill(spec, "replicas", 1), "revisionHistoryLimit", 10);
  }

  private static JsonObject job(JsonObject sent) {
    JsonObject spec = sent.object("spec");
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec = spec.with("completions", 1);
    }
    spec = fill(spec, "parallelism", 1);
    spec = fill(spec, "backoffLimit", spec.has("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6);
    spec = fill(spec, "completionMode", "NonIndexed");
    spec = fill(spec, "suspend", false);
    spec =
        fill(
            spec,
            "podReplacementPolicy",
            spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed");
    spec = fill(spec, "manualSelector", false);
    JsonObject job = replace(sent, "spec", spec);
    JsonObject labels = spec.object("template", "metadata", "labels");
    return !labels.isEmpty() && job.object("metadata", "labels").isEmpty()
        ? job.set(labels, "metadata", "labels")
        : job;
  }

  private static JsonObject cronJob(JsonObject sent) {
    JsonObject spec = fill(sent, "concurrencyPolicy", "Allow");
    spec = fill(spec, "suspend", false);
    return fill(fill(spec, "successfulJobsHistoryLimit", 3), "failedJobsHistoryLimit", 1);
  }

  private static JsonObject replace(JsonObject object, String field, JsonObject value) {
    return value.equals(object.field(field)) ? object : object.with(field, value);
  }
}
