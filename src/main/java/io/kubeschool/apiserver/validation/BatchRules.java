package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * Models of pkg/apis/batch/validation what learners meet: schedules, restart policies, templates
 * that may not change.
 */
final class BatchRules {

  private static final FieldPath SPEC = FieldPath.of("spec");

  private BatchRules() {}

  static void job(JsonObject job, Problems problems) {
    job(job.object("spec"), SPEC, problems);
  }

  private static void job(JsonObject spec, FieldPath path, Problems problems) {
    for (String field : List.of("parallelism", "completions", "backoffLimit")) {
      problems.notNegative(path, spec, field);
    }
    FieldPath template = path.child("template");
    PodRules.template(spec.object("template"), template, problems);
    String policy = spec.string("template", "spec", "restartPolicy");
    if (policy.equals("Always") || policy.isEmpty()) {
      problems.required(
          template.child("spec", "restartPolicy"), "valid values: \"OnFailure\", \"Never\"");
    } else if (!policy.equals("OnFailure") && !policy.equals("Never")) {
      problems.notSupported(
          template.child("spec", "restartPolicy"), policy, List.of("OnFailure", "Never"));
    }
  }

  static void jobUpdate(JsonObject job, JsonObject old, Problems problems) {
    job(job, problems);
    problems.immutable(
        SPEC.child("completions"), job.get("spec", "completions"), old.get("spec", "completions"));
    problems.immutable(
        SPEC.child("selector"), job.get("spec", "selector"), old.get("spec", "selector"));
    JsonObject spec = job.object("spec", "template", "spec");
    // A suspended job's template may still be steered to other nodes.
    boolean steered = old.bool("spec", "suspend");
    if (!steered && !spec.equals(old.object("spec", "template", "spec"))) {
      problems.invalidShown(
          SPEC.child("template", "spec"),
          InternalValue.of("core.PodSpec", spec),
          "field is immutable");
    }
  }

  static void cronJob(JsonObject job, Problems problems) {
    JsonObject spec = job.object("spec");
    String schedule = spec.string("schedule");
    FieldPath path = SPEC.child("schedule");
    if (schedule.isEmpty()) {
      problems.required(path);
    } else {
      String problem = CronSchedule.problem(schedule);
      if (problem != null) {
        problems.invalid(path, schedule, problem);
      }
      if (schedule.contains("TZ")) {
        problems.invalid(
            path, schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
      }
    }
    problems.notNegative(SPEC, spec, "startingDeadlineSeconds");
    problems.oneOf(
        SPEC.child("concurrencyPolicy"),
        spec.string("concurrencyPolicy"),
        List.of("Allow", "Forbid", "Replace"));
    job(spec.object("jobTemplate", "spec"), SPEC.child("jobTemplate", "spec"), problems);
    problems.notNegative(SPEC, spec, "successfulJobsHistoryLimit");
    problems.notNegative(SPEC, spec, "failedJobsHistoryLimit");
  }
}
