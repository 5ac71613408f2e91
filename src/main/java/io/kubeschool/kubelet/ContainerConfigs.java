package io.kubeschool.kubelet;

import io.kubeschool.kubelet.images.ImageManager;
import io.kubeschool.kubelet.runtime.ContainerConfig;
import io.kubeschool.kubelet.runtime.ContainerUser;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a container's configuration from its spec. Models
 * pkg/kubelet/kuberuntime/kuberuntime_container.go: generateContainerConfig.
 */
final class ContainerConfigs {

  private final Kubelet kubelet;
  private final EnvironmentMaker environments;

  ContainerConfigs(Kubelet kubelet, EnvironmentMaker environments) {
    this.kubelet = kubelet;
    this.environments = environments;
  }

  ContainerConfig make(
      PodWorker worker, Pod pod, JsonObject spec, int restarts, ImageManager.Present image)
      throws ContainerConfigException {
    Map<String, String> environment = environments.make(pod, spec, worker.record());
    Expansion expansion = new Expansion(environment);
    List<String> command = expand(spec, "command", expansion);
    List<String> arguments = expand(spec, "args", expansion);
    var config = image.image().config();
    if (command.isEmpty()
        && config.entrypoint().isEmpty()
        && arguments.isEmpty()
        && config.command().isEmpty()) {
      throw new ContainerConfigException(
          "CreateContainerError",
          "failed to generate container spec: failed to generate spec: no command specified");
    }
    return new ContainerConfig(
        spec,
        restarts,
        image.reference(),
        image.image(),
        command,
        arguments,
        environment,
        hostname(pod),
        user(pod, spec, config.user()),
        machine -> kubelet.volumes().mountInto(machine, worker, spec));
  }

  private String hostname(Pod pod) {
    if (pod.json().bool("spec", "hostNetwork")) {
      return kubelet.config().name();
    }
    String own = pod.json().string("spec", "hostname");
    String name = own.isEmpty() ? pod.name() : own;
    return name.length() > 63 ? name.substring(0, 63) : name;
  }

  private static List<String> expand(JsonObject spec, String field, Expansion expansion) {
    List<String> expanded = new ArrayList<>();
    for (Json word : spec.array(field)) {
      if (word instanceof JsonString(String text)) {
        expanded.add(expansion.expand(text));
      }
    }
    return expanded;
  }

  private static ContainerUser user(Pod pod, JsonObject spec, String imageUser)
      throws ContainerConfigException {
    JsonObject podContext = pod.json().object("spec", "securityContext");
    JsonObject own = spec.object("securityContext");
    long imageUid = imageUser.isEmpty() ? 0 : number(imageUser);
    long uid = own.number(podContext.number(imageUid, "runAsUser"), "runAsUser");
    long gid = own.number(podContext.number(0, "runAsGroup"), "runAsGroup");
    boolean nonRoot =
        own.has("runAsNonRoot") ? own.bool("runAsNonRoot") : podContext.bool("runAsNonRoot");
    if (nonRoot && uid == 0) {
      boolean asked = own.has("runAsUser") || podContext.has("runAsUser");
      throw ContainerConfigException.config(
          (asked
                  ? "container's runAsUser breaks non-root policy"
                  : "container has runAsNonRoot and image will run as root")
              + " (pod: \""
              + pod.name()
              + "_"
              + pod.namespace()
              + "("
              + pod.uid()
              + ")\", container: "
              + spec.string("name")
              + ")");
    }
    TreeSet<Long> groups = new TreeSet<>();
    groups.add(gid);
    if (podContext.has("fsGroup")) {
      groups.add(podContext.number(0, "fsGroup"));
    }
    for (Json group : podContext.array("supplementalGroups")) {
      groups.add(Json.objectOf("g", group).number(0, "g"));
    }
    return uid == 0 && gid == 0 && groups.size() == 1
        ? ContainerUser.ROOT
        : new ContainerUser(uid, gid, List.copyOf(groups));
  }

  private static long number(String user) {
    try {
      return Long.parseLong(user.split(":")[0]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Expands {@code $(NAME)}. Models third_party/forked/golang/expansion. */
  static final class Expansion {
    private final Map<String, String> variables;

    Expansion(Map<String, String> variables) {
      this.variables = new TreeMap<>(variables);
    }

    String expand(String text) {
      StringBuilder result = new StringBuilder();
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c != '$' || at + 1 >= text.length()) {
          result.append(c);
          at++;
          continue;
        }
        char next = text.charAt(at + 1);
        if (next == '$') {
          result.append('$');
          at += 2;
        } else if (next == '(') {
          int end = text.indexOf(')', at);
          if (end < 0) {
            result.append("$(");
            at += 2;
          } else {
            String name = text.substring(at + 2, end);
            String value = variables.get(name);
            result.append(value == null ? "$(" + name + ")" : value);
            at = end + 1;
          }
        } else {
          result.append(c).append(next);
          at += 2;
        }
      }
      return result.toString();
    }
  }
}
