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

/** What managers an object has after writes through the whole pipeline. */
final class ManagedFieldsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

  private final Simulation simulation = new Simulation(1, START);
  private final ApiServer api = new ApiServer(simulation, Hooks.standard());

  @BeforeEach
  void start() {
    new Bootstrap(simulation, api).start();
    simulation.runFor(Duration.ofSeconds(1));
  }

  @Test
  void creatingOwnsWhatIsSent() {
    assertThat(managers(create(CONFIG_MAPS, "kubectl-create", CONF)))
        .isEqualTo(
            """
            kubectl-create Update v1 2026-01-01T00:00:01Z {"f:data":{".":{},"f:a":{},"f:b":{}}}
            """);
  }

  @Test
  void nothingIsManagedOfAnObjectThatSaysNothing() {
    JsonObject empty = create(CONFIG_MAPS, "kubectl-create", "metadata: {name: empty}");
    assertThat(empty.has("metadata", "managedFields")).isFalse();
  }

  @Test
  void defaultsAreOwnedButNotWhatAdmissionAdds() {
    assertThat(managers(create(DEPLOYMENTS, "kubectl-create", WEB)))
        .isEqualTo(
            """
            kubectl-create Update apps/v1 2026-01-01T00:00:01Z {"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},"f:revisionHistoryLimit":{},"f:selector":{},"f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},"f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":{"k:{\\"name\\":\\"nginx\\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:containerPort":{},"f:protocol":{}}},"f:resources":{},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}}}
            """);
  }

  @Test
  void whoChangesAFieldTakesItOver() {
    create(CONFIG_MAPS, "kubectl-create", CONF);
    simulation.runFor(Duration.ofSeconds(5));
    patch(CONFIG_MAPS + "/conf", "kubectl-patch", "data: {b: other, c: new}");
    assertThat(managers(get(CONFIG_MAPS + "/conf")))
        .isEqualTo(
            """
            kubectl-create Update v1 2026-01-01T00:00:01Z {"f:data":{".":{},"f:a":{}}}
            kubectl-patch Update v1 2026-01-01T00:00:06Z {"f:data":{"f:b":{},"f:c":{}}}
            """);
  }

  @Test
  void aWriteThatChangesNothingLeavesTheObject() {
    JsonObject created = create(CONFIG_MAPS, "kubectl-create", CONF);
    simulation.runFor(Duration.ofSeconds(5));
    JsonObject patched = patch(CONFIG_MAPS + "/conf", "kubectl-patch", "data: {b: '2'}");
    assertThat(patched).isEqualTo(created);
  }

  @Test
  void removingTheLastFieldLeavesNobody() {
    create(CONFIG_MAPS, "kubectl-create", "{metadata: {name: conf, labels: {a: b}}}");
    JsonObject patched =
        patch(CONFIG_MAPS + "/conf", "kubectl-label", "metadata: {labels: {a: null}}");
    assertThat(patched.has("metadata", "managedFields")).isFalse();
  }

  @Test
  void statusIsOwnedThroughItsSubresourceAlone() {
    create(DEPLOYMENTS, "kubectl-create", WEB);
    Reply reply =
        api.call(
            Request.patch(
                    User.ADMIN,
                    DEPLOYMENTS + "/web/status",
                    Request.MERGE_PATCH,
                    YamlReader.parse("{spec: {replicas: 7}, status: {replicas: 3}}"))
                .withHeader("user-agent", "kube-controller-manager/v1.36.4 (linux/amd64)"));
    assertThat(reply.code()).as(reply.message()).isEqualTo(200);
    assertThat(reply.object().array("metadata", "managedFields").objectAt(0).toText())
        .isEqualTo(
            "{\"apiVersion\":\"apps/v1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:status\":{\"f:replicas\":{}}},"
                + "\"manager\":\"kube-controller-manager\",\"operation\":\"Update\",\"subresource\":\"status\","
                + "\"time\":\"2026-01-01T00:00:01Z\"}");
  }

  @Test
  void scalingOwnsTheReplicas() {
    create(DEPLOYMENTS, "kubectl-create", WEB);
    patch(DEPLOYMENTS + "/web/scale", "kubectl", "spec: {replicas: 5}");
    JsonObject scaled = get(DEPLOYMENTS + "/web");
    assertThat(scaled.array("metadata", "managedFields").objectAt(0).toText())
        .contains("\"f:spec\":{\"f:replicas\":{}}", "\"subresource\":\"scale\"");
    assertThat(scaled.array("metadata", "managedFields").objectAt(1).toText())
        .doesNotContain("f:replicas");
  }

  @Test
  void atMostTenUpdatersAreRemembered() {
    create(CONFIG_MAPS, "m0", "{metadata: {name: conf}, data: {k0: v}}");
    for (int i = 1; i <= 12; i++) {
      simulation.runFor(Duration.ofSeconds(1));
      patch(CONFIG_MAPS + "/conf", "m" + i, "data: {k" + i + ": v}");
    }
    String managers = managers(get(CONFIG_MAPS + "/conf"));
    assertThat(managers.lines())
        .hasSize(10)
        .first()
        .isEqualTo(
            "ancient-changes Update v1 2026-01-01T00:00:04Z"
                + " {\"f:data\":{\".\":{},\"f:k0\":{},\"f:k1\":{},\"f:k2\":{},\"f:k3\":{}}}");
    assertThat(managers.lines().skip(9)).singleElement().asString().startsWith("m12 Update");
  }

  @Test
  void managersCanBeReset() {
    create(CONFIG_MAPS, "kubectl-create", CONF);
    JsonObject patched = patch(CONFIG_MAPS + "/conf", "x", "metadata: {managedFields: [{}]}");
    assertThat(patched.has("metadata", "managedFields")).isFalse();
  }

  private static final String CONF = "{metadata: {name: conf}, data: {a: '1', b: '2'}}";
  private static final String WEB =
      """
      metadata: {name: web, labels: {app: web}}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: nginx, image: 'nginx:1.27', ports: [{containerPort: 80}]}]}
      """;

  private JsonObject create(String path, String manager, String yaml) {
    return answer(
        Request.post(User.ADMIN, path, YamlReader.parse(yaml))
            .withParameter("fieldManager", manager));
  }

  private JsonObject patch(String path, String manager, String yaml) {
    return answer(
        Request.patch(User.ADMIN, path, Request.MERGE_PATCH, YamlReader.parse(yaml))
            .withParameter("fieldManager", manager));
  }

  private JsonObject get(String path) {
    return answer(Request.get(User.ADMIN, path));
  }

  private JsonObject answer(Request request) {
    Reply reply = api.call(request);
    assertThat(reply.isSuccess()).as(reply.message()).isTrue();
    return reply.object();
  }

  private static String managers(JsonObject object) {
    StringBuilder text = new StringBuilder();
    for (Json entry : object.array("metadata", "managedFields")) {
      text.append(entry.string("manager")).append(' ').append(entry.string("operation"));
      text.append(' ').append(entry.string("apiVersion")).append(' ').append(entry.string("time"));
      text.append(' ').append(entry.object("fieldsV1").toText()).append('\n');
    }
    return text.toString();
  }
}
