package io.kubeschool.kubectl.verb.create;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;

/** {@code create cronjob}. Models pkg/cmd/create/create_cronjob.go: createCronJob. */
final class CronJobGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    String restart = call.flags().string("restart");
    JsonObject template =
        Json.objectOf(
            "metadata",
            Json.objectOf("name", call.name()),
            "spec",
            JobGenerator.spec(
                call.name(),
                call.flags().string("image"),
                call.command(),
                restart.isEmpty() ? "OnFailure" : restart));
    return Json.objectOf(
        "apiVersion",
        "batch/v1",
        "kind",
        "CronJob",
        "metadata",
        Json.objectOf("name", call.name()),
        "spec",
        Json.objectOf("jobTemplate", template, "schedule", call.flags().string("schedule")),
        "status",
        JsonObject.EMPTY);
  }
}
