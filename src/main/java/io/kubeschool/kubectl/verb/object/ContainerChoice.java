package io.kubeschool.kubectl.verb.object;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.model.JsonObject;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Which of a pod's containers is meant. Models pkg/cmd/util/podcmd. */
public final class ContainerChoice {

  /** The annotation that names a pod's default container. */
  public static final String DEFAULT_ANNOTATION = "kubectl.kubernetes.io/default-container";

  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("containers", "");
    LISTS.put("ephemeralContainers", " (ephem)");
    LISTS.put("initContainers", " (init)");
  }

  private ContainerChoice() {}

  /** Whether the pod has a container of that name, of whichever sort. */
  public static boolean exists(JsonObject pod, String name) {
    return LISTS.keySet().stream()
        .anyMatch(list -> pod.array("spec", list).find("name", name) != null);
  }

  /** {@code web, debugger (ephem), setup (init)}. */
  public static String allNames(JsonObject pod) {
    StringJoiner names = new StringJoiner(", ");
    LISTS.forEach((list, mark) ->
        pod.array("spec", list).objects().forEach(c -> names.add(c.string("name") + mark)));
    return names.toString();
  }

  /** Whether there is more than one container to choose from. */
  public static boolean isAmbiguous(JsonObject pod) {
    return LISTS.keySet().stream().mapToInt(list -> pod.array("spec", list).size()).sum() > 1;
  }

  /** An error about a name that the pod has no container of. */
  public static CommandError invalid(JsonObject pod, String name) {
    return new CommandError(
        "container "
            + name
            + " is not valid for pod "
            + pod.string("metadata", "name")
            + " out of: "
            + allNames(pod));
  }

  /**
   * The container of that name, or the default one. Models FindOrDefaultContainerByName.
   *
   * @param name "" for the default
   * @param warnings where it is said which was taken of several; null to say nothing
   */
  public static String of(JsonObject pod, String name, PrintStream warnings) {
    String wanted =
        name.isEmpty() ? pod.string("metadata", "annotations", DEFAULT_ANNOTATION) : name;
    if (!wanted.isEmpty()) {
      if (!exists(pod, wanted)) {
        throw invalid(pod, wanted);
      }
      return wanted;
    }
    String first = pod.array("spec", "containers").objectAt(0).string("name");
    if (warnings != null && isAmbiguous(pod)) {
      warnings.println("Defaulted container \"" + first + "\" out of: " + allNames(pod));
    }
    return first;
  }
}
