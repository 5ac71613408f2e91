package io.kubeschool.controller.namespace;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.Controller;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.Result;
import io.kubeschool.controller.ControllerContext;
import io.kubeschool.controller.PodState;
import io.kubeschool.controller.ServedKinds;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.Timestamps;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Empties namespaces that are being deleted, pods first, and then lets them go. Models
 * pkg/controller/namespace and its deletion/namespaced_resources_deleter.go.
 */
public final class NamespaceController {

  private static final String NAME = "namespace-controller";
  private static final String FINALIZER = "kubernetes";
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long FINALIZER_ESTIMATE = 15;

  private final Simulation simulation;
  private final ApiClient client;
  private final Controller<ObjectKey> controller;
  private List<ResourceKind> kinds;

  /** A controller that works from {@link #start} on. */
  public NamespaceController(ControllerContext context) {
    this.simulation = context.simulation();
    this.client = context.client(NAME);
    this.controller = new Controller<>(simulation, NAME, this::sync);
    context.informers().of(Kinds.NAMESPACE).addHandler(new Handler());
  }

  /** Begins to work. */
  public void start() {
    controller.start();
  }

  // Waits a little, so that what is being created at the moment is there to be deleted.
  private final class Handler implements InformerHandler {
    @Override
    public void added(JsonObject namespace) {
      if (namespace.has("metadata", "deletionTimestamp")) {
        controller.queue().addAfter(ObjectKey.of(namespace), GRACE);
      }
    }

    @Override
    public void updated(JsonObject old, JsonObject namespace) {
      added(namespace);
    }
  }

  /** Models namespaced_resources_deleter.go: Delete. */
  private Result sync(ObjectKey key) {
    Reply reply = client.get(Kinds.NAMESPACE, key);
    if (reply.reason().equals("NotFound")) {
      return Result.DONE;
    }
    JsonObject namespace = ApiException.check(reply);
    if (!namespace.has("metadata", "deletionTimestamp")) {
      return Result.DONE;
    }
    if (!namespace.string("status", "phase").equals("Terminating")) {
      namespace =
          ApiException.check(
              client.updateStatus(
                  Kinds.NAMESPACE, namespace.set("Terminating", "status", "phase")));
    }
    if (namespace.array("spec", "finalizers").isEmpty()) {
      return Result.DONE;
    }
    Emptying emptying = new Emptying(namespace);
    emptying.run();
    if (!emptying.errors.isEmpty()) {
      return Result.failed(String.join(", ", emptying.errors));
    }
    if (emptying.estimate > 0) {
      return Result.after(Duration.ofSeconds(emptying.estimate / 2 + 1));
    }
    return finish(key);
  }

  private Result finish(ObjectKey key) {
    JsonObject latest = ApiException.check(client.get(Kinds.NAMESPACE, key));
    List<String> finalizers = new ArrayList<>(latest.array("spec", "finalizers").strings());
    finalizers.remove(FINALIZER);
    Reply reply =
        client.updateSubresource(
            Kinds.NAMESPACE, latest.set(finalizers, "spec", "finalizers"), "finalize");
    return reply.reason().equals("NotFound") ? Result.DONE : Result.of(reply);
  }

  /** One try to delete all that is in a namespace. Models deleteAllContent. */
  private final class Emptying {
    private final JsonObject namespace;
    private final String name;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Integer> resources = new TreeMap<>();
    private final Map<String, Integer> finalizers = new TreeMap<>();
    private long estimate;

    Emptying(JsonObject namespace) {
      this.namespace = namespace;
      this.name = namespace.string("metadata", "name");
    }

    void run() {
      NamespaceConditions conditions = new NamespaceConditions(simulation.now());
      int pods = delete(Kinds.POD);
      if (pods == 0) {
        for (ResourceKind kind : kinds()) {
          if (!kind.equals(Kinds.POD)) {
            delete(kind);
          }
        }
        conditions.remaining(resources, finalizers);
      }
      conditions.failures(errors);
      JsonObject updated = conditions.updated(namespace);
      if (updated != namespace) {
        client.updateStatus(Kinds.NAMESPACE, updated);
      }
    }

    private List<ResourceKind> kinds() {
      if (kinds == null) {
        kinds =
            new ServedKinds(client)
                .with("delete", "list").stream().filter(ResourceKind::namespaced).toList();
      }
      return kinds;
    }

    /** How many are left. Models deleteAllContentForGroupVersionResource. */
    private int delete(ResourceKind kind) {
      List<JsonObject> objects = items(kind);
      if (objects.isEmpty()) {
        return 0;
      }
      long grace = kind.equals(Kinds.POD) ? graceLeft(objects) : 0;
      for (JsonObject object : objects) {
        Reply reply =
            client.delete(
                kind, ObjectKey.of(object), Json.objectOf("propagationPolicy", "Background"));
        if (!reply.isSuccess() && !reply.reason().equals("NotFound")) {
          errors.add(reply.message());
        }
      }
      List<JsonObject> left = items(kind);
      if (left.isEmpty()) {
        return 0;
      }
      resources.put(kind.plural() + "." + kind.groupVersion().group(), left.size());
      boolean finalized = countFinalizers(left);
      if (grace > 0) {
        estimate = Math.max(estimate, grace);
      } else if (finalized) {
        estimate = Math.max(estimate, FINALIZER_ESTIMATE);
      } else {
        errors.add(
            "unexpected items still remain in namespace: "
                + name
                + " for gvr: "
                + kind.groupVersion().group()
                + "/"
                + kind.groupVersion().version()
                + ", Resource="
                + kind.plural());
      }
      return left.size();
    }

    private List<JsonObject> items(ResourceKind kind) {
      Reply reply = client.list(kind, name);
      return reply.isSuccess() ? reply.object().array("items").objects() : List.of();
    }

    private boolean countFinalizers(List<JsonObject> objects) {
      boolean any = false;
      for (JsonObject object : objects) {
        for (String finalizer : object.array("metadata", "finalizers").strings()) {
          finalizers.merge(finalizer, 1, Integer::sum);
          any = true;
        }
      }
      return any;
    }

    /** Models estimateGracefulTermination. */
    private long graceLeft(List<JsonObject> pods) {
      long longest = 0;
      for (JsonObject pod : pods) {
        if (!PodState.isFinished(pod)) {
          longest = Math.max(longest, pod.number(0, "spec", "terminationGracePeriodSeconds"));
        }
      }
      Instant deleted = Timestamps.parse(namespace.string("metadata", "deletionTimestamp"));
      long waited = Duration.between(deleted, simulation.now()).toSeconds();
      return waited >= longest ? 0 : longest;
    }
  }
}
