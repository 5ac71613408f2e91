package io.kubeschool.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String SERVICES = "/api/v1/namespaces/default/services";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api = new ApiServer(simulation, Hooks.TRIVIAL);

  AdmissionTest() {
    new Bootstrap(simulation, api).start();
  }

  @Test
  void mountsTheServiceAccountsTokenIntoEachContainer() {
    JsonObject spec =
        create(PODS, "{metadata: {name: a}, spec: {containers: [{name: x}, {name: y}]}}")
            .object()
            .object("spec");
    String volume = spec.array("volumes").objectAt(0).string("name");

    assertThat(spec.string("serviceAccountName")).isEqualTo("default");
    assertThat(volume).matches("kube-api-access-[a-z0-9]{5}");
    for (JsonObject container : spec.array("containers").objects()) {
      assertThat(container.array("volumeMounts").toText())
          .isEqualTo(
              "[{\"mountPath\":\"/var/run/secrets/kubernetes.io/serviceaccount\",\"name\":\""
                  + volume
                  + "\",\"readOnly\":true}]");
    }
    assertThat(spec.array("tolerations").objects().stream().map(t -> t.string("key")).toList())
        .containsExactly("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    assertThat(spec.number(-1, "priority")).isZero();
    assertThat(spec.string("preemptionPolicy")).isEqualTo("PreemptLowerPriority");
  }

  @Test
  void refusesAnUnknownServiceAccountAndPriorityClass() {
    assertThat(create(PODS, "{metadata: {name: a}, spec: {serviceAccountName: bob}}").message())
        .isEqualTo(
            "pods \"a\" is forbidden: error looking up service account default/bob:"
                + " serviceaccount \"bob\" not found");
    assertThat(
            create(PODS, "{metadata: {generateName: a-}, spec: {priorityClassName: vip}}")
                .message())
        .isEqualTo("pods \"a-\" is forbidden: no PriorityClass with name vip was found");
  }

  @Test
  void createsNothingInNamespacesThatAreNotThereOrEnd() {
    assertThat(create("/api/v1/namespaces/shop/pods", "{metadata: {name: a}}").message())
        .isEqualTo("namespaces \"shop\" not found");
    create("/api/v1/namespaces", "{metadata: {name: shop}}");
    api.call(Request.delete(User.ADMIN, "/api/v1/namespaces/shop"));
    Reply reply = create("/api/v1/namespaces/shop/pods", "{metadata: {name: a}}");

    assertThat(reply.message())
        .isEqualTo(
            "pods \"a\" is forbidden: unable to create new content in namespace shop because it is"
                + " being terminated");
    assertThat(reply.object().array("details", "causes").toText())
        .isEqualTo(
            "[{\"field\":\"metadata.namespace\",\"message\":\"namespace shop is being"
                + " terminated\",\"reason\":\"NamespaceTerminating\"}]");
    assertThat(api.call(Request.delete(User.ADMIN, "/api/v1/namespaces/default")).message())
        .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
  }

  @Test
  void givesServicesAddressesAndPorts() {
    JsonObject spec =
        create(SERVICES, "{metadata: {name: a}, spec: {type: NodePort, ports: [{port: 80}]}}")
            .object()
            .object("spec");

    assertThat(spec.string("clusterIP")).startsWith("10.");
    assertThat(spec.array("clusterIPs").strings()).containsExactly(spec.string("clusterIP"));
    assertThat(spec.array("ipFamilies").strings()).containsExactly("IPv4");
    assertThat(spec.array("ports").objectAt(0).number(0, "nodePort")).isBetween(30_086L, 32_767L);
    assertThat(
            create(SERVICES, "{metadata: {name: b}, spec: {clusterIP: None, selector: {a: b}}}")
                .object()
                .array("spec", "clusterIPs")
                .strings())
        .containsExactly("None");
    assertThat(
            create(SERVICES, "{metadata: {name: c}, spec: {type: ExternalName}}")
                .object()
                .has("spec", "clusterIP"))
        .isFalse();
  }

  @Test
  void refusesServiceAddressesThatAreTakenOrOutside() {
    assertThat(create(SERVICES, "{metadata: {name: a}, spec: {clusterIP: 10.96.0.1}}").message())
        .isEqualTo(
            "Service \"a\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.1\"]: failed to"
                + " allocate IP 10.96.0.1: provided IP is already allocated");
    String port = "{metadata: {name: a}, spec: {type: NodePort, ports: [{nodePort: %d}]}}";
    assertThat(create(SERVICES, port.formatted(8080)).message())
        .isEqualTo(
            "Service \"a\" is invalid: spec.ports[0].nodePort: Invalid value: 8080: provided port"
                + " is not in the valid range. The range of valid ports is 30000-32767");
    create(SERVICES, port.formatted(30080));
    assertThat(create(SERVICES, port.formatted(30080).replace("name: a", "name: b")).message())
        .isEqualTo(
            "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port"
                + " is already allocated");
    api.call(Request.delete(User.ADMIN, SERVICES + "/a"));
    assertThat(create(SERVICES, port.formatted(30080)).code()).isEqualTo(201);
  }

  @Test
  void keepsAServicesAddressWhenItIsReplaced() {
    JsonObject created =
        create(SERVICES, "{metadata: {name: a}, spec: {type: NodePort, ports: [{port: 80}]}}")
            .object();
    JsonObject replaced =
        api.call(
                Request.put(
                    User.ADMIN,
                    SERVICES + "/a",
                    yaml("{metadata: {name: a}, spec: {type: NodePort, ports: [{port: 80}]}}")))
            .object();
    assertThat(replaced.get("spec", "clusterIP")).isEqualTo(created.get("spec", "clusterIP"));
    assertThat(replaced.get("spec", "ports")).isEqualTo(created.get("spec", "ports"));

    JsonObject internal =
        api.call(
                Request.put(User.ADMIN, SERVICES + "/a", replaced.set("ClusterIP", "spec", "type")))
            .object();
    assertThat(internal.array("spec", "ports").toText()).isEqualTo("[{\"port\":80}]");
  }

  @Test
  void bringsTheKubernetesServiceBack() {
    api.call(Request.delete(User.ADMIN, SERVICES + "/kubernetes"));
    simulation.runFor(Duration.ofSeconds(11));

    JsonObject service = api.call(Request.get(User.ADMIN, SERVICES + "/kubernetes")).object();
    assertThat(service.string("spec", "clusterIP")).isEqualTo("10.96.0.1");
  }

  @Test
  void evictsOnlyWhatADisruptionBudgetAllows() {
    create(PODS, "{metadata: {name: a, labels: {app: web}}, spec: {nodeName: n}}");
    JsonObject pod = api.call(Request.get(User.ADMIN, PODS + "/a")).object();
    api.call(
        Request.put(
            User.ADMIN,
            PODS + "/a/status",
            pod.set("Running", "status", "phase")
                .set(
                    List.of(Json.objectOf("type", "Ready", "status", "True")),
                    "status",
                    "conditions")));
    create(
        "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
        "{metadata: {name: b}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}");
    String budget = "/apis/policy/v1/namespaces/default/poddisruptionbudgets/b";
    JsonObject told =
        api.call(Request.get(User.ADMIN, budget))
            .object()
            .set(1, "status", "desiredHealthy")
            .set(1, "status", "currentHealthy")
            .set(1, "status", "observedGeneration");
    api.call(Request.put(User.ADMIN, budget + "/status", told));

    Reply reply = create(PODS + "/a/eviction", "{metadata: {name: a}}");
    assertThat(reply.code()).isEqualTo(429);
    assertThat(reply.message())
        .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
    assertThat(reply.object().array("details", "causes").objectAt(0).string("message"))
        .isEqualTo("The disruption budget b needs 1 healthy pods and has 1 currently");
  }

  private Reply create(String path, String yaml) {
    return api.call(Request.post(User.ADMIN, path, yaml(yaml)));
  }

  private static JsonObject yaml(String yaml) {
    return (JsonObject) YamlReader.parse(yaml);
  }
}
