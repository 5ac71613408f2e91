package io.kubeschool.kubectl.verb.debug;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a debugging container may do. Models k8s.io/kubectl pkg/cmd/debug/profiles.go. */
enum DebugProfile {
  LEGACY {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      return switch (style) {
        case NODE -> hostNamespaces(hostRoot(pod, container));
        case COPY -> pod.remove("metadata", "labels");
        case EPHEMERAL -> pod;
      };
    }
  },
  GENERAL {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      return switch (style) {
        case NODE -> hostNamespaces(unsecured(hostRoot(pod, container), container));
        case COPY ->
            shared(
                PodEdits.editIn(
                    stripped(pod, flags), "containers", container, c -> capable(c, "SYS_PTRACE")));
        case EPHEMERAL ->
            PodEdits.editIn(pod, "ephemeralContainers", container, c -> capable(c, "SYS_PTRACE"));
      };
    }
  },
  BASELINE {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      return copied(style, unsecured(pod, container), flags);
    }
  },
  RESTRICTED {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      JsonObject restricted =
          PodEdits.edit(
              pod,
              container,
              c ->
                  c.with(
                      "securityContext",
                      Json.objectOf(
                          "allowPrivilegeEscalation",
                          false,
                          "capabilities",
                          Json.objectOf("drop", Json.arrayOf("ALL")),
                          "runAsNonRoot",
                          true,
                          "seccompProfile",
                          Json.objectOf("type", "RuntimeDefault"))));
      return copied(style, restricted, flags);
    }
  },
  NETADMIN {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      JsonObject capable =
          PodEdits.edit(pod, container, c -> capable(capable(c, "NET_ADMIN"), "NET_RAW"));
      return style == DebugStyle.NODE ? hostNamespaces(capable) : copied(style, capable, flags);
    }
  },
  SYSADMIN {
    @Override
    JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags) {
      JsonObject privileged =
          PodEdits.edit(pod, container, c -> c.set(true, "securityContext", "privileged"));
      return style == DebugStyle.NODE
          ? hostRoot(hostNamespaces(privileged), container)
          : copied(style, privileged, flags);
    }
  };

  /**
   * The profile of that name.
   *
   * @throws CommandError {@code unknown profile: x}
   */
  static DebugProfile of(String name) {
    for (DebugProfile profile : values()) {
      if (profile.name().toLowerCase(Locale.ROOT).equals(name)) {
        return profile;
      }
    }
    throw new CommandError("unknown profile: " + name);
  }

  /**
   * The pod with what the profile asks for.
   *
   * @param container the debugging container's name
   * @param flags which say what a copy keeps
   */
  abstract JsonObject apply(DebugStyle style, JsonObject pod, String container, ParsedFlags flags);

  private static JsonObject copied(DebugStyle style, JsonObject pod, ParsedFlags flags) {
    return style == DebugStyle.COPY ? shared(stripped(pod, flags)) : pod;
  }

  /** Models KeepFlags. */
  private static JsonObject stripped(JsonObject pod, ParsedFlags flags) {
    JsonObject result = pod;
    for (String part : List.of("labels", "annotations")) {
      if (!flags.bool("keep-" + part)) {
        result = result.remove("metadata", part);
      }
    }
    for (String probe : List.of("liveness", "readiness", "startup")) {
      if (!flags.bool("keep-" + probe)) {
        result = PodEdits.editAllIn(result, "containers", c -> c.without(probe + "Probe"));
      }
    }
    return flags.bool("keep-init-containers") ? result : result.remove("spec", "initContainers");
  }

  private static JsonObject hostRoot(JsonObject pod, String container) {
    String name = "host-root";
    JsonObject volume = Json.objectOf("hostPath", Json.objectOf("path", "/"), "name", name);
    UnaryOperator<JsonObject> mount =
        c ->
            c.with(
                "volumeMounts",
                c.array("volumeMounts").plus(Json.objectOf("mountPath", "/host", "name", name)));
    return PodEdits.editIn(
        pod.set(pod.array("spec", "volumes").plus(volume), "spec", "volumes"),
        "containers",
        container,
        mount);
  }

  private static JsonObject hostNamespaces(JsonObject pod) {
    return pod.set(true, "spec", "hostNetwork")
        .set(true, "spec", "hostPID")
        .set(true, "spec", "hostIPC");
  }

  private static JsonObject shared(JsonObject pod) {
    return pod.has("spec", "shareProcessNamespace")
        ? pod
        : pod.set(true, "spec", "shareProcessNamespace");
  }

  private static JsonObject unsecured(JsonObject pod, String container) {
    return PodEdits.edit(pod, container, c -> c.without("securityContext"));
  }

  private static JsonObject capable(JsonObject container, String capability) {
    return container.set(
        container.array("securityContext", "capabilities", "add").plus(Json.of(capability)),
        "securityContext",
        "capabilities",
        "add");
  }
}
