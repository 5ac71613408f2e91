package io.kubeschool.kubectl.verb.exec;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Which container of a pod is meant. Models k8s.io/kubectl pkg/cmd/util/podcmd/podcmd.go. */
public final class PodContainers {

  private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

  private PodContainers() {}

  /** The container of that name, be it an init or an ephemeral one; null if there is none. */
  public static JsonObject find(JsonObject pod, String name) {
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      JsonObject container = pod.array("spec", list).find("name", name);
      if (container != null) {
        return container;
      }
    }
    return null;
  }

  /**
   * The container of that name; if it is empty, the one that the pod's annotation names, else the
   * first, which is told.
   *
   * @throws CommandError if there is none
   */
  public static JsonObject findOrDefault(
      JsonObject pod, String name, boolean quiet, PrintStream warnings) {
    List<JsonObject> containers = pod.array("spec", "containers").objects();
    if (containers.isEmpty()) {
      throw new CommandError(
          "pod %s/%s does not have any containers"
              .formatted(pod.string("metadata", "namespace"), pod.string("metadata", "name")));
    }
    String wanted = name.isEmpty() ? pod.object("metadata", "annotations").string(DEFAULT) : name;
    if (!wanted.isEmpty()) {
      JsonObject container = find(pod, wanted);
      if (container == null) {
        throw notValid(pod, wanted);
      }
      return container;
    }
    boolean several =
        containers.size() > 1
            || !pod.array("spec", "initContainers").isEmpty()
            || !pod.array("spec", "ephemeralContainers").isEmpty();
    if (several && !quiet) {
      warnings.println(
          "Defaulted container "
              + GoQuote.quote(containers.getFirst().string("name"))
              + " out of: "
              + names(pod));
    }
    return containers.getFirst();
  }

  /** There is no such container. */
  public static CommandError notValid(JsonObject pod, String name) {
    return new CommandError(
        "container %s is not valid for pod %s out of: %s"
            .formatted(name, pod.string("metadata", "name"), names(pod)));
  }

  /** The names of all containers. */
  public static String names(JsonObject pod) {
    List<String> names = new ArrayList<>();
    pod.array("spec", "containers").objects().forEach(c -> names.add(c.string("name")));
    pod.array("spec", "ephemeralContainers")
        .objects()
        .forEach(c -> names.add(c.string("name") + " (ephem)"));
    pod.array("spec", "initContainers")
        .objects()
        .forEach(c -> names.add(c.string("name") + " (init)"));
    return String.join(", ", names);
  }
}
