package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.stream.Collectors;

/** Describes CronJobs. Models describe.go: describeCronJob. */
final class CronJobDescriber implements Describer {

  private static final String UNSET = "<unset>";

  @Override
  public void describe(JsonObject cron, DescribeContext context, DescribeWriter out) {
    JsonObject spec = cron.object("spec");
    Metadata.header(cron, out);
    out.field(0, "Schedule", spec.string("schedule"));
    out.field(0, "Concurrency Policy", spec.string("concurrencyPolicy"));
    out.field(0, "Suspend", Texts.bool(spec.get("suspend")));
    out.field(0, "Time Zone", Texts.orElse(spec.get("timeZone"), UNSET));
    out.field(
        0,
        "Successful Job History Limit",
        Texts.orElse(spec.get("successfulJobsHistoryLimit"), UNSET));
    out.field(
        0, "Failed Job History Limit", Texts.orElse(spec.get("failedJobsHistoryLimit"), UNSET));
    out.field(
        0,
        "Starting Deadline Seconds",
        spec.has("startingDeadlineSeconds")
            ? spec.number(0, "startingDeadlineSeconds") + "s"
            : UNSET);
    template(spec.object("jobTemplate", "spec"), out);
    String last = cron.string("status", "lastScheduleTime");
    out.field(0, "Last Schedule Time", last.isEmpty() ? UNSET : Texts.time(last));
    out.field(
        0,
        "Active Jobs",
        Texts.orNone(
            cron.array("status", "active").objects().stream()
                .map(j -> j.string("name"))
                .collect(Collectors.joining(", "))));
    Events.about(cron, context, out);
  }

  private static void template(JsonObject job, DescribeWriter out) {
    out.field(
        0,
        "Selector",
        job.has("selector") ? LabelSelector.of(job.object("selector")).toString() : UNSET);
    out.field(0, "Parallelism", Texts.orElse(job.get("parallelism"), UNSET));
    out.field(0, "Completions", Texts.orElse(job.get("completions"), UNSET));
    if (job.has("activeDeadlineSeconds")) {
      out.field(0, "Active Deadline Seconds", job.number(0, "activeDeadlineSeconds") + "s");
    }
    PodTemplate.describe(job.object("template"), out);
  }
}
