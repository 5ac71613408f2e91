package io.kubeschool.apiserver.validation;

import io.kubeschool.model.JsonObject;
import java.util.List;

/**
 * CronJobs and the templates of their Jobs: schedules, restart policies. Models
 * pkg/apis/batch/validation.
 */
final class BatchRules {

  private static final FieldPath SPEC = FieldPath.of("spec");

  private BatchRules() {}

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
