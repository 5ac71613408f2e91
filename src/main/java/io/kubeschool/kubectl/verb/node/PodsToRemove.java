package io.kubeschool.kubectl.verb.node;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.kubectl.Session;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods of a node a drain removes, leaves, or stops at. Models k8s.io/kubectl
 * pkg/drain/filters.go and drain.go: GetPodsForDeletion.
 *
 * @param pods those to remove
 * @param warnings what to say about some
 * @param errors why it must not be done; nothing if it may
 */
record PodsToRemove(List<Pod> pods, String warnings, List<String> errors) {

  /** What a filter finds about a pod. */
  private record Finding(boolean remove, boolean error, String message) {
    static final Finding REMOVE = new Finding(true, false, "");
    static final Finding LEAVE = new Finding(false, false, "");
  }

  /** Looks at the pods of a node. */
  static PodsToRemove of(Session session, String node) {
    List<JsonObject> items =
        session
            .client()
            .call(
                session
                    .client()
                    .request(Method.GET, Kinds.POD.path())
                    .withParameter("fieldSelector", "spec.nodeName=" + node)
                    .withParameter("labelSelector", session.flags().string("pod-selector")))
            .object()
            .array("items")
            .objects();
    List<Pod> pods = new ArrayList<>();
    Map<String, List<String>> warnings = new LinkedHashMap<>();
    Map<String, List<String>> errors = new LinkedHashMap<>();
    for (JsonObject item : items) {
      Pod pod = new Pod(item);
      Finding finding = find(session, pod);
      if (finding.remove()) {
        pods.add(pod);
      }
      if (!finding.message().isEmpty()) {
        (finding.error() ? errors : warnings)
            .computeIfAbsent(finding.message(), m -> new ArrayList<>())
            .add(pod.namespace() + "/" + pod.name());
      }
    }
    List<String> warningTexts = new ArrayList<>();
    warnings.forEach((text, names) -> warningTexts.add(text + ": " + String.join(", ", names)));
    List<String> errorTexts = new ArrayList<>();
    errors.forEach(
        (text, names) -> errorTexts.add("cannot delete " + text + ": " + String.join(", ", names)));
    return new PodsToRemove(pods, String.join("; ", warningTexts), errorTexts);
  }

  private static Finding find(Session session, Pod pod) {
    if (isSkipped(session, pod)) {
      return Finding.LEAVE;
    }
    Finding finding = daemonSet(session, pod);
    if (!finding.remove()) {
      return finding;
    }
    if (pod.annotations().containsKey("kubernetes.io/config.mirror")) {
      return Finding.LEAVE;
    }
    if (pod.isFinished()) {
      return Finding.REMOVE;
    }
    boolean local =
        pod.json().array("spec", "volumes").objects().stream().anyMatch(v -> v.has("emptyDir"));
    if (local && !session.flags().bool("delete-emptydir-data")) {
      return error("Pods with local storage (use --delete-emptydir-data to override)");
    }
    if (pod.controller().isPresent()) {
      return Finding.REMOVE;
    }
    return session.flags().bool("force")
        ? new Finding(true, false, "deleting Pods that declare no controller")
        : error("Pods that declare no controller (use --force to override)");
  }

  private static Finding daemonSet(Session session, Pod pod) {
    Optional<OwnerReference> owner = pod.controller();
    boolean isDaemon =
        owner.isPresent()
            && owner.get().kind().equals("DaemonSet")
            && owner.get().apiVersion().equals("apps/v1");
    if (!isDaemon || pod.isFinished()) {
      return Finding.REMOVE;
    }
    String path = Kinds.DAEMON_SET.path(new ObjectKey(pod.namespace(), owner.get().name()));
    Reply reply = session.client().tryCall(session.client().request(Method.GET, path));
    if (!reply.isSuccess()) {
      return reply.reason().equals("NotFound") && session.flags().bool("force")
          ? new Finding(true, false, reply.message())
          : error(reply.message());
    }
    return session.flags().bool("ignore-daemonsets")
        ? new Finding(false, false, "ignoring DaemonSet-managed Pods")
        : error("DaemonSet-managed Pods (use --ignore-daemonsets to ignore)");
  }

  private static Finding error(String message) {
    return new Finding(false, true, message);
  }

  /** Models shouldSkipPod. */
  static boolean isSkipped(Session session, Pod pod) {
    long seconds = session.flags().integer("skip-wait-for-delete-timeout");
    return seconds > 0
        && pod.isTerminating()
        && Duration.between(Instant.parse(pod.deletionTimestamp()), session.process().now())
                .toSeconds()
            > seconds;
  }
}
