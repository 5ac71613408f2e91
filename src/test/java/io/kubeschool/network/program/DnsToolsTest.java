package io.kubeschool.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Bench;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Transport;
import io.kubeschool.machine.program.CorePrograms;
import io.kubeschool.network.dns.DnsAnswer;
import io.kubeschool.network.dns.DnsQuery;
import io.kubeschool.network.dns.DnsRecord;
import io.kubeschool.network.dns.DnsService;
import io.kubeschool.network.dns.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What BIND 9.18's dig, nslookup and host and busybox 1.35's nslookup printed when they asked a
 * server that answers like CoreDNS, in a pod's resolv.conf.
 */
class DnsToolsTest {

  private static final String RESOLV_CONF =
      """
      search default.svc.cluster.local svc.cluster.local cluster.local
      nameserver 127.0.0.77
      options ndots:5
      """;

  private static final DnsRecord SOA =
      new DnsRecord(
          "cluster.local",
          RecordType.SOA,
          "ns.dns.cluster.local. hostmaster.cluster.local. 1700000000 7200 1800 86400 30",
          30);

  private static final Map<String, List<String>> ADDRESSES =
      Map.of(
          "db.data.svc.cluster.local", List.of("10.96.1.2"),
          "h.default.svc.cluster.local", List.of("10.244.0.5", "10.244.1.6"),
          "www.example.com", List.of("203.0.113.11"));

  private static final DnsService SERVER = DnsToolsTest::answer;

  private static DnsAnswer answer(DnsQuery query) {
    String name = query.name();
    List<DnsRecord> records =
        switch (query.type()) {
          case A ->
              name.equals("alias.default.svc.cluster.local")
                  ? List.of(
                      new DnsRecord(name, RecordType.CNAME, "www.example.com.", 30),
                      new DnsRecord("www.example.com", RecordType.A, "203.0.113.11", 30))
                  : ADDRESSES.getOrDefault(name, List.of()).stream()
                      .map(address -> new DnsRecord(name, RecordType.A, address, 30))
                      .toList();
          case AAAA, CNAME ->
              name.equals("alias.default.svc.cluster.local")
                  ? List.of(new DnsRecord(name, RecordType.CNAME, "www.example.com.", 30))
                  : List.of();
          case PTR ->
              List.of(new DnsRecord(name, RecordType.PTR, "kubia.default.svc.cluster.local.", 30));
          case SRV ->
              name.startsWith("_")
                  ? List.of(
                      new DnsRecord(
                          name, RecordType.SRV, "0 100 80 kubia.default.svc.cluster.local.", 30))
                  : List.of();
          case SOA -> name.equals("cluster.local") ? List.of(SOA) : List.of();
          default -> List.of();
        };
    boolean exists = !records.isEmpty() || ADDRESSES.containsKey(name);
    List<DnsRecord> authority =
        records.isEmpty() && name.endsWith("cluster.local") ? List.of(SOA) : List.of();
    return new DnsAnswer(
        exists ? "NOERROR" : "NXDOMAIN", true, false, records, authority, List.of());
  }

  static List<String> recorded() throws IOException {
    try (InputStream in = DnsToolsTest.class.getResourceAsStream("dns-tools.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^(?=\\$ )")).filter(s -> !s.isBlank()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void print_what_the_real_ones_print(String transcript) {
    String command = transcript.substring(2, transcript.indexOf('\n'));
    ProgramTable programs = new ProgramTable();
    CorePrograms.addTo(programs);
    NetworkPrograms.addTo(programs);
    FileTree files =
        FileTree.builder()
            .executables("/bin", List.of("dig", "nslookup", "host", "busybox-nslookup"))
            .file("/etc/resolv.conf", RESOLV_CONF)
            .build();
    try (Bench bench = new Bench(programs, files)) {
      bench.machine().network().listen(Transport.UDP, 53, null, SERVER);
      Bench.Result result = bench.run(command + " 2>&1");
      String text = normal(result.out());
      assertThat("$ " + command + "\n" + text + "? " + result.status() + "\n")
          .isEqualTo(transcript);
    }
  }

  private static String normal(String text) {
    return text.replaceAll("id: \\d+", "id: 7")
        .replaceAll("COOKIE: [0-9a-f]{16}", "COOKIE: 0123456789abcdef")
        .replaceAll("WHEN: .*", "WHEN: then");
  }
}
