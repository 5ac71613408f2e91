package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** {@code create deployment}. Models pkg/cmd/create/create_deployment.go: createDeployment. */
final class DeploymentGenerator implements Generator {

  @Override
  public JsonObject generate(CreateCall call) {
    List<String> images = call.flags().strings("image");
    List<String> command = call.command();
    if (images.size() > 1 && !command.isEmpty()) {
      throw new CommandError("cannot specify multiple --image options and command");
    }
    JsonObject labels = Json.objectOf("app", call.name());
    JsonObject spec =
        Json.objectOf(
            "replicas",
            call.flags().integer("replicas"),
            "selector",
            Json.objectOf("matchLabels", labels),
            "strategy",
            JsonObject.EMPTY,
            "template",
            Json.objectOf(
                "metadata",
                Json.objectOf("labels", labels),
                "spec",
                Json.objectOf("containers", containers(call, images, command))));
    return Json.objectOf(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        Json.objectOf("labels", labels, "name", call.name()),
        "spec",
        spec,
        "status",
        JsonObject.EMPTY);
  }

  private static Json containers(CreateCall call, List<String> images, List<String> command) {
    JsonArray.Builder containers = JsonArray.builder();
    long port = call.flags().integer("port");
    boolean first = true;
    for (String image : images) {
      JsonObject container =
          Containers.of(Containers.nameFor(image, call.random()), image, command);
      if (first && port >= 0) {
        JsonObject entry = Json.objectOf("containerPort", port);
        container = container.with("ports", Json.arrayOf(entry));
      }
      containers.add(container);
      first = false;
    }
    JsonArray all = containers.build();
    return images.isEmpty() ? Json.of(null) : all;
  }
}
