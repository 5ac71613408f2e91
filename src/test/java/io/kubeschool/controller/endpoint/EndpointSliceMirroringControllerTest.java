package io.kubeschool.controller.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointSliceMirroringControllerTest {

  private static final String ENDPOINTS =
      """
      {'metadata': {'name': 'manual', 'namespace': 'default', 'labels': {'team': 'a'}},
       'subsets': [{'addresses': [{'ip': '192.0.2.1'}, {'ip': '192.0.2.2'}],
         'notReadyAddresses': [{'ip': '192.0.2.3'}],
         'ports': [{'port': 9376, 'protocol': 'TCP'}]}]}\
      """;

  private final TestCluster cluster = new TestCluster(1);

  private void service(String selector) {
    cluster.create(
        Kinds.SERVICE,
        "{'metadata': {'name': 'manual', 'namespace': 'default'}, 'spec': {'type': 'ClusterIP',"
            + selector
            + " 'ports': [{'port': 80, 'protocol': 'TCP', 'targetPort': 80}]}}");
    cluster.run(Duration.ofSeconds(2));
  }

  private List<JsonObject> mirrored() {
    return cluster.list(Kinds.ENDPOINT_SLICE).stream()
        .filter(slice ->
            slice
                .string("metadata", "labels", "endpointslice.kubernetes.io/managed-by")
                .equals("endpointslicemirroring-controller.k8s.io"))
        .toList();
  }

  @Test
  void mirrorsEndpointsWrittenByHandAndTheirChanges() {
    service("");
    cluster.create(Kinds.ENDPOINTS, ENDPOINTS);
    cluster.run(Duration.ofSeconds(2));
    JsonObject slice = mirrored().getFirst();
    assertThat(mirrored()).hasSize(1);
    assertThat(slice.string("metadata", "name")).startsWith("manual-");
    assertThat(slice.object("metadata", "labels").toText())
        .isEqualTo(
            "{\"endpointslice.kubernetes.io/managed-by\":"
                + "\"endpointslicemirroring-controller.k8s.io\","
                + "\"kubernetes.io/service-name\":\"manual\",\"team\":\"a\"}");
    assertThat(slice.array("ports").toText())
        .isEqualTo("[{\"name\":\"\",\"port\":9376,\"protocol\":\"TCP\"}]");
    assertThat(slice.array("endpoints").toText())
        .isEqualTo(
            "[{\"addresses\":[\"192.0.2.1\"],\"conditions\":{\"ready\":true}},"
                + "{\"addresses\":[\"192.0.2.2\"],\"conditions\":{\"ready\":true}},"
                + "{\"addresses\":[\"192.0.2.3\"],\"conditions\":{\"ready\":false}}]");

    cluster.patch(
        Kinds.ENDPOINTS,
        "manual",
        "{'subsets': [{'addresses': [{'ip': '192.0.2.9'}],"
            + " 'ports': [{'port': 9376, 'protocol': 'TCP'}]}]}");
    cluster.run(Duration.ofSeconds(2));
    assertThat(mirrored()).hasSize(1);
    assertThat(mirrored().getFirst().string("metadata", "name"))
        .isEqualTo(slice.string("metadata", "name"));
    assertThat(mirrored().getFirst().array("endpoints").size()).isEqualTo(1);

    cluster.delete(Kinds.ENDPOINTS, "manual");
    cluster.run(Duration.ofSeconds(2));
    assertThat(mirrored()).isEmpty();
  }

  @Test
  void leavesServicesWithASelectorToTheOtherController() {
    service("'selector': {'app': 'web'},");
    cluster.run(Duration.ofSeconds(2));
    assertThat(cluster.names(Kinds.ENDPOINT_SLICE)).hasSize(1);
    assertThat(mirrored()).isEmpty();
  }

  @Test
  void leavesEndpointsThatSaySo() {
    service("");
    cluster.create(
        Kinds.ENDPOINTS,
        ENDPOINTS.replace("'team': 'a'", "'endpointslice.kubernetes.io/skip-mirror': 'true'"));
    cluster.run(Duration.ofSeconds(2));
    assertThat(mirrored()).isEmpty();
  }
}
