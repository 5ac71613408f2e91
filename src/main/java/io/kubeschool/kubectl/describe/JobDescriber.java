package io.kubeschool.kubectl.describe;

import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Timestamps;
import java.time.Duration;

/** Describes Jobs. Models describe.go: describeJob. */
final class JobDescriber implements Describer {

  private static final int SOFT_LIMIT = 50;

  @Override
  public void describe(JsonObject job, DescribeContext context, DescribeWriter out) {
    JsonObject spec = job.object("spec");
    JsonObject status = job.object("status");
    out.field(0, "Name", job.string("metadata", "name"));
    out.field(0, "Namespace", job.string("metadata", "namespace"));
    out.field(0, "Selector", LabelSelector.of(spec.object("selector")));
    Metadata.labelsAndAnnotations(job, out);
    if (!Texts.controller(job).isEmpty()) {
      out.field(0, "Controlled By", Texts.controller(job));
    }
    optional("Parallelism", spec.get("parallelism"), out);
    out.field(0, "Completions", Texts.orElse(spec.get("completions"), "<unset>"));
    optional("Completion Mode", spec.get("completionMode"), out);
    optional("Suspend", spec.get("suspend"), out);
    optional("Backoff Limit", spec.get("backoffLimit"), out);
    optional("TTL Seconds After Finished", spec.get("ttlSecondsAfterFinished"), out);
    times(status, out);
    if (spec.has("activeDeadlineSeconds")) {
      out.field(0, "Active Deadline Seconds", spec.number(0, "activeDeadlineSeconds") + "s");
    }
    out.field(
        0,
        "Pods Statuses",
        status.number(0, "active")
            + " Active "
            + (status.has("ready") ? "(" + status.number(0, "ready") + " Ready) " : "")
            + "/ "
            + status.number(0, "succeeded")
            + " Succeeded / "
            + status.number(0, "failed")
            + " Failed");
    if (spec.string("completionMode").equals("Indexed")) {
      out.field(0, "Completed Indexes", indexes(status.string("completedIndexes")));
    }
    PodTemplate.describe(spec.object("template"), out);
    Events.about(job, context, out);
  }

  private static void optional(String title, Json value, DescribeWriter out) {
    if (value != null) {
      out.field(0, title, Texts.orElse(value, ""));
    }
  }

  private static void times(JsonObject status, DescribeWriter out) {
    String start = status.string("startTime");
    String end = status.string("completionTime");
    if (!start.isEmpty()) {
      out.field(0, "Start Time", Texts.time(start));
    }
    if (!end.isEmpty()) {
      out.field(0, "Completed At", Texts.time(end));
    }
    if (!start.isEmpty() && !end.isEmpty()) {
      Duration took = Duration.between(Timestamps.parse(start), Timestamps.parse(end));
      out.field(0, "Duration", HumanDuration.format(took));
    }
  }

  private static String indexes(String indexes) {
    int comma = indexes.indexOf(',', SOFT_LIMIT);
    return comma < 0 ? Texts.orNone(indexes) : indexes.substring(0, comma + 1) + "...";
  }
}
