package io.kubeschool.network.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.controller.TestCluster;
import io.kubeschool.machine.Transport;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceProxyTest {

  private final TestCluster cluster = new TestCluster(1);
  private final ServiceRules rules = new ServiceRules(cluster.simulation);

  @BeforeEach
  void start() {
    InformerFactory informers = new InformerFactory(cluster.simulation, cluster.client);
    new ServiceProxy(cluster.simulation, informers, rules);
    informers.start();
    rules.addNodeAddress("10.99.0.11");
    cluster.create(
        Kinds.SERVICE,
        """
        {'metadata':{'name':'web','namespace':'default'},
         'spec':{'type':'NodePort','clusterIP':'10.96.1.1','externalIPs':['192.0.2.10'],
          'ports':[{'name':'http','port':80,'nodePort':30080,'protocol':'TCP','targetPort':8080}]}}
        """);
    run();
  }

  @AfterEach
  void close() {
    cluster.simulation.close();
  }

  private void run() {
    cluster.run(Duration.ofSeconds(1));
  }

  private void slice(String conditions) {
    cluster.create(
        Kinds.ENDPOINT_SLICE,
        """
        {'metadata':{'name':'web-x','namespace':'default','labels':
          {'kubernetes.io/service-name':'web'}},'addressType':'IPv4',
         'ports':[{'name':'http','port':8080,'protocol':'TCP'}],
         'endpoints':[{'addresses':['10.244.0.5'],'conditions':{%s}}]}
        """
            .formatted(conditions));
    run();
  }

  private Optional<ServiceRules.Target> to(String address, int port) {
    return rules.translate("10.244.0.9", Transport.TCP, address, port);
  }

  @Test
  void all_addresses_of_a_service_lead_to_its_end_points() {
    slice("'ready':true");
    ServiceRules.Target pod = new ServiceRules.Endpoint("10.244.0.5", 8080);
    assertThat(to("10.96.1.1", 80)).contains(pod);
    assertThat(to("192.0.2.10", 80)).contains(pod);
    assertThat(to("10.99.0.11", 30080)).contains(pod);
    assertThat(to("10.96.1.1", 8080)).isEmpty();
  }

  @Test
  void end_points_that_are_not_ready_get_nothing() {
    slice("'ready':false,'serving':false");
    assertThat(to("10.96.1.1", 80)).contains(new ServiceRules.Reject());
  }

  @Test
  void if_none_is_ready_those_that_still_serve_while_they_terminate_do() {
    slice("'ready':false,'serving':true,'terminating':true");
    assertThat(to("10.96.1.1", 80)).contains(new ServiceRules.Endpoint("10.244.0.5", 8080));
  }

  @Test
  void a_deleted_service_leaves_no_rules() {
    slice("'ready':true");
    cluster.delete(Kinds.SERVICE, "web");
    run();
    assertThat(to("10.96.1.1", 80)).isEmpty();
    assertThat(to("10.99.0.11", 30080)).isEmpty();
  }

  @Test
  void a_port_that_is_changed_moves_its_rules() {
    slice("'ready':true");
    cluster.patch(
        Kinds.SERVICE,
        "web",
        "{'spec':{'ports':[{'name':'http','port':81,'nodePort':30080,'protocol':'TCP'}]}}");
    run();
    assertThat(to("10.96.1.1", 80)).isEmpty();
    assertThat(to("10.96.1.1", 81)).contains(new ServiceRules.Endpoint("10.244.0.5", 8080));
  }
}
