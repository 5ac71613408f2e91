package io.kubeschool.controller.endpoint;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.client.WorkQueue;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Service;
import io.kubeschool.sim.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the Endpoints that somebody wrote by hand, for a Service without a selector, into
 * EndpointSlices. Models pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go
 * and reconciler.go.
 */
public final class EndpointSliceMirroringController {

  private static final String NAME = "endpointslicemirroring-controller";
  private static final int MAX_RETRIES = 15;
  private static final String BY_SERVICE = "mirrored-service";

  private final ApiClient client;
  private final SharedInformer services;
  private final SharedInformer endpoints;
  private final SharedInformer slices;
  private final Controller<ObjectKey> controller;

  /** A controller that works from {@link #start} on. */
  public EndpointSliceMirroringController(ControllerContext context) {
    Simulation simulation = context.simulation();
    this.client = context.client(NAME);
    this.services = context.informers().of(Kinds.SERVICE);
    this.endpoints = context.informers().of(Kinds.ENDPOINTS);
    this.slices = context.informers().of(Kinds.ENDPOINT_SLICE);
    slices.addIndex(BY_SERVICE, EndpointSliceMirroringController::servicesOf);
    this.controller =
        new Controller<>(simulation, NAME, this::sync, new WorkQueue<>(simulation), MAX_RETRIES);
    services.addHandler(InformerHandler.enqueueing(controller.queue()));
    endpoints.addHandler(InformerHandler.enqueueing(controller.queue()));
    slices.addHandler(new SliceHandler());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  private static List<String> servicesOf(JsonObject slice) {
    return MirroredSlices.isOne(slice)
        ? List.of(MirroredSlices.service(slice).toString())
        : List.of();
  }

  // What somebody else does to a slice is undone.
  private final class SliceHandler implements InformerHandler {
    @Override
    public void updated(JsonObject old, JsonObject slice) {
      deleted(slice);
    }

    @Override
    public void deleted(JsonObject slice) {
      if (MirroredSlices.isOne(slice)) {
        controller.queue().add(MirroredSlices.service(slice));
      }
    }
  }

  private Result sync(ObjectKey key) {
    JsonObject source = endpoints.get(key);
    JsonObject service = services.get(key);
    boolean mirrors =
        source != null
            && MirroredSlices.mayMirror(source)
            && service != null
            && !new Service(service).hasSelector();
    List<JsonObject> existing = new ArrayList<>(slices.byIndex(BY_SERVICE, key.toString()));
    existing.removeIf(slice -> slice.has("metadata", "deletionTimestamp"));
    List<JsonObject> wanted = mirrors ? MirroredSlices.of(source) : List.of();
    for (JsonObject slice : wanted) {
      JsonObject same = takeSamePorts(existing, slice);
      if (same == null) {
        ApiException.check(client.create(Kinds.ENDPOINT_SLICE, slice));
      } else {
        updateTo(slice, same);
      }
    }
    for (JsonObject slice : existing) {
      Reply reply = client.delete(Kinds.ENDPOINT_SLICE, ObjectKey.of(slice));
      if (!reply.reason().equals("NotFound")) {
        ApiException.check(reply);
      }
    }
    return Result.DONE;
  }

  private static JsonObject takeSamePorts(List<JsonObject> existing, JsonObject wanted) {
    for (JsonObject slice : existing) {
      if (slice.string("addressType").equals(wanted.string("addressType"))
          && slice.array("ports").equals(wanted.array("ports"))) {
        existing.remove(slice);
        return slice;
      }
    }
    return null;
  }

  private void updateTo(JsonObject wanted, JsonObject existing) {
    JsonObject changed =
        existing
            .with("endpoints", wanted.array("endpoints"))
            .set(wanted.object("metadata", "labels"), "metadata", "labels");
    JsonObject annotations = wanted.object("metadata", "annotations");
    if (!existing.object("metadata", "annotations").equals(annotations)) {
      changed = changed.set(annotations, "metadata", "annotations");
    }
    if (!changed.equals(existing)) {
      ApiException.check(client.update(Kinds.ENDPOINT_SLICE, changed));
    }
  }
}
