package io.kubeschool.controller.daemon;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.ControllerRef;
import io.kubeschool.controller.ControllerRefManager;
import io.kubeschool.controller.Expectations;
import io.kubeschool.controller.PodControl;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.DaemonSet;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods of DaemonSets: which node has which, and starting and deleting them. Models
 * pkg/controller/daemon/daemon_controller.go: getNodesToDaemonPods, syncNodes.
 */
final class DaemonPods {

  /** The most pods created or deleted in one go. */
  private static final int BURST_REPLICAS = 250;

  /** Bound pods first, then the oldest. Models podByCreationTimestampAndPhase. */
  static final Comparator<JsonObject> OLDEST_FIRST =
      Comparator.comparing((JsonObject pod) -> pod.string("spec", "nodeName").isEmpty())
          .thenComparing(pod -> pod.string("metadata", "creationTimestamp"))
          .thenComparing(pod -> pod.string("metadata", "name"));

  private final ApiClient client;
  private final PodControl podControl;
  private final Expectations expectations;
  private final SharedInformer pods;

  DaemonPods(
      ApiClient client, PodControl podControl, Expectations expectations, SharedInformer pods) {
    this.client = client;
    this.podControl = podControl;
    this.expectations = expectations;
    this.pods = pods;
  }

  /** The pods that a set owns, after adopting and letting go. Models getDaemonPods. */
  List<JsonObject> of(DaemonSet set) {
    List<JsonObject> candidates = new ArrayList<>(pods.byIndex(ControllerRef.INDEX, set.uid()));
    candidates.addAll(pods.byIndex(ControllerRef.INDEX, ControllerRef.orphansOf(set.namespace())));
    return new ControllerRefManager(client, Kinds.DAEMON_SET, set.json(), set.selector(), Kinds.POD)
        .claim(candidates);
  }

  /**
   * Those by the node that they run on or are meant for.
   *
   * @param withEnded whether pods count that have ended and are being deleted
   */
  Map<String, List<JsonObject>> byNode(DaemonSet set, boolean withEnded) {
    Map<String, List<JsonObject>> byNode = new TreeMap<>();
    for (JsonObject pod : of(set)) {
      String node = DaemonPodTemplate.targetNode(pod);
      boolean ended = PodState.isFinished(pod) && pod.has("metadata", "deletionTimestamp");
      if (node != null && (withEnded || !ended)) {
        byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(pod);
      }
    }
    return byNode;
  }

  /**
   * Starts pods on those nodes and deletes those pods.
   *
   * @return what went wrong, or null
   */
  String sync(DaemonSet set, List<ObjectKey> deleted, List<String> nodes, String hash) {
    List<String> starting = nodes.subList(0, Math.min(nodes.size(), BURST_REPLICAS));
    List<ObjectKey> ending = deleted.subList(0, Math.min(deleted.size(), BURST_REPLICAS));
    expectations.expect(set.key(), starting.size(), ending);
    String failure = start(set, starting, hash);
    for (ObjectKey pod : ending) {
      Reply reply = podControl.delete(pod, Kinds.DAEMON_SET, set.json());
      if (!reply.isSuccess()) {
        expectations.deletionObserved(set.key(), pod);
        if (!reply.reason().equals("NotFound") && failure == null) {
          failure = reply.message();
        }
      }
    }
    return failure;
  }

  /** In batches of 1, 2, 4, ... and none after one with a failure. */
  private String start(DaemonSet set, List<String> nodes, String hash) {
    String failure = null;
    int done = 0;
    for (int batch = 1; done < nodes.size() && failure == null; batch *= 2) {
      for (int end = Math.min(done + batch, nodes.size()); done < end; done++) {
        JsonObject template = DaemonPodTemplate.of(set, hash, nodes.get(done));
        JsonObject pod = PodControl.podOf(template, Kinds.DAEMON_SET, set.json());
        Reply reply = podControl.create(pod, Kinds.DAEMON_SET, set.json());
        if (!reply.isSuccess() && !ApiException.isNamespaceTerminating(reply)) {
          expectations.creationObserved(set.key());
          failure = failure == null ? reply.message() : failure;
        }
      }
    }
    for (int skipped = done; skipped < nodes.size(); skipped++) {
      expectations.creationObserved(set.key());
    }
    return failure;
  }
}
