package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import java.util.List;
import java.util.Map;

/**
 * How many pods of a controller are in which phase. Models describe.go: getPodStatusForController.
 */
record PodCounts(long running, long waiting, long succeeded, long failed) {

  static PodCounts of(JsonObject owner, LabelSelector selector, DescribeContext context) {
    String uid = owner.string("metadata", "uid");
    List<JsonObject> pods =
        context.list(
            "/api/v1/namespaces/" + owner.string("metadata", "namespace") + "/pods",
            Map.of("labelSelector", selector.toString()));
    List<String> phases =
        pods.stream()
            .filter(p -> isControlledBy(p, uid))
            .map(p -> p.string("status", "phase"))
            .toList();
    return new PodCounts(
        count(phases, "Running"),
        count(phases, "Pending"),
        count(phases, "Succeeded"),
        count(phases, "Failed"));
  }

  private static boolean isControlledBy(JsonObject pod, String uid) {
    return pod.array("metadata", "ownerReferences").objects().stream()
        .anyMatch(o -> o.bool("controller") && o.string("uid").equals(uid));
  }

  private static long count(List<String> phases, String phase) {
    return phases.stream().filter(phase::equals).count();
  }

  void describe(DescribeWriter out) {
    out.field(
        0,
        "Pods Status",
        running
            + " Running / "
            + waiting
            + " Waiting / "
            + succeeded
            + " Succeeded / "
            + failed
            + " Failed");
  }
}
