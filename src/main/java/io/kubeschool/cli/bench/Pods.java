package io.kubeschool.cli.bench;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.world.World;
import java.time.Duration;

/** Deployments that are made in a world and waited for, at full simulated speed. */
final class Pods {

  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final Duration LOOK = Duration.ofMillis(100);

  private final World world;

  Pods(World world) {
    this.world = world;
  }

  /** Creates a Deployment and runs until all of its pods are ready. */
  void deploy(String name, int replicas) {
    create(name, replicas);
    await(name, replicas);
  }

  /** Creates a Deployment. */
  void create(String name, int replicas) {
    call(
        Request.post(
            User.ADMIN,
            DEPLOYMENTS,
            Json.objectOf(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Json.objectOf("name", name),
                "spec",
                Json.objectOf(
                    "replicas",
                    replicas,
                    "selector",
                    Json.objectOf("matchLabels", Json.objectOf("app", name)),
                    "template",
                    Json.objectOf(
                        "metadata",
                        Json.objectOf("labels", Json.objectOf("app", name)),
                        "spec",
                        Json.objectOf(
                            "containers",
                            Json.arrayOf(
                                Json.objectOf("name", "nginx", "image", "nginx:1.27"))))))));
  }

  /** Deletes it and runs for the time that its pods take to go. */
  void delete(String name) {
    call(Request.of(User.ADMIN, Method.DELETE, DEPLOYMENTS + "/" + name));
    world.runFor(Duration.ofMinutes(1));
  }

  /** Runs until all of its pods are ready. */
  void await(String name, int replicas) {
    for (int i = 0; i < 6000; i++) {
      JsonObject deployment = call(Request.get(User.ADMIN, DEPLOYMENTS + "/" + name)).object();
      if (deployment.number(0, "status", "readyReplicas") == replicas) {
        return;
      }
      world.runFor(LOOK);
    }
    throw new IllegalStateException(name + ": its pods are not ready after ten minutes");
  }

  private Reply call(Request request) {
    Api api = world.api();
    Reply reply = api.call(request);
    if (!reply.isSuccess()) {
      throw new IllegalStateException(reply.message());
    }
    return reply;
  }
}
