package io.kubeschool.kubectl.verb.object;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.client.WatchStream;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.LabelSelector;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The pods that a workload or Service stands for, the most suitable first. Models
 * polymorphichelpers: GetPodList, GetFirstPod and SelectorsForObject, with podutils.ByLogging.
 */
public final class PodChoice {

  private static final Map<String, Integer> PHASES = Map.of("Unknown", 1, "Pending", 2);

  /** Which pod tells most in its log: assigned, running, ready for long, restarted often, old. */
  public static final Comparator<JsonObject> BY_LOGGING =
      Comparator.comparing((JsonObject pod) -> pod.string("spec", "nodeName").isEmpty())
          .thenComparing(pod -> PHASES.getOrDefault(pod.string("status", "phase"), 0))
          .thenComparing(pod -> !isReady(pod))
          .thenComparing(pod -> isReady(pod) ? readySince(pod) : "")
          .thenComparing(pod -> -restarts(pod))
          .thenComparing(pod -> pod.string("metadata", "creationTimestamp"));

  private PodChoice() {}

  /**
   * The pods of an object.
   *
   * @param timeout how long to wait for the first, if there is none
   * @throws CommandError if the object has no pods by its kind, or none came in time
   */
  public static List<JsonObject> podsOf(
      Session session, JsonObject object, Duration timeout, Comparator<JsonObject> order)
      throws Interrupted {
    String selector = selector(object).toString();
    String path = "/api/v1/namespaces/" + object.string("metadata", "namespace") + "/pods";
    Request request =
        session.client().request(Method.GET, path).withParameter("labelSelector", selector);
    JsonObject list = session.client().call(request).object();
    List<JsonObject> pods = new ArrayList<>(list.array("items").objects());
    if (pods.isEmpty()) {
      pods.add(
          firstToCome(
              session,
              request.withParameter("resourceVersion", list.string("metadata", "resourceVersion")),
              timeout));
    }
    pods.sort(order);
    return pods;
  }

  private static JsonObject firstToCome(Session session, Request request, Duration timeout)
      throws Interrupted {
    Instant deadline = session.process().now().plus(timeout);
    try (WatchStream watch = new WatchStream(session.process(), session.client(), request)) {
      while (true) {
        WatchStream.Event event = watch.nextUntil(deadline);
        if (event == null) {
          throw new CommandError("timed out waiting for the condition");
        }
        if (event.type().equals("ADDED") || event.type().equals("MODIFIED")) {
          return event.object();
        }
      }
    }
  }

  /** The selector of an object's pods. */
  private static LabelSelector selector(JsonObject object) {
    JsonObject selector = object.object("spec", "selector");
    return switch (object.string("kind")) {
      case "ReplicationController" -> LabelSelector.ofLabels(selector.strings());
      case "Service" -> {
        if (selector.isEmpty()) {
          throw new CommandError(
              "invalid service '"
                  + object.string("metadata", "name")
                  + "': Service is defined without a selector");
        }
        yield LabelSelector.ofLabels(selector.strings());
      }
      case "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job" ->
          LabelSelector.of(selector);
      default -> throw new CommandError("selector for " + goType(object) + " not implemented");
    };
  }

  /** What Go calls the type of an object: {@code *v1.ConfigMap}. */
  public static String goType(JsonObject object) {
    String apiVersion = object.string("apiVersion");
    return "*" + apiVersion.substring(apiVersion.indexOf('/') + 1) + "." + object.string("kind");
  }

  private static boolean isReady(JsonObject pod) {
    JsonObject condition = pod.array("status", "conditions").find("type", "Ready");
    return condition != null && condition.string("status").equals("True");
  }

  private static String readySince(JsonObject pod) {
    return pod.array("status", "conditions").find("type", "Ready").string("lastTransitionTime");
  }

  private static long restarts(JsonObject pod) {
    return pod.array("status", "containerStatuses").objects().stream()
        .mapToLong(s -> s.number(0, "restartCount"))
        .max()
        .orElse(0);
  }
}
