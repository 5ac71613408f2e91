package io.kubeschool.controller;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.decoding.SchemaDecoder;
import io.kubeschool.apiserver.defaulting.SchemaDefaulter;
import io.kubeschool.apiserver.patch.SchemaPatcher;
import io.kubeschool.apiserver.server.ApiServer;
import io.kubeschool.apiserver.server.Hooks;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.Timestamps;
import io.kubeschool.model.schema.Schema;
import io.kubeschool.scheduler.Scheduler;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An API server with controllers, a scheduler, two nodes and a stand-in for kubelets: pods that are
 * bound are ready after {@link #startup}, and gone a second after they are deleted.
 */
public final class TestCluster {

  /** The timeline. */
  public final Simulation simulation;

  /** The server. */
  public final ApiServer api;

  /** The learner's way to it. */
  public final ApiClient client;

  /** How long a pod takes to be ready. */
  public Duration startup = Duration.ofSeconds(2);

  /** Which pods become ready. */
  public Predicate<JsonObject> becomesReady = pod -> true;

  private final SharedInformer pods;

  /** A cluster of that seed. */
  public TestCluster(long seed) {
    simulation = new Simulation(seed, Instant.parse("2026-01-01T00:00:00Z"));
    api =
        new ApiServer(
            simulation,
            new Hooks(
                new SchemaDecoder(Schema.kubernetes()),
                new SchemaDefaulter(Schema.kubernetes()),
                Hooks.TRIVIAL.validator(),
                new SchemaPatcher(Schema.kubernetes()),
                Hooks.TRIVIAL.authorizer()));
    client = new ApiClient(api, User.ADMIN, "test");
    create(Kinds.NAMESPACE, named("", "default"));
    create(Kinds.NAMESPACE, named("", "kube-system"));
    for (String node : List.of("node01", "node02")) {
      JsonObject created = create(Kinds.NODE, node(node));
      ApiException.check(client.updateStatus(Kinds.NODE, created.with("status", status())));
    }
    create(Kinds.NAMESPACE, named("", "kube-node-lease"));
    heartbeat();
    pods = new SharedInformer(simulation, client, Kinds.POD);
    pods.addHandler(new Kubelet());
    pods.start();
    new ControllerManager(simulation, api, "-----BEGIN CERTIFICATE-----").start();
    new Scheduler(simulation, api, "controlplane").start();
    run(Duration.ofSeconds(1));
  }

  private void heartbeat() {
    for (String node : List.of("node01", "node02")) {
      JsonObject renewed =
          JsonObject.EMPTY.set(Timestamps.formatMicro(simulation.now()), "spec", "renewTime");
      ObjectKey key = new ObjectKey("kube-node-lease", node);
      if (!client.patch(Kinds.LEASE, key, Request.MERGE_PATCH, renewed).isSuccess()) {
        create(Kinds.LEASE, named("kube-node-lease", node).with("spec", renewed.field("spec")));
      }
    }
    simulation.after(Duration.ofSeconds(20), this::heartbeat);
  }

  private static JsonObject node(String name) {
    return named("", name)
        .set(name, "metadata", "labels", "kubernetes.io/hostname")
        .set(Json.objectOf(), "spec");
  }

  private static JsonObject status() {
    return Json.objectOf(
        "allocatable", Json.objectOf("cpu", "2", "memory", "4Gi", "pods", "110"),
        "conditions", Json.arrayOf(Json.objectOf("type", "Ready", "status", "True")));
  }

  /** An object with that name and nothing else. */
  public static JsonObject named(String namespace, String name) {
    JsonObject object = JsonObject.EMPTY.set(name, "metadata", "name");
    return namespace.isEmpty() ? object : object.set(namespace, "metadata", "namespace");
  }

  /** Lets time pass. */
  public void run(Duration duration) {
    simulation.runFor(duration);
  }

  /** Creates an object. */
  public JsonObject create(ResourceKind kind, JsonObject object) {
    return ApiException.check(
        client.create(
            kind,
            object.with("apiVersion", kind.groupVersion().toString()).with("kind", kind.kind())));
  }

  /** Creates what a manifest says. */
  public JsonObject create(ResourceKind kind, String json) {
    return create(kind, (JsonObject) Json.parse(json.replace('\'', '"')));
  }

  /** An object in the default namespace. */
  public JsonObject get(ResourceKind kind, String name) {
    return ApiException.check(client.get(kind, key(kind, name)));
  }

  /** Deletes an object in the default namespace. */
  public void delete(ResourceKind kind, String name, Object... options) {
    ApiException.check(client.delete(kind, key(kind, name), Json.objectOf(options)));
  }

  /** Changes an object in the default namespace by a merge patch. */
  public void patch(ResourceKind kind, String name, String patch) {
    Reply reply =
        client.patch(
            kind,
            key(kind, name),
            "application/merge-patch+json",
            Json.parse(patch.replace('\'', '"')));
    ApiException.check(reply);
  }

  private static ObjectKey key(ResourceKind kind, String name) {
    return new ObjectKey(kind.namespaced() ? "default" : "", name);
  }

  /** The objects of a kind in the default namespace. */
  public List<JsonObject> list(ResourceKind kind) {
    return ApiException.check(client.list(kind, kind.namespaced() ? "default" : ""))
        .array("items")
        .objects();
  }

  /** The names of those. */
  public List<String> names(ResourceKind kind) {
    return list(kind).stream().map(o -> o.string("metadata", "name")).toList();
  }

  /** The events about an object, as {@code reason: message}, oldest first. */
  public List<String> events(String kind, String name) {
    List<String> events = new ArrayList<>();
    for (JsonObject event : list(Kinds.EVENT)) {
      if (event.string("involvedObject", "kind").equals(kind)
          && event.string("involvedObject", "name").equals(name)) {
        events.add(event.string("reason") + ": " + event.string("message"));
      }
    }
    return events;
  }

  private final class Kubelet implements InformerHandler {
    @Override
    public void added(JsonObject pod) {
      look(pod);
    }

    @Override
    public void updated(JsonObject old, JsonObject pod) {
      look(pod);
    }

    private void look(JsonObject pod) {
      boolean bound = !pod.string("spec", "nodeName").isEmpty();
      if (bound && pod.has("metadata", "deletionTimestamp")) {
        simulation.after(
            Duration.ofSeconds(1),
            () ->
                client.delete(
                    Kinds.POD,
                    ObjectKey.of(pod),
                    Json.objectOf(
                        "gracePeriodSeconds",
                        0,
                        "preconditions",
                        Json.objectOf("uid", pod.string("metadata", "uid")))));
      } else if (bound && isPending(pod)) {
        simulation.after(startup, () -> makeReady(ObjectKey.of(pod)));
      }
    }

    private static boolean isPending(JsonObject pod) {
      return pod.string("status", "phase").equals("Pending");
    }

    private void makeReady(ObjectKey key) {
      JsonObject pod = client.get(Kinds.POD, key).object();
      if (pod.has("metadata", "name")
          && !pod.has("metadata", "deletionTimestamp")
          && isPending(pod)) {
        JsonObject ready =
            Json.objectOf(
                "type",
                "Ready",
                "status",
                becomesReady.test(pod) ? "True" : "False",
                "lastTransitionTime",
                Timestamps.format(simulation.now()));
        client.updateStatus(
            Kinds.POD,
            pod.set("Running", "status", "phase").set(Json.arrayOf(ready), "status", "conditions"));
      }
    }
  }
}
