package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.apiserver.Method;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.verb.object.ObjectWatch;
import io.kubeschool.kubectl.verb.object.PodSpecs;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pod that stands for an object: itself, or the best of those that the object selects. Models
 * k8s.io/kubectl pkg/polymorphichelpers/attachablepodforobject.go and helpers.go.
 */
public final class PodOf {

  private static final Set<String> SELECTING =
      Set.of(
          "ReplicaSet",
          "ReplicationController",
          "StatefulSet",
          "DaemonSet",
          "Deployment",
          "Job",
          "Service");
  private static final Map<String, Integer> PHASES =
      Map.of("Pending", 0, "Unknown", 1, "Running", 2);

  /** The pods most likely to answer come last. Models podutils.ActivePods. */
  private static final Comparator<Pod> ACTIVITY =
      Comparator.<Pod, Boolean>comparing(p -> !p.nodeName().isEmpty())
          .thenComparing(p -> PHASES.getOrDefault(p.phase(), 0))
          .thenComparing(Pod::isReady)
          .thenComparing(p -> !p.isTerminating())
          .thenComparing(PodOf::byReadiness)
          .thenComparing(Comparator.comparing(PodOf::restarts).reversed())
          .thenComparing(Comparator.comparing(Pod::creationTimestamp).reversed());

  private PodOf() {}

  /**
   * The pod of an object; waits for one to appear.
   *
   * @throws CommandError if the object selects no pods by its nature, or the time is over
   */
  public static JsonObject find(Session session, JsonObject object, Duration timeout)
      throws Interrupted {
    if (object.string("kind").equals("Pod")) {
      return object;
    }
    String selector;
    try {
      selector = selector(object);
    } catch (CommandError e) {
      throw new CommandError(
          "cannot attach to *" + PodSpecs.goType(object) + ": " + e.getMessage());
    }
    String collection = Kinds.POD.path(object.string("metadata", "namespace"));
    List<Pod> pods =
        session
            .client()
            .call(
                session
                    .client()
                    .request(Method.GET, collection)
                    .withParameter("labelSelector", selector))
            .object()
            .array("items")
            .objects()
            .stream()
            .map(Pod::new)
            .toList();
    if (!pods.isEmpty()) {
      return typed(pods.stream().sorted(ACTIVITY.reversed()).findFirst().orElseThrow().json());
    }
    ObjectWatch.Event event =
        ObjectWatch.labelled(session, collection, selector)
            .until(timeout, e -> e.type().equals("ADDED") || e.type().equals("MODIFIED"));
    if (event == null) {
      throw new CommandError("timed out waiting for the condition");
    }
    return event.object();
  }

  /**
   * The selector of an object's pods. Models SelectorsForObject.
   *
   * @throws CommandError if it has none
   */
  public static String selector(JsonObject object) {
    String kind = object.string("kind");
    if (!SELECTING.contains(kind)) {
      throw new CommandError("selector for *" + PodSpecs.goType(object) + " not implemented");
    }
    JsonObject selector = object.object("spec", "selector");
    if (kind.equals("Service") && selector.isEmpty()) {
      throw new CommandError(
          "invalid service '"
              + object.string("metadata", "name")
              + "': Service is defined without a selector");
    }
    return kind.equals("Service") || kind.equals("ReplicationController")
        ? LabelSelector.ofLabels(selector.strings()).toString()
        : LabelSelector.of(selector).toString();
  }

  private static JsonObject typed(JsonObject pod) {
    return pod.with("apiVersion", (Object) "v1").with("kind", (Object) "Pod");
  }

  /** Longer ready sorts higher: the time is turned round. */
  private static String byReadiness(Pod pod) {
    String since = pod.isReady() ? pod.condition("Ready").string("lastTransitionTime") : "";
    StringBuilder inverted = new StringBuilder();
    since.chars().forEach(c -> inverted.append((char) (c >= '0' && c <= '9' ? '9' - c + '0' : c)));
    return inverted.toString();
  }

  private static long restarts(Pod pod) {
    return pod.containerStatuses().stream()
        .mapToLong(s -> s.number(0, "restartCount"))
        .max()
        .orElse(0);
  }
}
