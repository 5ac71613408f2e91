package io.kubeschool.network.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.client.InformerFactory;
import io.kubeschool.controller.TestCluster;
import io.kubeschool.machine.Transport;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterZoneTest {

  private static TestCluster cluster;
  private static CoreDns server;

  @BeforeAll
  static void start() {
    cluster = new TestCluster(1);
    InformerFactory informers = new InformerFactory(cluster.simulation, cluster.client);
    server = new CoreDns(new ClusterZone("cluster.local", informers), new OutsideWorld());
    informers.start();
    service("web", "{'clusterIP':'10.96.1.1','ports':[" + port("http", 80) + "," + port("s", 443));
    service("all", "{'clusterIP':'None','ports':[" + port("http", 80));
    service("none", "{'clusterIP':'None','ports':[" + port("http", 80));
    external("out", "www.example.com");
    external("lost", "nobody.example");
    external("number", "10.1.2.3");
    external("in", "web.default.svc.cluster.local");
    for (String service : new String[] {"web", "all"}) {
      cluster.create(
          Kinds.ENDPOINT_SLICE,
          """
          {'metadata':{'name':'%1$s-x','namespace':'default','labels':
            {'kubernetes.io/service-name':'%1$s'}},'addressType':'IPv4',
           'ports':[{'name':'http','port':8080,'protocol':'TCP'}],
           'endpoints':[
            {'addresses':['10.244.0.5'],'hostname':'web-0','conditions':{'ready':true}},
            {'addresses':['10.244.1.6'],'conditions':{'ready':true}},
            {'addresses':['10.244.1.7'],'conditions':{'ready':false}}]}
          """
              .formatted(service));
    }
    cluster.run(Duration.ofSeconds(2));
  }

  private static String port(String name, int port) {
    return "{'name':'%s','port':%d,'protocol':'TCP','targetPort':%d}".formatted(name, port, port);
  }

  private static void service(String name, String spec) {
    cluster.create(
        Kinds.SERVICE,
        "{'metadata':{'name':'" + name + "','namespace':'default'},'spec':" + spec + "]}}");
  }

  private static void external(String name, String to) {
    service(name, "{'type':'ExternalName','externalName':'" + to + "','ports':[");
  }

  @AfterAll
  static void stop() {
    cluster.simulation.close();
  }

  private static String text(DnsAnswer answer) {
    return Stream.concat(
            Stream.of(answer.code().equals("NOERROR") ? "" : answer.code()),
            Stream.of(answer.answers(), answer.additional())
                .flatMap(records -> records.stream().map(r -> r.type() + " " + r.data())))
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "web.default.svc.cluster.local            | A    | A 10.96.1.1",
        "web.default.svc.cluster.local            | AAAA | ''",
        "web.default.svc.cluster.local            | TXT  | ''",
        "_http._tcp.web.default.svc.cluster.local | A    | A 10.96.1.1",
        "http.tcp.web.default.svc.cluster.local   | A    | A 10.96.1.1",
        "_http._udp.web.default.svc.cluster.local | A    | NXDOMAIN",
        "a.b.c.web.default.svc.cluster.local      | A    | NXDOMAIN",
        "web-0.web.default.svc.cluster.local      | A    | A 10.244.0.5",
        "10-244-1-6.web.default.svc.cluster.local | A    | A 10.244.1.6",
        "10-244-1-7.web.default.svc.cluster.local | A    | NXDOMAIN",
        "all.default.svc.cluster.local            | A    | 'A 10.244.0.5, A 10.244.1.6'",
        "web-0.all.default.svc.cluster.local      | A    | A 10.244.0.5",
        "none.default.svc.cluster.local           | A    | NXDOMAIN",
        "nobody.default.svc.cluster.local         | A    | NXDOMAIN",
        "web.nowhere.svc.cluster.local            | A    | NXDOMAIN",
        "web.cluster.local                        | A    | NXDOMAIN",
        "default.svc.cluster.local                | A    | ''",
        "svc.cluster.local                        | A    | ''",
        "cluster.local                            | A    | ''",
        "10-244-0-5.default.pod.cluster.local     | A    | A 10.244.0.5",
        "1-2-3.default.pod.cluster.local          | A    | NXDOMAIN",
        "out.default.svc.cluster.local | A     | 'CNAME www.example.com., A 203.0.113.11'",
        "out.default.svc.cluster.local | AAAA  | CNAME www.example.com.",
        "out.default.svc.cluster.local | CNAME | CNAME www.example.com.",
        "lost.default.svc.cluster.local | A    | CNAME nobody.example.",
        "number.default.svc.cluster.local | A  | NXDOMAIN",
        "in.default.svc.cluster.local | A | 'CNAME web.default.svc.cluster.local., A 10.96.1.1'",
        "www.example.com | A | A 203.0.113.11",
        "nobody.example  | A | NXDOMAIN",
        "1.1.96.10.in-addr.arpa  | PTR | PTR web.default.svc.cluster.local.",
        "9.9.96.10.in-addr.arpa  | PTR | NXDOMAIN",
      })
  void answers_as_coredns_does(String name, RecordType type, String expected) {
    DnsQuery query =
        new DnsQuery(name, type, "10.244.0.9", 40000, 7, Transport.UDP, DnsQuery.Edns.NONE);
    assertThat(text(server.resolve(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "_http._tcp.web.default.svc.cluster.local | 0 100 80 web.default.svc.cluster.local.",
        "web.default.svc.cluster.local            |"
            + " 0 50 80 web.default.svc.cluster.local. 0 50 443 web.default.svc.cluster.local.",
        "_http._tcp.all.default.svc.cluster.local |"
            + " 0 50 8080 web-0.all.default.svc.cluster.local."
            + " 0 50 8080 10-244-1-6.all.default.svc.cluster.local.",
        "out.default.svc.cluster.local            | 0 100 0 www.example.com.",
      })
  void names_ports_in_srv_records(String name, String expected) {
    DnsQuery query =
        new DnsQuery(
            name, RecordType.SRV, "10.244.0.9", 40000, 7, Transport.UDP, DnsQuery.Edns.NONE);
    assertThat(
            server.resolve(query).answers().stream()
                .map(DnsRecord::data)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  /** The lengths that CoreDNS logs: of the question, and of the answer without compression. */
  @ParameterizedTest
  @CsvSource({
    "google.com.svc.cluster.local, 46, 139",
    "kubernetes.default.svc.cluster.local, 54, 147",
    "web.default.svc.cluster.local, 47, 92",
  })
  void knows_how_long_messages_are(String name, int asked, int answered) {
    DnsQuery query =
        new DnsQuery(name, RecordType.A, "10.244.0.9", 40000, 7, Transport.UDP, DnsQuery.Edns.NONE);
    assertThat(query.size()).isEqualTo(asked);
    assertThat(server.resolve(query).size(query)).isEqualTo(answered);
  }
}
