package io.kubeschool.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.sim.Simulation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretWritesTest {

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ApiServer api = new ApiServer(simulation, Hooks.standard());

  SecretWritesTest() {
    new Bootstrap(simulation, api).start();
  }

  @Test
  void keeps_plain_text_as_data() {
    JsonObject secret =
        api.call(
                Request.post(
                    User.ADMIN,
                    "/api/v1/namespaces/default/secrets",
                    YamlReader.parse(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s},"
                            + " data: {a: eA==, b: eQ==}, stringData: {b: new}}")))
            .object();

    assertThat(secret.has("stringData")).isFalse();
    assertThat(secret.object("data").toText()).isEqualTo("{\"a\":\"eA==\",\"b\":\"bmV3\"}");
  }
}
