package io.kubeschool.controller.endpoint;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.EventRecorder;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Service;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the EndpointSlices of Services that have a selector. Models pkg/controller/endpointslice
 * and k8s.io/endpointslice: reconciler. IPv4 alone.
 */
public final class EndpointSliceController {

  private static final String NAME = "endpointslice-controller";
  private static final int MAX_RETRIES = 15;
  private static final String BY_SERVICE = "service";

  private final ApiClient client;
  private final EventRecorder recorder;
  private final SharedInformer services;
  private final SharedInformer pods;
  private final SharedInformer slices;
  private final SliceMaker maker;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public EndpointSliceController(ControllerContext context) {
    Simulation simulation = context.simulation();
    this.client = context.client(NAME);
    this.recorder = context.recorder(NAME);
    this.services = context.informers().of(Kinds.SERVICE);
    this.pods = context.informers().of(Kinds.POD);
    this.slices = context.informers().of(Kinds.ENDPOINT_SLICE);
    this.maker = new SliceMaker(simulation, context.informers().of(Kinds.NODE));
    slices.addIndex(BY_SERVICE, EndpointSliceController::servicesOf);
    this.controller =
        new Controller<>(simulation, NAME, this::sync, new WorkQueue<>(simulation), MAX_RETRIES);
    ServiceEvents events = new ServiceEvents(services, controller.queue());
    services.addHandler(events.ofServices());
    pods.addHandler(events.ofPods());
    slices.addHandler(new SliceHandler());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private static List<String> servicesOf(JsonObject slice) {
    if (!slice.string("metadata", "labels", SliceMaker.MANAGED_BY).equals(SliceMaker.CONTROLLER)) {
      return List.of();
    }
    return List.of(serviceKey(slice).toString());
  }

  private static ObjectKey serviceKey(JsonObject slice) {
    return new ObjectKey(
        slice.string("metadata", "namespace"),
        slice.string("metadata", "labels", SliceMaker.SERVICE_NAME));
  }

  // What somebody else does to a slice is undone.
  private final class SliceHandler implements InformerHandler {
    @Override
    public void updated(JsonObject old, JsonObject slice) {
      deleted(slice);
    }

    @Override
    public void deleted(JsonObject slice) {
      if (!servicesOf(slice).isEmpty()) {
        controller.queue().add(serviceKey(slice));
      }
    }
  }

  private Result sync(ObjectKey key) {
    JsonObject object = services.get(key);
    if (object == null) {
      return Result.DONE;
    }
    Service service = new Service(object);
    if (service.type().equals("ExternalName")
        || !service.hasSelector()
        || service.isTerminating()) {
      return Result.DONE;
    }
    Map<JsonArray, List<JsonObject>> wanted = wanted(service);
    List<JsonObject> existing = new ArrayList<>(slices.byIndex(BY_SERVICE, key.toString()));
    existing.removeIf(slice -> slice.has("metadata", "deletionTimestamp"));
    try {
      write(service, maker.reconcile(service, wanted, existing));
      return Result.DONE;
    } catch (ApiException e) {
      if (!ApiException.isNamespaceTerminating(e.reply())) {
        recorder.warning(
            Kinds.SERVICE,
            object,
            "FailedToUpdateEndpointSlices",
            "Error updating Endpoint Slices for Service " + key + ": " + e.getMessage());
      }
      throw e;
    }
  }

  /** The endpoints by their ports. */
  private Map<JsonArray, List<JsonObject>> wanted(Service service) {
    Map<JsonArray, List<JsonObject>> wanted = new LinkedHashMap<>();
    for (JsonObject pod : pods.list(service.namespace())) {
      if (service.selector().matches(pod) && ServicePods.isEndpoint(pod, true)) {
        wanted
            .computeIfAbsent(
                JsonArray.copyOf(ServicePods.ports(service, pod)), p -> new ArrayList<>())
            .add(maker.endpoint(service, pod));
      }
    }
    return wanted;
  }

  private void write(Service service, SliceMaker.Changes changes) {
    for (JsonObject slice : changes.created()) {
      ApiException.check(client.create(Kinds.ENDPOINT_SLICE, slice));
    }
    for (JsonObject slice : changes.updated()) {
      ApiException.check(client.update(Kinds.ENDPOINT_SLICE, slice));
    }
    for (JsonObject slice : changes.deleted()) {
      Reply reply = client.delete(Kinds.ENDPOINT_SLICE, ObjectKey.of(slice));
      if (!reply.reason().equals("NotFound")) {
        ApiException.check(reply);
      }
    }
  }
}
