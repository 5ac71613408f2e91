package io.kubeschool.controller.endpoint;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodState;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Service;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the Endpoints of Services that have a selector. Models
 * pkg/controller/endpoint/endpoints_controller.go.
 */
public final class EndpointsController {

  private static final String NAME = "endpoint-controller";
  private static final int MAX_RETRIES = 15;
  private static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
  private static final String HEADLESS = "service.kubernetes.io/headless";

  private final Simulation simulation;
  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer services;
  private final SharedInformer pods;
  private final SharedInformer endpoints;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public EndpointsController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder(NAME);
    this.services = context.informers().of(Kinds.SERVICE);
    this.pods = context.informers().of(Kinds.POD);
    this.endpoints = context.informers().of(Kinds.ENDPOINTS);
    this.controller =
        new Controller<>(simulation, NAME, this::sync, new WorkQueue<>(simulation), MAX_RETRIES);
    ServiceEvents events = new ServiceEvents(services, controller.queue());
    services.addHandler(events.ofServices());
    pods.addHandler(events.ofPods());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private Result sync(ObjectKey key) {
    JsonObject object = services.get(key);
    if (object == null) {
      Reply reply = client.delete(Kinds.ENDPOINTS, key);
      return reply.reason().equals("NotFound") ? Result.DONE : Result.of(reply);
    }
    Service service = new Service(object);
    if (service.type().equals("ExternalName") || !service.hasSelector()) {
      return Result.DONE;
    }
    JsonArray subsets = subsets(service);
    JsonObject labels = labels(service);
    JsonObject current = endpoints.get(key);
    if (current != null
        && current.array("subsets").equals(subsets)
        && current.object("metadata", "labels").equals(labels)) {
      return Result.DONE;
    }
    return write(service, current, subsets, labels);
  }

  private Result write(Service service, JsonObject current, JsonArray subsets, JsonObject labels) {
    boolean create = current == null;
    JsonObject changed =
        create
            ? Json.objectOf(
                "apiVersion", "v1",
                "kind", "Endpoints",
                "metadata", Json.objectOf("name", service.name(), "namespace", service.namespace()))
            : current;
    changed =
        changed
            .set(labels, "metadata", "labels")
            .set(
                create ? service.creationTimestamp() : Timestamps.format(simulation.now()),
                "metadata",
                "annotations",
                TRIGGER_TIME);
    changed = subsets.isEmpty() ? changed.without("subsets") : changed.with("subsets", subsets);
    Reply reply =
        create ? client.create(Kinds.ENDPOINTS, changed) : client.update(Kinds.ENDPOINTS, changed);
    if (!reply.isSuccess() && !ApiException.isNamespaceTerminating(reply)) {
      recorder.warning(
          Kinds.ENDPOINTS,
          changed,
          create ? "FailedToCreateEndpoint" : "FailedToUpdateEndpoint",
          (create ? "Failed to create endpoint for service " : "Failed to update endpoint ")
              + service.key()
              + ": "
              + reply.message());
      return Result.failed(reply.message());
    }
    return Result.DONE;
  }

  private static JsonObject labels(Service service) {
    Map<String, String> labels = new TreeMap<>(service.labels());
    labels.put(MANAGED_BY, NAME);
    if (service.hasClusterIp()) {
      labels.remove(HEADLESS);
    } else {
      labels.put(HEADLESS, "");
    }
    return JsonObject.ofStrings(labels);
  }

  /** Addresses with the same ports are one subset, in order. Models RepackSubsets. */
  private JsonArray subsets(Service service) {
    Map<JsonArray, Addresses> byPorts = new LinkedHashMap<>();
    for (JsonObject pod : pods.list(service.namespace())) {
      if (!service.selector().matches(pod)
          || !ServicePods.isEndpoint(pod, service.publishesNotReadyAddresses())) {
        continue;
      }
      JsonArray ports =
          JsonArray.copyOf(
              ServicePods.ports(service, pod).stream()
                  .map(EndpointsController::withoutEmptyName)
                  .sorted(Comparator.comparing((JsonObject p) -> p.string("name")))
                  .toList());
      if (ports.isEmpty() && (service.hasClusterIp() || !service.ports().isEmpty())) {
        continue;
      }
      Addresses addresses = byPorts.computeIfAbsent(ports, p -> new Addresses());
      boolean ready = service.publishesNotReadyAddresses() || PodState.isReady(pod);
      (ready ? addresses.ready : addresses.notReady)
          .put(pod.string("status", "podIP"), address(service, pod));
    }
    JsonArray.Builder subsets = JsonArray.builder();
    byPorts.forEach((ports, addresses) -> subsets.add(addresses.subset(ports)));
    return subsets.build();
  }

  private static JsonObject withoutEmptyName(JsonObject port) {
    return port.string("name").isEmpty() ? port.without("name") : port;
  }

  private static JsonObject address(Service service, JsonObject pod) {
    JsonObject.Builder address =
        JsonObject.builder()
            .put("ip", pod.string("status", "podIP"))
            .put(
                "targetRef",
                Json.objectOf(
                    "kind", "Pod",
                    "name", pod.string("metadata", "name"),
                    "namespace", pod.string("metadata", "namespace"),
                    "uid", pod.string("metadata", "uid")));
    if (!pod.string("spec", "nodeName").isEmpty()) {
      address.put("nodeName", pod.string("spec", "nodeName"));
    }
    if (ServicePods.hasHostname(pod, service)) {
      address.put("hostname", pod.string("spec", "hostname"));
    }
    return address.build();
  }

  private static final class Addresses {
    private static final Comparator<String> BY_ADDRESS = Addresses::compare;

    private final Map<String, JsonObject> ready = new TreeMap<>(BY_ADDRESS);
    private final Map<String, JsonObject> notReady = new TreeMap<>(BY_ADDRESS);

    JsonObject subset(JsonArray ports) {
      JsonObject.Builder subset = JsonObject.builder();
      if (!ready.isEmpty()) {
        subset.put("addresses", JsonArray.copyOf(ready.values()));
      }
      if (!notReady.isEmpty()) {
        subset.put("notReadyAddresses", JsonArray.copyOf(notReady.values()));
      }
      return ports.isEmpty() ? subset.build() : subset.put("ports", ports).build();
    }

    // Addresses sort as their bytes do, not as their texts.
    private static int compare(String a, String b) {
      String[] partsA = a.split("\\.");
      String[] partsB = b.split("\\.");
      if (partsA.length != 4 || partsB.length != 4) {
        return a.compareTo(b);
      }
      for (int i = 0; i < 4; i++) {
        int order = Integer.compare(Integer.parseInt(partsA[i]), Integer.parseInt(partsB[i]));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
