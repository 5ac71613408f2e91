package io.kubeschool.kubelet.status;

import io.kubeschool.kubelet.runtime.PodRecord;
import io.kubeschool.kubelet.runtime.PodSandbox;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Pod;
import io.kubeschool.model.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Makes a pod's status from what the runtime has of it. Models pkg/kubelet/kubelet_pods.go:
 * generateAPIPodStatus.
 */
public final class StatusGenerator {

  private static final JsonArray NONE = JsonArray.EMPTY;

  private final String hostIp;
  private final ProbeState probes;

  /** A generator for the pods of the node with that address. */
  public StatusGenerator(String hostIp, ProbeState probes) {
    this.hostIp = hostIp;
    this.probes = probes;
  }

  /**
   * Makes it.
   *
   * @param old the status so far
   * @param reasons why containers could not be started, by their names
   * @param terminal whether no container is going to be started any more
   */
  public JsonObject generate(
      Pod pod,
      PodRecord record,
      JsonObject old,
      Map<String, ContainerReason> reasons,
      boolean terminal,
      Instant now) {
    ContainerStatuses statuses = new ContainerStatuses(pod, record, reasons);
    JsonArray containers =
        probed(pod, statuses.of(pod.containers(), old.array("containerStatuses"), false), null);
    List<JsonObject> initSpecs = pod.json().array("spec", "initContainers").objects();
    JsonArray init =
        initSpecs.isEmpty()
            ? NONE
            : probed(
                pod, statuses.of(initSpecs, old.array("initContainerStatuses"), true), initSpecs);
    boolean initialized =
        pod.containers().stream().anyMatch(c -> record.find(c.string("name")) != null);
    String phase = PodPhase.of(pod, init, containers, terminal, initialized);
    String oldPhase = old.string("phase");
    if (isTerminal(oldPhase)) {
      phase = oldPhase;
    }
    JsonArray previous = old.array("conditions");
    String time = Timestamps.format(now);
    JsonArray conditions =
        new PodConditions(pod, previous, time)
            .of(
                pod.json().array("status", "conditions"),
                !record.needsSandbox(),
                init,
                containers,
                phase);
    JsonObject.Builder status =
        JsonObject.builder()
            .put("conditions", conditions)
            .put("containerStatuses", containers)
            .put("hostIP", hostIp)
            .put("hostIPs", Json.arrayOf(Json.objectOf("ip", hostIp)))
            .put("observedGeneration", pod.generation())
            .put("phase", phase)
            .put("qosClass", QosClass.of(pod))
            .put("startTime", old.string("startTime").isEmpty() ? time : old.string("startTime"));
    if (!init.isEmpty()) {
      status.put("initContainerStatuses", init);
    }
    JsonArray ephemeral = ephemeral(pod, statuses, old);
    if (!ephemeral.isEmpty()) {
      status.put("ephemeralContainerStatuses", ephemeral);
    }
    addAddress(status, pod, record, old);
    PodResources.addTo(status, pod);
    if (phase.equals(oldPhase)) {
      keep(status, old, "reason");
      keep(status, old, "message");
    }
    return status.build();
  }

  /** The status with that container's readiness, or {@code status} itself if that is no news. */
  public JsonObject withReadiness(
      Pod pod, JsonObject status, String containerId, boolean ready, Instant now) {
    JsonObject changed = withFlag(status, containerId, "ready", ready);
    if (changed == status) {
      return status;
    }
    JsonArray conditions = status.array("conditions");
    return changed.with(
        "conditions",
        new PodConditions(pod, conditions, Timestamps.format(now))
            .withReadiness(
                conditions,
                changed.array("initContainerStatuses"),
                changed.array("containerStatuses"),
                changed.string("phase")));
  }

  /** The status with that container started or not. */
  public JsonObject withStarted(JsonObject status, String containerId, boolean started) {
    return withFlag(status, containerId, "started", started);
  }

  private static JsonObject withFlag(
      JsonObject status, String containerId, String flag, boolean value) {
    for (String field : List.of("containerStatuses", "initContainerStatuses")) {
      JsonArray statuses = status.array(field);
      for (int i = 0; i < statuses.size(); i++) {
        JsonObject container = statuses.objectAt(i);
        if (container.string("containerID").equals(containerId)) {
          return container.bool(flag) == value
              ? status
              : status.with(field, statuses.with(i, container.with(flag, value)));
        }
      }
    }
    return status;
  }

  /** A pod's quality of service. */
  public static String qosClass(Pod pod) {
    return QosClass.of(pod);
  }

  /** Whether a phase is the last. */
  public static boolean isTerminal(String phase) {
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  private static void keep(JsonObject.Builder status, JsonObject old, String field) {
    if (old.field(field) instanceof JsonString value && !value.value().isEmpty()) {
      status.put(field, value);
    }
  }

  private static JsonArray ephemeral(Pod pod, ContainerStatuses statuses, JsonObject old) {
    List<JsonObject> specs = pod.json().array("spec", "ephemeralContainers").objects();
    return specs.isEmpty()
        ? NONE
        : statuses.of(specs, old.array("ephemeralContainerStatuses"), false);
  }

  private void addAddress(JsonObject.Builder status, Pod pod, PodRecord record, JsonObject old) {
    PodSandbox sandbox = record.sandbox();
    String ip =
        pod.json().bool("spec", "hostNetwork")
            ? hostIp
            : sandbox == null ? old.string("podIP") : sandbox.network().ip();
    if (!ip.isEmpty()) {
      status.put("podIP", ip).put("podIPs", Json.arrayOf(Json.objectOf("ip", ip)));
    }
  }

  /** Models pkg/kubelet/prober/prober_manager.go: UpdatePodStatus. */
  private JsonArray probed(Pod pod, JsonArray statuses, List<JsonObject> initSpecs) {
    return statuses.map(item -> probed(pod, (JsonObject) item, initSpecs));
  }

  private JsonObject probed(Pod pod, JsonObject status, List<JsonObject> initSpecs) {
    String name = status.string("name");
    String id = status.string("containerID");
    boolean running = status.has("state", "running");
    boolean started = running && probes.isStarted(pod.uid(), name, id);
    JsonObject changed = status.with("started", started);
    if (initSpecs != null && !isSidecar(initSpecs, name)) {
      JsonObject ended = status.object("state", "terminated");
      boolean done = !ended.isEmpty() && ended.number(1, "exitCode") == 0;
      return done ? changed.with("ready", true) : changed;
    }
    return started ? changed.with("ready", probes.isReady(pod.uid(), name, id)) : changed;
  }

  private static boolean isSidecar(List<JsonObject> initSpecs, String name) {
    return initSpecs.stream()
        .anyMatch(c -> c.string("name").equals(name) && RestartPolicy.isSidecar(c));
  }
}
