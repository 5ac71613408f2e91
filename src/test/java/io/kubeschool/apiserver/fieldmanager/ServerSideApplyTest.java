package io.kubeschool.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.server.ApiServer;
import io.kubeschool.apiserver.server.Bootstrap;
import io.kubeschool.apiserver.server.Hooks;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-side apply through the whole pipeline, to the letter. */
final class ServerSideApplyTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String CONF = "/api/v1/namespaces/default/configmaps/conf";
  private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";
  private static final String SERVICE = "/api/v1/namespaces/default/services/web";

  private final Simulation simulation = new Simulation(1, START);
  private final ApiServer api = new ApiServer(simulation, Hooks.standard());

  @BeforeEach
  void start() {
    new Bootstrap(simulation, api).start();
    simulation.runFor(Duration.ofSeconds(1));
  }

  @Test
  void createsWhatIsMissing() {
    Reply reply = apply(CONF, "kubectl", false, conf("{a: '1', b: '2'}"));
    assertThat(reply.code()).as(reply.message()).isEqualTo(201);
    assertThat(reply.object().array("metadata", "managedFields").toText())
        .isEqualTo(
            "[{\"apiVersion\":\"v1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:data\":{\"f:a\":{},\"f:b\":{}}},"
                + "\"manager\":\"kubectl\",\"operation\":\"Apply\",\"time\":\"2026-01-01T00:00:01Z\"}]");
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    JsonObject first = applied(CONF, "kubectl", conf("{a: '1'}"));
    simulation.runFor(Duration.ofSeconds(5));
    assertThat(applied(CONF, "kubectl", conf("{a: '1'}"))).isEqualTo(first);
  }

  @Test
  void removesWhatIsNoLongerAppliedAndNobodyElseManages() {
    applied(CONF, "one", conf("{a: '1', b: '2', c: '3'}"));
    applied(CONF, "two", conf("{b: '2'}"));
    merge(CONF, "kubectl-patch", "data: {x: z}");
    JsonObject object =
        applied(CONF, "one", "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf}}");
    assertThat(object.object("data").toText()).isEqualTo("{\"b\":\"2\",\"x\":\"z\"}");
  }

  @Test
  void aConflictNamesManagerAndField() {
    applied(CONF, "kubectl", conf("{a: '1', b: '2'}"));
    Reply reply = apply(CONF, "other", false, conf("{a: other, c: '3'}"));
    assertThat(reply.code()).isEqualTo(409);
    assertThat(reply.object().toText())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"code\":409,\"details\":{\"causes\":[{\"field\":\".data.a\",\"message\":\"conflict"
                + " with"
                + " \\\"kubectl\\\"\",\"reason\":\"FieldManagerConflict\"}]},\"kind\":\"Status\",\"message\":\"Apply"
                + " failed with 1 conflict: conflict with \\\"kubectl\\\": .data.a\","
                + "\"metadata\":{},\"reason\":\"Conflict\",\"status\":\"Failure\"}");
    applied(CONF, "other", true, conf("{a: other, c: '3'}"));
    assertThat(managers(CONF))
        .isEqualTo(
            """
            kubectl Apply {"f:data":{"f:b":{}}}
            other Apply {"f:data":{"f:a":{},"f:c":{}}}
            """);
  }

  @Test
  void severalConflictsAreListedByManager() {
    post("kubectl-create", web(3, "nginx:1.27"));
    merge(WEB + "/scale", "kubectl", "spec: {replicas: 5}");
    Reply reply = apply(WEB, "ci", false, web(7, "nginx:1.28"));
    assertThat(reply.message())
        .isEqualTo(
            """
            Apply failed with 2 conflicts: conflicts with "kubectl" with subresource "scale" using apps/v1:
            - .spec.replicas
            conflicts with "kubectl-create" using apps/v1:
            - .spec.template.spec.containers[name="nginx"].image\
            """);
  }

  @Test
  void membersOfListsHaveOwnersOfTheirOwn() {
    String port = "{name: %s, port: %d}";
    String service =
        "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports:"
            + " [%s]}}";
    applied(SERVICE, "one", service.formatted(port.formatted("http", 80)));
    JsonObject both =
        applied(
            SERVICE,
            "two",
            "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: ["
                + port.formatted("https", 443)
                + "]}}");
    assertThat(both.array("spec", "ports").objects())
        .extracting(p -> p.string("name"))
        .containsExactly("http", "https");
    assertThat(managers(SERVICE))
        .isEqualTo(
            """
            one Apply {"f:spec":{"f:ports":{"k:{\\"port\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:name":{},"f:port":{}}},"f:selector":{}}}
            two Apply {"f:spec":{"f:ports":{"k:{\\"port\\":443,\\"protocol\\":\\"TCP\\"}":{".":{},"f:name":{},"f:port":{}}}}}
            """);
    JsonObject left =
        applied(SERVICE, "two", "{apiVersion: v1, kind: Service, metadata: {name: web}}");
    assertThat(left.array("spec", "ports").objects())
        .extracting(p -> p.string("name"))
        .containsExactly("http");
  }

  @Test
  void whatClientSideApplySetIsTakenOver() {
    String annotation =
        "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\"},\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"conf\",\"namespace\":\"default\"}}\n";
    JsonObject object =
        ((JsonObject) YamlReader.parse(conf("{a: '1'}")))
            .set(
                annotation,
                "metadata",
                "annotations",
                "kubectl.kubernetes.io/last-applied-configuration");
    answer(
        Request.post(User.ADMIN, "/api/v1/namespaces/default/configmaps", object)
            .withParameter("fieldManager", "kubectl-client-side-apply"));
    JsonObject changed = applied(CONF, "kubectl", conf("{a: '2'}"));
    assertThat(changed.string("data", "a")).isEqualTo("2");
    assertThat(
            changed.string(
                "metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"))
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"2\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"conf\"}}\n");
  }

  @Test
  void refusesInUpstreamsWords() {
    assertThat(apply(CONF, "", false, conf("{a: '1'}")).message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required"
                + " for apply patch");
    assertThat(apply(CONF, "m", false, "{apiVersion: v2, kind: ConfigMap}").message())
        .isEqualTo(
            "Incorrect version specified in apply patch. Specified patch version: v2, expected:"
                + " v1");
    assertThat(
            apply(
                    CONF,
                    "m",
                    false,
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf, managedFields: []}}")
                .message())
        .isEqualTo("metadata.managedFields must be nil");
    assertThat(
            apply(
                    CONF,
                    "m",
                    false,
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf, namespace: default},"
                        + " date: {}}")
                .message())
        .isEqualTo(
            "failed to create typed patch object (default/conf; /v1, Kind=ConfigMap): .date: field"
                + " not declared in schema");
    assertThat(
            apply(WEB, "m", false, web(3, "x").replace("replicas: 3", "replicas: three")).message())
        .isEqualTo(
            "failed to create typed patch object (/web; apps/v1, Kind=Deployment): .spec.replicas:"
                + " expected numeric (int or float), got string");
    assertThat(answerTo(mergeRequest(CONF, "m", "{}").withParameter("force", "true")).message())
        .isEqualTo(
            "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for"
                + " non-apply patch");
  }

  @Test
  void aDryRunStoresNothing() {
    Request request = applyRequest(CONF, "kubectl", false, conf("{a: '1'}"));
    assertThat(answerTo(request.withParameter("dryRun", "All")).code()).isEqualTo(201);
    assertThat(answerTo(Request.get(User.ADMIN, CONF)).code()).isEqualTo(404);
  }

  @Test
  void appliesToAScale() {
    post("kubectl-create", web(3, "nginx"));
    String scale =
        "{apiVersion: autoscaling/v1, kind: Scale, metadata: {name: web, namespace: default}, spec:"
            + " {replicas: 4}}";
    assertThat(apply(WEB + "/scale", "hpa", false, scale).message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"kubectl-create\" using apps/v1:"
                + " .spec.replicas");
    assertThat(applied(WEB + "/scale", "hpa", true, scale).number(0, "spec", "replicas"))
        .isEqualTo(4);
    assertThat(managers(WEB)).startsWith("hpa Apply {\"f:spec\":{\"f:replicas\":{}}}\n");
  }

  private static String conf(String data) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf}, data: " + data + "}";
  }

  private static String web(int replicas, String image) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: %d
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: nginx, image: '%s'}]}
    """
        .formatted(replicas, image);
  }

  private void post(String manager, String yaml) {
    answer(
        Request.post(
                User.ADMIN, "/apis/apps/v1/namespaces/default/deployments", YamlReader.parse(yaml))
            .withParameter("fieldManager", manager));
  }

  private void merge(String path, String manager, String yaml) {
    answer(mergeRequest(path, manager, yaml));
  }

  private static Request mergeRequest(String path, String manager, String yaml) {
    return Request.patch(User.ADMIN, path, Request.MERGE_PATCH, YamlReader.parse(yaml))
        .withParameter("fieldManager", manager);
  }

  private static Request applyRequest(String path, String manager, boolean force, String yaml) {
    Request request =
        Request.patch(User.ADMIN, path, Request.APPLY_PATCH, YamlReader.parse(yaml))
            .withParameter("force", Boolean.toString(force));
    return manager.isEmpty() ? request : request.withParameter("fieldManager", manager);
  }

  private Reply apply(String path, String manager, boolean force, String yaml) {
    return answerTo(applyRequest(path, manager, force, yaml));
  }

  private JsonObject applied(String path, String manager, String yaml) {
    return applied(path, manager, false, yaml);
  }

  private JsonObject applied(String path, String manager, boolean force, String yaml) {
    return answer(applyRequest(path, manager, force, yaml));
  }

  private Reply answerTo(Request request) {
    return api.call(request);
  }

  private JsonObject answer(Request request) {
    Reply reply = api.call(request);
    assertThat(reply.isSuccess()).as(reply.message()).isTrue();
    return reply.object();
  }

  private String managers(String path) {
    StringBuilder text = new StringBuilder();
    for (Json entry : answer(Request.get(User.ADMIN, path)).array("metadata", "managedFields")) {
      text.append(entry.string("manager")).append(' ').append(entry.string("operation"));
      text.append(' ').append(entry.object("fieldsV1").toText()).append('\n');
    }
    return text.toString();
  }
}
