package io.kubeschool.tutor;

import io.kubeschool.model.JsonObject;
import io.kubeschool.model.KubernetesObject;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pictures of the cluster: who owns whom, and a rollout's pods over time. */
final class Drawing {

  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final List<String> OWNERS =
      List.of("deployments", "replicasets", "replicationcontrollers");

  private final ClusterView view;
  private final Messages messages;
  private final Timeline timeline;

  Drawing(Environment environment, Messages messages, Layout layout) {
    this.view = new ClusterView(environment, 0);
    this.messages = messages;
    this.timeline = new Timeline(environment, messages, layout);
  }

  private record View(JsonObject json) implements KubernetesObject {}

  /** What can be drawn, as {@code deployment/web}. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (String kind : OWNERS) {
      for (JsonObject object : view.list(kind, "default", "")) {
        names.add(kind.substring(0, kind.length() - 1) + "/" + object.string("metadata", "name"));
      }
    }
    return names;
  }

  /**
   * The picture of an object and of what it owns.
   *
   * @param name as {@code deployment/web}; "" for all that nobody owns
   */
  String draw(String name) {
    List<View> roots = name.isEmpty() ? roots() : named(name).map(List::of).orElse(List.of());
    if (roots.isEmpty()) {
      return name.isEmpty()
          ? messages.get("draw.empty") + "\n"
          : messages.get("draw.unknown", "name", name) + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (View root : roots) {
      draw(root, "", "", text);
    }
    roots.stream()
        .filter(root -> kind(root).equals("Deployment"))
        .forEach(root -> text.append(timeline.of(root.json())));
    return text.toString();
  }

  private Optional<View> named(String name) {
    int slash = name.indexOf('/');
    String kind = slash < 0 ? "deployment" : name.substring(0, slash);
    try {
      return view.get(kind, "default", name.substring(slash + 1)).map(View::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<View> roots() {
    List<View> roots = new ArrayList<>();
    for (String kind : List.of("deployments", "replicasets", "replicationcontrollers", "pods")) {
      view.list(kind, "default", "").stream()
          .map(View::new)
          .filter(object -> object.controller().isEmpty())
          .forEach(roots::add);
    }
    return roots;
  }

  private void draw(View object, String first, String rest, StringBuilder text) {
    text.append(first).append(describe(object)).append('\n');
    List<View> children = children(object);
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      draw(children.get(i), rest + (last ? "└─ " : "├─ "), rest + (last ? "    " : "│   "), text);
    }
  }

  private List<View> children(View owner) {
    if (kind(owner).equals("Pod")) {
      return List.of();
    }
    List<View> children = new ArrayList<>();
    for (String kind : List.of("replicasets", "pods")) {
      view.list(kind, owner.namespace(), "").stream()
          .map(View::new)
          .filter(
              child -> child.controller().map(ref -> ref.uid().equals(owner.uid())).orElse(false))
          .forEach(children::add);
    }
    children.sort((a, b) -> Long.compare(revision(b), revision(a)));
    return children;
  }

  private static long revision(View object) {
    String revision = object.annotations().getOrDefault(REVISION, "0");
    return revision.matches("\\d{1,9}") ? Long.parseLong(revision) : 0;
  }

  private static String kind(View object) {
    String kind = object.json().string("kind");
    if (!kind.isEmpty()) {
      return kind;
    }
    return object.json().has("spec", "containers")
        ? "Pod"
        : object.json().has("spec", "strategy") ? "Deployment" : "ReplicaSet";
  }

  private String describe(View object) {
    if (kind(object).equals("Pod")) {
      return pod(new Pod(object.json()));
    }
    JsonObject json = object.json();
    String counts =
        json.number(0, "status", "readyReplicas") + "/" + json.number(0, "spec", "replicas");
    String revision =
        object.annotations().containsKey(REVISION)
            ? "  " + messages.get("draw.revision", "n", object.annotations().get(REVISION))
            : "";
    List<JsonObject> containers = json.array("spec", "template", "spec", "containers").objects();
    String image =
        kind(object).equals("Deployment") || containers.isEmpty()
            ? ""
            : "  " + containers.getFirst().string("image");
    return object.name() + "  " + kind(object) + "  " + counts + revision + image;
  }

  private static String pod(Pod pod) {
    String state = pod.isTerminating() ? "Terminating" : state(pod);
    String mark = pod.isTerminating() ? "✕" : pod.isReady() ? "●" : "○";
    return (pod.name() + "  " + mark + " " + state + "  " + pod.nodeName() + "  " + pod.podIp())
        .stripTrailing();
  }

  private static String state(Pod pod) {
    for (JsonObject status : pod.containerStatuses()) {
      String waiting = status.string("state", "waiting", "reason");
      if (!waiting.isEmpty()) {
        return waiting;
      }
    }
    return pod.phase();
  }

  static Instant time(String timestamp) {
    return timestamp.isEmpty() ? null : Instant.parse(timestamp);
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%ds", duration.toSeconds());
  }
}
