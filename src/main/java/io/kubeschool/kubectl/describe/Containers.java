package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A pod's containers. Models describe.go: describeContainers. */
final class Containers {

  private final JsonObject pod;
  private final String indent;
  private final DescribeWriter out;

  /**
   * A writer of containers.
   *
   * @param pod what environment variables may refer to; the empty object for a template
   * @param indent what stands before a template's
   */
  Containers(JsonObject pod, String indent, DescribeWriter out) {
    this.pod = pod;
    this.indent = indent;
    this.out = out;
  }

  void describe(String title, JsonArray containers, JsonArray statuses) {
    out.write(0, indent + title + ":" + (containers.isEmpty() ? " <none>" : "") + "\n");
    for (JsonObject container : containers.objects()) {
      JsonObject status = statuses.find("name", container.string("name"));
      basics(container, status);
      words("Command", container.array("command"));
      words("Args", container.array("args"));
      if (status != null) {
        state(status);
      }
      resources(container.object("resources"), 2, out);
      probe("Liveness", container.object("livenessProbe"));
      probe("Readiness", container.object("readinessProbe"));
      probe("Startup", container.object("startupProbe"));
      environmentFrom(container.array("envFrom"));
      new EnvironmentVariables(pod, container, out).describe();
      mounts(container);
    }
  }

  private void basics(JsonObject container, JsonObject status) {
    out.write(1, (indent.isEmpty() ? "" : " ") + container.string("name") + ":\n");
    if (status != null) {
      out.field(2, "Container ID", status.string("containerID"));
    }
    out.field(2, "Image", container.string("image"));
    if (status != null) {
      out.field(2, "Image ID", status.string("imageID"));
    }
    ports("Port", container.array("ports"), "containerPort");
    ports("Host Port", container.array("ports"), "hostPort");
    JsonObject seccomp = container.object("securityContext", "seccompProfile");
    if (!seccomp.isEmpty()) {
      out.field(2, "SeccompProfile", seccomp.string("type"));
      if (seccomp.string("type").equals("Localhost")) {
        out.field(3, "LocalhostProfile", seccomp.string("localhostProfile"));
      }
    }
  }

  private void ports(String title, JsonArray ports, String number) {
    String text =
        ports.objects().stream()
            .map(p ->
                p.number(0, number)
                    + "/"
                    + p.string("protocol")
                    + (p.string("name").isEmpty() ? "" : " (" + p.string("name") + ")"))
            .collect(Collectors.joining(", "));
    out.field(2, text.contains(",") ? title + "s" : title, Texts.orNone(text));
  }

  private void words(String title, JsonArray words) {
    if (words.isEmpty()) {
      return;
    }
    out.write(2, title + ":\n");
    for (String word : words.strings()) {
      for (String line : word.split("\n", -1)) {
        out.write(3, line + "\n");
      }
    }
  }

  private void state(JsonObject status) {
    state("State", status.object("state"));
    if (status.has("lastState", "terminated")) {
      state("Last State", status.object("lastState"));
    }
    out.field(2, "Ready", status.bool("ready") ? "True" : "False");
    out.field(2, "Restart Count", status.number(0, "restartCount"));
  }

  private void state(String title, JsonObject state) {
    if (state.has("running")) {
      out.field(2, title, "Running");
      out.field(3, "Started", Texts.time(state.string("running", "startedAt")));
    } else if (state.has("terminated")) {
      terminated(title, state.object("terminated"));
    } else {
      out.field(2, title, "Waiting");
      optional(3, "Reason", state.string("waiting", "reason"));
    }
  }

  private void terminated(String title, JsonObject terminated) {
    out.field(2, title, "Terminated");
    optional(3, "Reason", terminated.string("reason"));
    optional(3, "Message", terminated.string("message"));
    out.field(3, "Exit Code", terminated.number(0, "exitCode"));
    if (terminated.number(0, "signal") > 0) {
      out.field(3, "Signal", terminated.number(0, "signal"));
    }
    out.field(3, "Started", Texts.time(terminated.string("startedAt")));
    out.field(3, "Finished", Texts.time(terminated.string("finishedAt")));
  }

  private void optional(int level, String title, String value) {
    if (!value.isEmpty()) {
      out.field(level, title, value);
    }
  }

  static void resources(JsonObject resources, int level, DescribeWriter out) {
    resources("Limits", resources.object("limits"), level, out);
    resources("Requests", resources.object("requests"), level, out);
  }

  private static void resources(
      String title, JsonObject quantities, int level, DescribeWriter out) {
    if (!quantities.isEmpty()) {
      out.write(level, title + ":\n");
      quantities.forEach((name, value) -> out.field(level + 1, name, Quantity.of(value)));
    }
  }

  private void probe(String title, JsonObject probe) {
    if (!probe.isEmpty()) {
      out.field(2, title, Probes.text(probe));
    }
  }

  private void environmentFrom(JsonArray sources) {
    if (sources.isEmpty()) {
      return;
    }
    out.write(2, "Environment Variables from:\n");
    for (JsonObject source : sources.objects()) {
      boolean isMap = source.has("configMapRef");
      JsonObject reference = source.object(isMap ? "configMapRef" : "secretRef");
      String prefix = source.string("prefix");
      out.write(
          3,
          reference.string("name")
              + "\t"
              + (isMap ? "ConfigMap" : source.has("secretRef") ? "Secret" : "")
              + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'")
              + "\tOptional: "
              + reference.bool("optional")
              + "\n");
    }
  }

  private void mounts(JsonObject container) {
    List<JsonObject> mounts = sorted(container.array("volumeMounts"), "mountPath");
    String none = mounts.isEmpty() ? "\t<none>" : "";
    out.write(2, "Mounts:" + none + "\n");
    for (JsonObject mount : mounts) {
      List<String> flags = new ArrayList<>();
      flags.add(mount.bool("readOnly") ? "ro" : "rw");
      if (!mount.string("subPath").isEmpty()) {
        flags.add("path=\"" + mount.string("subPath") + "\"");
      }
      out.write(
          3,
          mount.string("mountPath")
              + " from "
              + mount.string("name")
              + " ("
              + String.join(",", flags)
              + ")\n");
    }
    List<JsonObject> devices = sorted(container.array("volumeDevices"), "devicePath");
    if (!devices.isEmpty()) {
      out.write(2, "Devices:" + none + "\n");
      devices.forEach(
          d -> out.write(3, d.string("devicePath") + " from " + d.string("name") + "\n"));
    }
  }

  private static List<JsonObject> sorted(JsonArray items, String field) {
    return items.objects().stream()
        .sorted(Comparator.comparing((JsonObject o) -> o.string(field)))
        .toList();
  }
}
