package io.kubeschool.controller.endpoint;

import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.Service;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Distributes endpoints over slices with as few changes as can be. Models k8s.io/endpointslice:
 * reconcileByPortMapping, newEndpointSlice, podToEndpoint.
 */
final class SliceMaker {

  static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
  static final String CONTROLLER = "endpointslice-controller.k8s.io";
  static final String SERVICE_NAME = "kubernetes.io/service-name";

  private static final int MAX_ENDPOINTS = 100;
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final Simulation simulation;
  private final SharedInformer nodes;

  /** What to write. */
  record Changes(List<JsonObject> created, List<JsonObject> updated, List<JsonObject> deleted) {}

  SliceMaker(Simulation simulation, SharedInformer nodes) {
    this.simulation = simulation;
    this.nodes = nodes;
  }

  /** A pod's endpoint. */
  JsonObject endpoint(Service service, JsonObject pod) {
    boolean serving = PodState.isReady(pod);
    boolean terminating = pod.has("metadata", "deletionTimestamp");
    JsonObject.Builder endpoint =
        JsonObject.builder()
            .put("addresses", Json.arrayOf(pod.string("status", "podIP")))
            .put(
                "conditions",
                Json.objectOf(
                    "ready", service.publishesNotReadyAddresses() || serving && !terminating,
                    "serving", serving,
                    "terminating", terminating))
            .put(
                "targetRef",
                Json.objectOf(
                    "kind", "Pod",
                    "name", pod.string("metadata", "name"),
                    "namespace", pod.string("metadata", "namespace"),
                    "uid", pod.string("metadata", "uid")));
    String nodeName = pod.string("spec", "nodeName");
    if (!nodeName.isEmpty()) {
      endpoint.put("nodeName", nodeName);
      JsonObject node = nodes.get(new ObjectKey("", nodeName));
      String zone = node == null ? "" : node.string("metadata", "labels", ZONE);
      if (!zone.isEmpty()) {
        endpoint.put("zone", zone);
      }
    }
    if (ServicePods.hasHostname(pod, service)) {
      endpoint.put("hostname", pod.string("spec", "hostname"));
    }
    return endpoint.build();
  }

  /**
   * What to change so that the slices hold those endpoints.
   *
   * @param wanted the endpoints by their ports
   * @param existing the Service's slices
   */
  Changes reconcile(
      Service service, Map<JsonArray, List<JsonObject>> wanted, List<JsonObject> existing) {
    Changes changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<JsonArray, List<JsonObject>> slices = new LinkedHashMap<>();
    for (JsonObject slice : existing) {
      slices.computeIfAbsent(slice.array("ports"), p -> new ArrayList<>()).add(slice);
    }
    wanted.forEach((ports, endpoints) -> {
      List<JsonObject> same = slices.remove(ports);
      reconcilePorts(service, ports, endpoints, same == null ? List.of() : same, changes);
    });
    slices.values().forEach(changes.deleted()::addAll);
    keepPlaceholder(service, existing, changes);
    return changes;
  }

  // A Service without endpoints still has a slice, an empty one.
  private void keepPlaceholder(Service service, List<JsonObject> existing, Changes changes) {
    if (existing.size() != changes.deleted().size() || !changes.created().isEmpty()) {
      return;
    }
    JsonObject placeholder = newSlice(service, JsonArray.EMPTY, List.of());
    if (changes.deleted().size() == 1
        && changes.deleted().getFirst().array("endpoints").isEmpty()
        && changes.deleted().getFirst().array("ports").isEmpty()
        && changes
            .deleted()
            .getFirst()
            .object("metadata", "labels")
            .equals(placeholder.object("metadata", "labels"))) {
      changes.deleted().clear();
    } else {
      changes.created().add(placeholder);
    }
  }

  /** What an existing slice is to hold. */
  private record Content(JsonObject slice, List<JsonObject> endpoints) {}

  private void reconcilePorts(
      Service service,
      JsonArray ports,
      List<JsonObject> endpoints,
      List<JsonObject> existing,
      Changes changes) {
    Map<String, JsonObject> missing = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> missing.put(identity(endpoint), endpoint));
    List<Content> contents = new ArrayList<>();
    for (JsonObject slice : existing) {
      List<JsonObject> kept = new ArrayList<>();
      for (JsonObject endpoint : slice.array("endpoints").objects()) {
        JsonObject current = missing.remove(identity(endpoint));
        if (current != null) {
          kept.add(current);
        }
      }
      contents.add(new Content(slice, kept));
    }
    for (Content content : contents) {
      while (content.endpoints().size() < MAX_ENDPOINTS && !missing.isEmpty()) {
        content.endpoints().add(missing.remove(missing.keySet().iterator().next()));
      }
    }
    contents.forEach(c -> addChange(service, c.slice(), c.endpoints(), changes));
    List<JsonObject> left = new ArrayList<>(missing.values());
    for (int i = 0; i < left.size(); i += MAX_ENDPOINTS) {
      changes
          .created()
          .add(newSlice(service, ports, left.subList(i, Math.min(left.size(), i + MAX_ENDPOINTS))));
    }
  }

  private void addChange(
      Service service, JsonObject slice, List<JsonObject> content, Changes changes) {
    JsonArray endpoints = JsonArray.copyOf(content);
    JsonObject labels = labels(service);
    if (content.isEmpty()) {
      changes.deleted().add(slice);
    } else if (!endpoints.equals(slice.array("endpoints"))
        || !labels.equals(slice.object("metadata", "labels"))) {
      changes
          .updated()
          .add(
              slice
                  .with("endpoints", endpoints)
                  .set(labels, "metadata", "labels")
                  .set(
                      Timestamps.format(simulation.now()),
                      "metadata",
                      "annotations",
                      TRIGGER_TIME));
    }
  }

  private static String identity(JsonObject endpoint) {
    return endpoint.string("targetRef", "uid") + endpoint.array("addresses").toText();
  }

  private JsonObject newSlice(Service service, JsonArray ports, List<JsonObject> endpoints) {
    return Json.objectOf(
        "apiVersion",
        "discovery.k8s.io/v1",
        "kind",
        "EndpointSlice",
        "metadata",
        Json.objectOf(
            "generateName", service.name() + "-",
            "namespace", service.namespace(),
            "labels", labels(service),
            "annotations", Json.objectOf(TRIGGER_TIME, service.creationTimestamp()),
            "ownerReferences",
                Json.arrayOf(OwnerReference.controller(service, "v1", "Service").json())),
        "addressType",
        "IPv4",
        "endpoints",
        endpoints,
        "ports",
        ports);
  }

  private static JsonObject labels(Service service) {
    Map<String, String> labels = new TreeMap<>(service.labels());
    labels.remove(HEADLESS);
    if (!service.hasClusterIp()) {
      labels.put(HEADLESS, "");
    }
    labels.put(SERVICE_NAME, service.name());
    labels.put(MANAGED_BY, CONTROLLER);
    return JsonObject.ofStrings(labels);
  }
}
