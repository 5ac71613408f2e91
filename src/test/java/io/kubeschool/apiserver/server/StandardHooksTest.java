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

class StandardHooksTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api = new ApiServer(simulation, Hooks.standard());

  StandardHooksTest() {
    new Bootstrap(simulation, api).start();
  }

  @Test
  void decodesDefaultsAndValidates() {
    Reply created = create("spec: {containers: [{name: a, image: nginx, comand: [x]}]}");
    assertThat(created.warnings()).containsExactly("unknown field \"spec.containers[0].comand\"");
    assertThat(created.object().string("spec", "restartPolicy")).isEqualTo("Always");
    assertThat(created.object().array("spec", "containers").objectAt(0).has("comand")).isFalse();

    assertThat(create("spec: {containers: []}").message())
        .isEqualTo("Pod \"web\" is invalid: spec.containers: Required value");
  }

  @Test
  void decodesOfAnUpdateWhatIsNotAsStored() {
    JsonObject pod = create("spec: {containers: [{name: a, image: nginx}]}").object();

    Reply told = put("/web/status", pod.set("Running", "status", "phase").set(1, "status", "x"));
    assertThat(told.warnings()).containsExactly("unknown field \"status.x\"");
    assertThat(told.object().has("status", "x")).isFalse();
    assertThat(told.object().get("spec")).isSameAs(pod.get("spec"));
    assertThat(put("/web", told.object().set(1, "spec", "x")).warnings())
        .containsExactly("unknown field \"spec.x\"");
  }

  private Reply create(String spec) {
    return api.call(
        Request.post(
            User.ADMIN,
            PODS,
            YamlReader.parse("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n" + spec)));
  }

  private Reply put(String path, JsonObject pod) {
    return api.call(Request.put(User.ADMIN, PODS + path, pod));
  }
}
