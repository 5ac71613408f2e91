package io.kubeschool.apiserver.defaulting;

import static io.kubeschool.apiserver.defaulting.Defaults.fill;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;

/** Models pkg/apis/core/v1/defaults.go: pods, their templates, containers and probes. */
final class PodDefaults {

  private PodDefaults() {}

  static void register(Defaults defaults) {
    defaults
        .add("core.v1.Pod", pod -> pod.edit(PodDefaults::podSpec, "spec"))
        .add("core.v1.PodSpec", PodDefaults::anyPodSpec)
        .add("core.v1.Container", PodDefaults::container)
        .add("core.v1.EphemeralContainer", PodDefaults::container)
        .add("core.v1.ContainerPort", port -> fill(port, "protocol", "TCP"))
        .add("core.v1.Probe", PodDefaults::probe)
        .add(
            "core.v1.GRPCAction",
            action -> action.has("service") ? action : action.with("service", ""))
        .add("core.v1.HTTPGetAction", action -> fill(fill(action, "path", "/"), "scheme", "HTTP"));
  }

  /** What pods get, but templates do not. */
  private static JsonObject podSpec(JsonObject sent) {
    JsonObject spec = sent;
    for (String list : new String[] {"containers", "initContainers"}) {
      JsonArray containers = spec.array(list);
      JsonArray complete = containers;
      for (int i = 0; i < containers.size(); i++) {
        JsonObject container = requestLimits(containers.objectAt(i));
        if (spec.bool("hostNetwork")) {
          container = hostPorts(container);
        }
        complete = complete.with(i, container);
      }
      if (complete != containers) {
        spec = spec.with(list, complete);
      }
    }
    return fill(spec, "enableServiceLinks", true);
  }

  private static JsonObject requestLimits(JsonObject container) {
    JsonObject limits = container.object("resources", "limits");
    JsonObject requests = container.object("resources", "requests");
    JsonObject all = CoreDefaults.union(requests, limits);
    return all == requests ? container : container.set(all, "resources", "requests");
  }

  private static JsonObject hostPorts(JsonObject container) {
    JsonArray ports = container.array("ports");
    JsonArray complete = ports;
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.objectAt(i);
      if (port.number(0, "hostPort") == 0) {
        Json number = port.field("containerPort");
        complete = complete.with(i, number == null ? port : port.with("hostPort", number));
      }
    }
    return complete == ports ? container : container.with("ports", complete);
  }

  private static JsonObject anyPodSpec(JsonObject sent) {
    JsonObject spec = fill(sent, "dnsPolicy", "ClusterFirst");
    spec = fill(spec, "restartPolicy", "Always");
    spec = fill(spec, "securityContext", JsonObject.EMPTY);
    spec = fill(spec, "terminationGracePeriodSeconds", 30);
    return mirrorServiceAccount(fill(spec, "schedulerName", "default-scheduler"));
  }

  /** Both names of the field are kept. Models pkg/apis/core/v1/conversion.go: PodSpec. */
  private static JsonObject mirrorServiceAccount(JsonObject spec) {
    String name = spec.string("serviceAccountName");
    String old = spec.string("serviceAccount");
    if (name.equals(old)) {
      return spec;
    }
    return name.isEmpty()
        ? spec.with("serviceAccountName", old)
        : spec.with("serviceAccount", name);
  }

  private static JsonObject container(JsonObject sent) {
    JsonObject container = sent;
    if (Defaults.isUnset(sent, "imagePullPolicy")) {
      boolean latest = ImageTag.of(sent.string("image")).equals("latest");
      container = container.with("imagePullPolicy", latest ? "Always" : "IfNotPresent");
    }
    container = fill(container, "terminationMessagePath", "/dev/termination-log");
    return fill(container, "terminationMessagePolicy", "File");
  }

  private static JsonObject probe(JsonObject sent) {
    JsonObject probe = positive(sent, "timeoutSeconds", 1);
    probe = positive(probe, "periodSeconds", 10);
    probe = positive(probe, "successThreshold", 1);
    return positive(probe, "failureThreshold", 3);
  }

  private static JsonObject positive(JsonObject probe, String field, int value) {
    return probe.number(0, field) == 0 ? probe.with(field, value) : probe;
  }
}
