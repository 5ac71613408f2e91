package io.kubeschool.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Simulation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaAdmissionTest {

  private static final String DEFAULT = "/api/v1/namespaces/default/";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api = new ApiServer(simulation, Hooks.standard());

  QuotaAdmissionTest() {
    new Bootstrap(simulation, api).start();
  }

  private Reply post(String resource, String yaml) {
    return api.call(Request.post(User.ADMIN, DEFAULT + resource, YamlReader.parse(yaml)));
  }

  private Reply pod(String name, String resources) {
    return post(
        "pods",
        "{apiVersion: v1, kind: Pod, metadata: {name: "
            + name
            + "}, spec: {containers: [{name: c, image: nginx, resources: "
            + resources
            + "}]}}");
  }

  @Test
  void charges_quotas_and_refuses_what_exceeds_them() {
    JsonObject quota =
        post(
                "resourcequotas",
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q},"
                    + " spec: {hard: {pods: '2', requests.cpu: '1'}}}")
            .object();
    api.call(
        Request.put(
            User.ADMIN,
            DEFAULT + "resourcequotas/q/status",
            quota.with(
                "status",
                YamlReader.parse(
                    "{hard: {pods: '2', requests.cpu: '1'}, used: {pods: '0', requests.cpu:"
                        + " '0'}}"))));

    assertThat(pod("a", "{}").message())
        .isEqualTo("pods \"a\" is forbidden: failed quota: q: must specify requests.cpu for: c");
    assertThat(pod("a", "{requests: {cpu: 600m}}").isSuccess()).isTrue();
    assertThat(pod("b", "{requests: {cpu: 500m}}").message())
        .isEqualTo(
            "pods \"b\" is forbidden: exceeded quota: q, requested: requests.cpu=500m,"
                + " used: requests.cpu=600m, limited: requests.cpu=1");
    assertThat(
            api.call(Request.get(User.ADMIN, DEFAULT + "resourcequotas/q"))
                .object()
                .object("status", "used")
                .toText())
        .isEqualTo("{\"pods\":\"1\",\"requests.cpu\":\"600m\"}");
  }

  @Test
  void completes_pods_by_limit_ranges_and_refuses_those_beyond_them() {
    post(
        "limitranges",
        "{apiVersion: v1, kind: LimitRange, metadata: {name: l}, spec: {limits: [{type: Container,"
            + " max: {cpu: '1'}, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}]}}");

    JsonObject completed = pod("a", "{}").object();
    assertThat(completed.array("spec", "containers").objectAt(0).object("resources").toText())
        .isEqualTo("{\"limits\":{\"cpu\":\"500m\"},\"requests\":{\"cpu\":\"100m\"}}");
    assertThat(completed.string("metadata", "annotations", "kubernetes.io/limit-ranger"))
        .isEqualTo(
            "LimitRanger plugin set: cpu request for container c; cpu limit for container c");
    assertThat(pod("b", "{limits: {cpu: 2}}").message())
        .isEqualTo("pods \"b\" is forbidden: maximum cpu usage per Container is 1, but limit is 2");
  }
}
