package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Map;

/** {@code create job}. Models pkg/cmd/create/create_job.go. */
final class JobGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    String image = call.flags().string("image");
    String from = call.flags().string("from");
    if (image.isEmpty() == from.isEmpty()) {
      throw new CommandError("either --image or --from must be specified");
    }
    if (!call.command().isEmpty() && !from.isEmpty()) {
      throw new CommandError("cannot specify --from and command");
    }
    return from.isEmpty()
        ? job(Json.objectOf("name", call.name()), spec(call.name(), image, call.command(), "Never"))
        : fromCronJob(call, from);
  }

  /** The spec of a Job that runs one container. */
  static JsonObject spec(String name, String image, List<String> command, String restartPolicy) {
    return Json.objectOf(
        "template",
        Json.objectOf(
            "metadata",
            JsonObject.EMPTY,
            "spec",
            Json.objectOf(
                "containers",
                Json.arrayOf(Containers.of(name, image, command)),
                "restartPolicy",
                restartPolicy)));
  }

  private static JsonObject job(JsonObject metadata, JsonObject spec) {
    return Json.objectOf(
        "apiVersion",
        "batch/v1",
        "kind",
        "Job",
        "metadata",
        metadata,
        "spec",
        spec,
        "status",
        JsonObject.EMPTY);
  }

  private static JsonObject fromCronJob(CreateCall call, String from) {
    JsonObject cronJob = call.find(from);
    if (!cronJob.string("kind").equals("CronJob")) {
      throw new CommandError("unknown object type *" + goType(cronJob));
    }
    JsonObject template = cronJob.object("spec", "jobTemplate");
    JsonObject annotations = template.object("metadata", "annotations");
    if (!annotations.has("cronjob.kubernetes.io/instantiate")) {
      annotations = annotations.with("cronjob.kubernetes.io/instantiate", "manual");
    }
    JsonObject owner =
        Json.objectOf(
            "apiVersion",
            "batch/v1",
            "controller",
            true,
            "kind",
            "CronJob",
            "name",
            cronJob.string("metadata", "name"),
            "uid",
            cronJob.string("metadata", "uid"));
    JsonObject metadata =
        Json.objectOf(
            "annotations",
            annotations,
            "name",
            call.name(),
            "ownerReferences",
            Json.arrayOf(owner));
    JsonObject labels = template.object("metadata", "labels");
    if (!labels.isEmpty()) {
      metadata = metadata.with("labels", labels);
    }
    return job(metadata, template.object("spec"));
  }

  private static String goType(JsonObject object) {
    String apiVersion = object.string("apiVersion");
    String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    String prefix = Map.of("apps", "v1", "batch", "v1").getOrDefault(group, "v1");
    return prefix + "." + object.string("kind");
  }
}
