package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.StrategicMergePatch;
import io.kubeschool.model.schema.Schema;

/**
 * Makes the pods that are debugged in. Models debug.go: generateDebugContainer,
 * generatePodCopyWithDebugContainer and generateNodeDebugPod.
 */
final class DebugPods {

  private static final int SUFFIX = 5;

  private final Session session;
  private final DebugOptions options;

  DebugPods(Session session, DebugOptions options) {
    this.session = session;
    this.options = options;
  }

  /**
   * A pod to debug in.
   *
   * @param container the debugging container's name; "" if there is none
   */
  record Debugged(JsonObject pod, String container) {}

  /** The pod with another ephemeral container. */
  Debugged withEphemeralContainer(JsonObject pod) {
    String name = containerName(pod);
    JsonObject container = options.fill(blank(name));
    String target = options.flags().string("target");
    if (!target.isEmpty()) {
      container = container.with("targetContainerName", (Object) target);
    }
    JsonObject changed =
        pod.set(
            pod.array("spec", "ephemeralContainers").plus(container),
            "spec",
            "ephemeralContainers");
    return finish(DebugStyle.EPHEMERAL, changed, "ephemeralContainers", name);
  }

  /** A copy of the pod with changes. */
  Debugged copyOf(JsonObject pod) {
    JsonObject copy = copy(pod);
    String name = options.container();
    boolean exists = PodEdits.hasContainer(copy, name);
    if (!exists) {
      if (options.image().isEmpty()) {
        if (!options.images().isEmpty()) {
          return new Debugged(copy, "");
        }
        throw new CommandError("you must specify image when creating new container");
      }
      name = name.isEmpty() ? containerName(copy) : name;
      copy = copy.set(copy.array("spec", "containers").plus(blank(name)), "spec", "containers");
    }
    return finish(DebugStyle.COPY, PodEdits.edit(copy, name, options::fill), "containers", name);
  }

  private JsonObject copy(JsonObject pod) {
    JsonObject metadata =
        Json.objectOf("name", options.copyTo(), "namespace", pod.string("metadata", "namespace"));
    for (String part : new String[] {"annotations", "labels"}) {
      if (pod.has("metadata", part)) {
        metadata = metadata.with(part, pod.get("metadata", part));
      }
    }
    JsonObject spec = pod.object("spec").without("ephemeralContainers");
    if (options.flags().changed("share-processes")) {
      spec = spec.with("shareProcessNamespace", (Object) options.flags().bool("share-processes"));
    }
    if (!options.flags().bool("same-node")) {
      spec = spec.without("nodeName");
    }
    JsonObject copy =
        Json.objectOf("apiVersion", "v1", "kind", "Pod", "metadata", metadata, "spec", spec);
    return PodEdits.editAllIn(copy, "containers", this::withImage);
  }

  private JsonObject withImage(JsonObject container) {
    String all = options.images().getOrDefault("*", "");
    String image = options.images().getOrDefault(container.string("name"), all);
    return image.isEmpty() ? container : container.with("image", (Object) image);
  }

  /** A pod on the node, in its namespaces and with its files. */
  Debugged onNode(JsonObject node) {
    String nodeName = node.string("metadata", "name");
    String container = options.container().isEmpty() ? "debugger" : options.container();
    String name = "node-debugger-" + nodeName + "-" + suffix();
    if (!options.flags().bool("quiet")) {
      session
          .out()
          .println(
              "Creating debugging pod %s with container %s on node %s."
                  .formatted(name, container, nodeName));
    }
    JsonObject spec =
        Json.objectOf(
            "containers",
            Json.arrayOf(options.fill(blank(container))),
            "nodeName",
            nodeName,
            "restartPolicy",
            "Never",
            "tolerations",
            Json.arrayOf(Json.objectOf("operator", "Exists")));
    JsonObject labels = Json.objectOf("app.kubernetes.io/managed-by", "kubectl-debug");
    JsonObject pod =
        Json.objectOf(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            Json.objectOf("labels", labels, "name", name),
            "spec",
            spec);
    return finish(DebugStyle.NODE, pod, "containers", container);
  }

  private Debugged finish(DebugStyle style, JsonObject pod, String group, String container) {
    JsonObject profiled = options.profile().apply(style, pod, container, options.flags());
    if (!options.custom().isEmpty()) {
      profiled = PodEdits.editIn(profiled, group, container, this::customized);
    }
    return new Debugged(profiled, container);
  }

  private JsonObject customized(JsonObject container) {
    return StrategicMergePatch.apply(
            container, options.custom(), Schema.kubernetes().type("io.k8s.api.core.v1.Container"))
        .object();
  }

  private static JsonObject blank(String name) {
    return Json.objectOf(
        "name", name, "resources", JsonObject.EMPTY, "terminationMessagePolicy", "File");
  }

  private String containerName(JsonObject pod) {
    if (!options.container().isEmpty()) {
      return options.container();
    }
    String name;
    do {
      name = "debugger-" + suffix();
    } while (PodEdits.hasContainer(pod, name));
    if (!options.flags().bool("quiet")) {
      session.out().println("Defaulting debug container name to " + name + ".");
    }
    return name;
  }

  private String suffix() {
    return session.process().simulation().random("kubectl").nameSuffix(SUFFIX);
  }
}
