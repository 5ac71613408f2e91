package io.kubeschool.network.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Transport;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {

  private static final ServiceRules.Frontend WEB =
      new ServiceRules.Frontend("10.96.1.1", Transport.TCP, 80);
  private static final List<ServiceRules.Endpoint> THREE =
      List.of(
          new ServiceRules.Endpoint("10.244.0.2", 8080),
          new ServiceRules.Endpoint("10.244.0.3", 8080),
          new ServiceRules.Endpoint("10.244.1.2", 8080));

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));
  private final ServiceRules rules = new ServiceRules(simulation);

  @AfterEach
  void close() {
    simulation.close();
  }

  private Optional<ServiceRules.Target> from(String client) {
    return rules.translate(client, Transport.TCP, "10.96.1.1", 80);
  }

  @Test
  void each_conversation_draws_its_end_point_evenly() {
    rules.put(WEB, new ServiceRules.Backend(THREE, Duration.ZERO));
    Map<ServiceRules.Target, Long> drawn =
        IntStream.range(0, 3000)
            .mapToObj(i -> from("10.244.0.9").orElseThrow())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(drawn.keySet()).containsExactlyInAnyOrderElementsOf(THREE);
    assertThat(drawn.values()).allSatisfy(n -> assertThat(n).isBetween(900L, 1100L));
  }

  @Test
  void with_affinity_a_client_stays_until_it_was_silent_for_too_long() {
    rules.put(WEB, new ServiceRules.Backend(THREE, Duration.ofSeconds(10)));
    for (int i = 0; i < 20; i++) {
      String client = "10.244.0." + (100 + i);
      Optional<ServiceRules.Target> first = from(client);
      simulation.runFor(Duration.ofSeconds(9));
      assertThat(from(client)).isEqualTo(first);
      simulation.runFor(Duration.ofSeconds(9));
      assertThat(from(client)).isEqualTo(first);
    }
    List<Optional<ServiceRules.Target>> later =
        IntStream.range(0, 20)
            .mapToObj(i -> {
              simulation.runFor(Duration.ofSeconds(11));
              return from("10.244.0.100");
            })
            .distinct()
            .toList();
    assertThat(later).hasSizeGreaterThan(1);
  }

  @Test
  void a_client_leaves_an_end_point_that_is_gone() {
    rules.put(WEB, new ServiceRules.Backend(THREE, Duration.ofHours(3)));
    ServiceRules.Target first = from("10.244.0.9").orElseThrow();
    List<ServiceRules.Endpoint> rest = THREE.stream().filter(e -> !e.equals(first)).toList();
    rules.put(WEB, new ServiceRules.Backend(rest, Duration.ofHours(3)));
    assertThat(rest).contains((ServiceRules.Endpoint) from("10.244.0.9").orElseThrow());
  }

  @Test
  void a_service_without_end_points_rejects() {
    rules.put(WEB, new ServiceRules.Backend(List.of(), Duration.ZERO));
    assertThat(from("10.244.0.9")).contains(new ServiceRules.Reject());
  }

  @Test
  void what_matches_no_rule_is_not_touched() {
    rules.put(WEB, new ServiceRules.Backend(THREE, Duration.ZERO));
    assertThat(rules.translate("10.244.0.9", Transport.TCP, "10.96.1.1", 81)).isEmpty();
    assertThat(rules.translate("10.244.0.9", Transport.UDP, "10.96.1.1", 80)).isEmpty();
    rules.remove(WEB);
    assertThat(from("10.244.0.9")).isEmpty();
  }

  @Test
  void a_node_port_answers_on_each_node_s_address() {
    rules.addNodeAddress("10.99.0.11");
    rules.addNodeAddress("10.99.0.12");
    rules.put(
        new ServiceRules.Frontend("", Transport.TCP, 30080),
        new ServiceRules.Backend(THREE.subList(0, 1), Duration.ZERO));
    for (String node : List.of("10.99.0.11", "10.99.0.12")) {
      assertThat(rules.translate("10.244.0.9", Transport.TCP, node, 30080))
          .contains(THREE.getFirst());
    }
    assertThat(rules.translate("10.244.0.9", Transport.TCP, "10.244.0.3", 30080)).isEmpty();
  }
}
