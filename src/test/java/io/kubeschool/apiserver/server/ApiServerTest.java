package io.kubeschool.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiServerTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api = new ApiServer(simulation, Hooks.TRIVIAL);

  ApiServerTest() {
    new Bootstrap(simulation, api).start();
  }

  @Test
  void fillsInWhatTheServerKnowsWhenItCreates() {
    Reply reply = create(PODS, pod("web"));

    assertThat(reply.code()).isEqualTo(201);
    JsonObject pod = reply.object();
    assertThat(pod.string("metadata", "namespace")).isEqualTo("default");
    assertThat(pod.string("metadata", "creationTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(pod.string("metadata", "uid")).hasSize(36);
    assertThat(pod.number(0, "metadata", "generation")).isEqualTo(1);
    assertThat(pod.string("status", "phase")).isEqualTo("Pending");
    assertThat(get(PODS + "/web").object()).isEqualTo(pod);
  }

  @Test
  void generatesNames() {
    JsonObject pod = pod("").remove("metadata", "name").set("web-", "metadata", "generateName");

    assertThat(create(PODS, pod).object().string("metadata", "name"))
        .matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
  }

  @Test
  void refusesInUpstreamsWords() {
    create(PODS, pod("web"));

    assertThat(create(PODS, pod("web")).object().toText())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"code\":409,\"details\":{\"kind\":\"pods\",\"name\":\"web\"},"
                + "\"kind\":\"Status\",\"message\":\"pods \\\"web\\\" already exists\","
                + "\"metadata\":{},\"reason\":\"AlreadyExists\",\"status\":\"Failure\"}");
    assertThat(get("/apis/apps/v1/namespaces/default/replicasets/web").message())
        .isEqualTo("replicasets.apps \"web\" not found");
    assertThat(create(PODS, pod("b").set("other", "metadata", "namespace")).message())
        .isEqualTo(
            "the namespace of the provided object does not match the namespace sent on the"
                + " request");
    assertThat(get("/apis/nope/v1/things").message())
        .isEqualTo("the server could not find the requested resource");
    assertThat(get(PODS + "?").reason()).isEqualTo("NotFound");
  }

  @Test
  void refusesUpdatesOfWhatHasChanged() {
    JsonObject first = create(PODS, pod("web")).object();
    put(PODS + "/web", first.set("1", "metadata", "labels", "a"));

    assertThat(put(PODS + "/web", first.set("2", "metadata", "labels", "a")).message())
        .isEqualTo(
            "Operation cannot be fulfilled on pods \"web\": the object has been modified; please"
                + " apply your changes to the latest version and try again");
    assertThat(
            put(PODS + "/web", first.remove("metadata", "resourceVersion"))
                .object()
                .has("metadata", "labels"))
        .isFalse();
  }

  @Test
  void keepsStatusAndSpecApart() {
    JsonObject created =
        create(
                "/apis/apps/v1/namespaces/default/deployments",
                object("web").set(3, "spec", "replicas").set(9, "status", "replicas"))
            .object();
    String path = "/apis/apps/v1/namespaces/default/deployments/web";
    assertThat(created.get("status")).isEqualTo(JsonObject.EMPTY);

    JsonObject scaled =
        put(path, created.set(5, "spec", "replicas").set(9, "status", "replicas")).object();
    assertThat(scaled.get("status")).isEqualTo(JsonObject.EMPTY);
    assertThat(scaled.number(0, "metadata", "generation")).isEqualTo(2);

    JsonObject told =
        put(path + "/status", scaled.set(1, "spec", "replicas").set(5, "status", "replicas"))
            .object();
    assertThat(told.number(0, "spec", "replicas")).isEqualTo(5);
    assertThat(told.number(0, "status", "replicas")).isEqualTo(5);
    assertThat(told.number(0, "metadata", "generation")).isEqualTo(2);
  }

  @Test
  void scales() {
    create(
        "/apis/apps/v1/namespaces/default/replicasets",
        object("web")
            .set(3, "spec", "replicas")
            .set("web", "spec", "selector", "matchLabels", "app"));
    String path = "/apis/apps/v1/namespaces/default/replicasets/web";

    JsonObject scale = get(path + "/scale").object();
    assertThat(scale.object("spec").toText()).isEqualTo("{\"replicas\":3}");
    assertThat(scale.string("status", "selector")).isEqualTo("app=web");
    put(path + "/scale", scale.set(5, "spec", "replicas"));
    assertThat(get(path).object().number(0, "spec", "replicas")).isEqualTo(5);
    assertThat(put(path + "/scale", scale.set(-1, "spec", "replicas")).message())
        .isEqualTo(
            "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be"
                + " greater than or equal to 0");
  }

  @Test
  void deletesScheduledPodsOnlyWhenTheirKubeletSaysSo() {
    create(PODS, pod("web").set(30, "spec", "terminationGracePeriodSeconds"));
    bind("web", "node01");

    JsonObject terminating = delete(PODS + "/web", JsonObject.EMPTY).object();
    assertThat(terminating.string("metadata", "deletionTimestamp"))
        .isEqualTo("2026-01-01T00:00:30Z");
    assertThat(terminating.number(0, "metadata", "deletionGracePeriodSeconds")).isEqualTo(30);
    assertThat(terminating.number(0, "metadata", "generation")).isEqualTo(2);
    assertThat(get(PODS + "/web").code()).isEqualTo(200);
    assertThat(create(PODS, pod("web")).message())
        .isEqualTo("object is being deleted: pods \"web\" already exists");

    delete(PODS + "/web", Json.objectOf("gracePeriodSeconds", 0));
    assertThat(get(PODS + "/web").code()).isEqualTo(404);
  }

  @Test
  void deletesUnscheduledPodsAtOnce() {
    create(PODS, pod("web").set(30, "spec", "terminationGracePeriodSeconds"));
    delete(PODS + "/web", JsonObject.EMPTY);

    assertThat(get(PODS + "/web").message()).isEqualTo("pods \"web\" not found");
  }

  @Test
  void waitsForFinalizers() {
    String path = "/apis/apps/v1/namespaces/default/replicasets/web";
    create("/apis/apps/v1/namespaces/default/replicasets", object("web"));

    JsonObject marked = delete(path, Json.objectOf("propagationPolicy", "Orphan")).object();
    assertThat(marked.array("metadata", "finalizers").strings()).containsExactly("orphan");
    assertThat(marked.has("metadata", "deletionTimestamp")).isTrue();
    put(path, marked.remove("metadata", "finalizers"));
    assertThat(get(path).code()).isEqualTo(404);
  }

  @Test
  void answersADeletionWithItsDetails() {
    JsonObject created =
        create("/apis/apps/v1/namespaces/default/replicasets", object("web")).object();

    assertThat(
            delete("/apis/apps/v1/namespaces/default/replicasets/web", JsonObject.EMPTY)
                .object()
                .toText())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"details\":{\"group\":\"apps\",\"kind\":\"replicasets\","
                + "\"name\":\"web\",\"uid\":\""
                + created.string("metadata", "uid")
                + "\"},\"kind\":\"Status\",\"metadata\":{},\"status\":\"Success\"}");
  }

  @Test
  void deletesNamespacesInTwoSteps() {
    create("/api/v1/namespaces", object("shop"));
    JsonObject terminating = delete("/api/v1/namespaces/shop", JsonObject.EMPTY).object();

    assertThat(terminating.string("status", "phase")).isEqualTo("Terminating");
    put("/api/v1/namespaces/shop/finalize", terminating.set(List.of(), "spec", "finalizers"));
    assertThat(get("/api/v1/namespaces/shop").code()).isEqualTo(404);
  }

  @Test
  void bindsAPodOnce() {
    create(PODS, pod("web"));
    bind("web", "node01");

    JsonObject pod = get(PODS + "/web").object();
    assertThat(pod.string("spec", "nodeName")).isEqualTo("node01");
    assertThat(pod.array("status", "conditions").toText())
        .isEqualTo(
            "[{\"lastProbeTime\":null,\"lastTransitionTime\":\"2026-01-01T00:00:00Z\","
                + "\"status\":\"True\",\"type\":\"PodScheduled\"}]");
    assertThat(bind("web", "node02").message())
        .isEqualTo(
            "Operation cannot be fulfilled on pods/binding \"web\": pod web is already assigned to"
                + " node \"node01\"");
  }

  @Test
  void watchesFromAListOn() {
    create(PODS, pod("a"));
    String version = get(PODS).object().string("metadata", "resourceVersion");
    create(PODS, pod("b"));
    List<String> seen = new ArrayList<>();
    Request watch =
        Request.get(User.ADMIN, PODS)
            .withParameter("watch", "true")
            .withParameter("resourceVersion", version);
    api.watch(watch, (type, object) -> seen.add(type + " " + object.string("metadata", "name")));

    assertThat(seen).isEmpty();
    create(PODS, pod("c"));
    delete(PODS + "/b", JsonObject.EMPTY);
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(seen).containsExactly("ADDED b", "ADDED c", "MODIFIED b", "DELETED b");
  }

  @Test
  void tellsAWatchThatBeginsTooEarly() {
    for (int i = 0; i < 1_100; i++) {
      create(PODS, pod("p" + i));
    }
    List<String> seen = new ArrayList<>();
    api.watch(
        Request.get(User.ADMIN, PODS)
            .withParameter("watch", "true")
            .withParameter("resourceVersion", "1"),
        (type, object) -> seen.add(type + " " + object.string("message")));
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(seen)
        .singleElement()
        .asString()
        .matches("ERROR too old resource version: 1 \\(1..\\)");
  }

  @Test
  void listsInPagesOfOneMoment() {
    for (String name : List.of("a", "b", "c")) {
      create(PODS, pod(name));
    }
    JsonObject first = api.call(Request.get(User.ADMIN, PODS).withParameter("limit", "2")).object();
    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.number(0, "metadata", "remainingItemCount")).isEqualTo(1);
    delete(PODS + "/c", JsonObject.EMPTY);

    JsonObject second =
        api.call(
                Request.get(User.ADMIN, PODS)
                    .withParameter("limit", "2")
                    .withParameter("continue", first.string("metadata", "continue")))
            .object();
    assertThat(names(second)).containsExactly("c");
    assertThat(second.has("metadata", "continue")).isFalse();
  }

  @Test
  void selectsByLabelsAndFields() {
    create(PODS, pod("a").set("web", "metadata", "labels", "app"));
    create(PODS, pod("b").set("db", "metadata", "labels", "app"));

    assertThat(names(list("labelSelector", "app in (web)"))).containsExactly("a");
    assertThat(names(list("fieldSelector", "metadata.name!=a"))).containsExactly("b");
    assertThat(list("fieldSelector", "spec.foo=1").string("message"))
        .isEqualTo("field label not supported: spec.foo");
    assertThat(list("labelSelector", "a in b").string("message"))
        .isEqualTo("unable to parse requirement: found 'b' expected: '('");
  }

  @Test
  void showsEventsUnderBothOfTheirNames() {
    create(
        "/api/v1/namespaces/default/events",
        object("e").with("message", (Object) "Pulled").set("web", "involvedObject", "name"));

    JsonObject event = get("/apis/events.k8s.io/v1/namespaces/default/events/e").object();
    assertThat(event.string("note")).isEqualTo("Pulled");
    assertThat(event.string("regarding", "name")).isEqualTo("web");
    assertThat(event.string("apiVersion")).isEqualTo("events.k8s.io/v1");
  }

  @Test
  void tellsWhatItServes() {
    JsonObject apps = get("/apis/apps/v1").object();

    assertThat(apps.array("resources").objects().stream().map(r -> r.string("name")).toList())
        .startsWith("controllerrevisions", "daemonsets", "daemonsets/status", "deployments");
    assertThat(get("/apis/autoscaling").object().string("preferredVersion", "version"))
        .isEqualTo("v2");
    assertThat(get("/api/v1/namespaces/default/endpoints").warnings())
        .containsExactly(
            "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
    assertThat(get("/readyz").body()).isEqualTo(Json.of("ok"));
    assertThat(get("/version").object().string("gitVersion")).isEqualTo("v1.36.4");
  }

  private JsonObject list(String parameter, String value) {
    return api.call(Request.get(User.ADMIN, PODS).withParameter(parameter, value)).object();
  }

  private static List<String> names(JsonObject list) {
    return list.array("items").objects().stream().map(o -> o.string("metadata", "name")).toList();
  }

  private Reply bind(String pod, String node) {
    return create(
        PODS + "/" + pod + "/binding",
        object(pod).set("Node", "target", "kind").set(node, "target", "name"));
  }

  private Reply create(String path, JsonObject object) {
    return api.call(Request.post(User.ADMIN, path, object));
  }

  private Reply put(String path, JsonObject object) {
    return api.call(Request.put(User.ADMIN, path, object));
  }

  private Reply delete(String path, JsonObject options) {
    return api.call(Request.delete(User.ADMIN, path).withBody(options));
  }

  private Reply get(String path) {
    return api.call(Request.get(User.ADMIN, path));
  }

  private static JsonObject pod(String name) {
    return object(name)
        .set(List.of(Json.objectOf("name", "main", "image", "nginx")), "spec", "containers");
  }

  private static JsonObject object(String name) {
    return Json.objectOf("metadata", Json.objectOf("name", name));
  }
}
