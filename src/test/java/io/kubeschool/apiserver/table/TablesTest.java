package io.kubeschool.apiserver.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.model.YamlReader;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:05:00.5Z");
  private static final String METADATA =
      "metadata: {name: web, creationTimestamp: '2026-01-01T00:03:00Z'}\n";

  @Test
  void showsPods() {
    assertThat(
            table(
                Kinds.POD,
                METADATA
                    + "spec: {nodeName: node01, containers: [{name: a}, {name: b}]}\n"
                    + """
                    status:
                      phase: Running
                      podIPs: [{ip: 10.244.0.5}]
                      containerStatuses:
                      - {name: a, ready: true, restartCount: 1, state: {running: {}},
                         lastState: {terminated: {finishedAt: '2026-01-01T00:04:54Z'}}}
                      - {name: b, ready: false, restartCount: 0, state: {waiting: {reason: ErrImagePull}}}
                    """))
        .isEqualTo(
            """
            Name | Ready | Status | Restarts | Age | IP* | Node* | Nominated Node* | Readiness Gates*
            web | 1/2 | ErrImagePull | 1 (6s ago) | 2m | 10.244.0.5 | node01 | <none> | <none>
            """);
  }

  @Test
  void saysInAWordHowAPodIs() {
    assertThat(status("phase: Pending")).isEqualTo("Pending 0/1");
    assertThat(status("{phase: Failed, reason: Evicted}")).isEqualTo("Evicted 0/1");
    assertThat(
            status(
                "{phase: Succeeded, containerStatuses: [{state: {terminated: {reason: Completed,"
                    + " exitCode: 0}}}]}"))
        .isEqualTo("Completed 0/1");
    assertThat(
            status("{phase: Running, containerStatuses: [{state: {terminated: {exitCode: 3}}}]}"))
        .isEqualTo("ExitCode:3 0/1");
    assertThat(
            status(
                "{phase: Pending, initContainerStatuses: [{name: i, state: {running: {}}}],"
                    + " containerStatuses: [{state: {waiting: {reason: PodInitializing}}}]}"))
        .isEqualTo("Init:0/1 0/1");
    assertThat(
            status(
                "{phase: Pending, initContainerStatuses: [{name: i, restartCount: 2, state:"
                    + " {waiting: {reason: CrashLoopBackOff}}}]}"))
        .isEqualTo("Init:CrashLoopBackOff 0/1");
    assertThat(status("{phase: Running}", "deletionTimestamp: '2026-01-01T00:03:30Z',"))
        .isEqualTo("Terminating 0/1");
    assertThat(
            status("{phase: Failed, reason: Error}", "deletionTimestamp: '2026-01-01T00:03:30Z',"))
        .isEqualTo("Error 0/1");
  }

  @Test
  void showsWorkloads() {
    String spec =
        """
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values: [b, a]}]}
          template: {spec: {containers: [{name: a, image: nginx:1.27}, {name: b, image: redis}]}}
        status: {replicas: 3, readyReplicas: 2, updatedReplicas: 1, availableReplicas: 2}
        """;

    assertThat(table(Kinds.DEPLOYMENT, METADATA + spec))
        .isEqualTo(
            """
            Name | Ready | Up-to-date | Available | Age | Containers* | Images* | Selector*
            web | 2/3 | 1 | 2 | 2m | a,b | nginx:1.27,redis | app=web,tier in (a,b)
            """);
    assertThat(table(Kinds.REPLICA_SET, METADATA + spec))
        .isEqualTo(
            """
            Name | Desired | Current | Ready | Age | Containers* | Images* | Selector*
            web | 3 | 3 | 2 | 2m | a,b | nginx:1.27,redis | app=web,tier in (a,b)
            """);
  }

  @Test
  void showsServicesAndWhatIsBehindThem() {
    assertThat(
            table(
                Kinds.SERVICE,
                METADATA
                    + "spec: {type: NodePort, clusterIPs: [10.96.0.9], selector: {app: web},"
                    + " ports: [{port: 80, nodePort: 30080, protocol: TCP}, {port: 53, protocol:"
                    + " UDP}]}"))
        .isEqualTo(
            """
            Name | Type | Cluster-IP | External-IP | Port(s) | Age | Selector*
            web | NodePort | 10.96.0.9 | <none> | 80:30080/TCP,53/UDP | 2m | app=web
            """);
    assertThat(
            table(
                Kinds.ENDPOINT_SLICE,
                METADATA
                    + "addressType: IPv4\nports: [{port: 80}]\nendpoints: [{addresses: [a]},"
                    + " {addresses: [b]}, {addresses: [c]}, {addresses: [d]}]"))
        .isEqualTo(
            """
            Name | AddressType | Ports | Endpoints | Age
            web | IPv4 | 80 | a,b,c + 1 more... | 2m
            """);
  }

  @Test
  void showsEvents() {
    assertThat(
            table(
                Kinds.EVENT,
                METADATA
                    + "involvedObject: {kind: Pod, name: p, fieldPath: 'spec.containers{a}'}\n"
                    + "type: Normal\nreason: Pulled\nmessage: ' pulled '\nsource: {component:"
                    + " kubelet, host: node01}\nfirstTimestamp: '2026-01-01T00:00:00Z'\n"
                    + "lastTimestamp: '2026-01-01T00:04:50Z'\ncount: 4"))
        .isEqualTo(
            """
            Last Seen | Type | Reason | Object | Subobject* | Source* | Message | First Seen* | Count* | Name*
            10s | Normal | Pulled | pod/p | spec.containers{a} | kubelet, node01 | pulled | 5m | 4 | web
            """);
  }

  @Test
  void showsNodes() {
    assertThat(
            table(
                Kinds.NODE,
                "metadata: {name: node01, creationTimestamp: '2025-12-30T00:00:00Z', labels:"
                    + " {node-role.kubernetes.io/worker: ''}}\nspec: {unschedulable: true}\n"
                    + "status: {conditions: [{type: Ready, status: 'True'}], addresses: [{type:"
                    + " InternalIP, address: 10.99.0.11}], nodeInfo: {kubeletVersion: v1.36.4,"
                    + " osImage: Debian, kernelVersion: '6.1', architecture: amd64,"
                    + " containerRuntimeVersion: containerd://2.1}}"))
        .isEqualTo(
            """
            Name | Status | Roles | Age | Version | Internal-IP* | External-IP* | OS-Image* | Kernel-Version* | Container-Runtime*
            node01 | Ready,SchedulingDisabled | worker | 2d | v1.36.4 | 10.99.0.11 | <none> | Debian | 6.1 (amd64) | containerd://2.1
            """);
  }

  private static String status(String status) {
    return status(status, "");
  }

  private static String status(String status, String metadata) {
    JsonObject pod =
        yaml(
            "metadata: {"
                + metadata
                + " name: p}\nspec: {containers: [{name: a}]"
                + (status.contains("init") ? ", initContainers: [{name: i}]" : "")
                + "}\nstatus: "
                + (status.startsWith("{") ? status : "{" + status + "}"));
    PodSummary summary = PodSummary.of(pod);
    return summary.status() + " " + summary.ready();
  }

  private static String table(ResourceKind kind, String yaml) {
    JsonObject table =
        new Tables()
            .table(kind, List.of(yaml(yaml)), JsonObject.EMPTY, new TableOptions("None"), NOW);
    String heading =
        table.array("columnDefinitions").objects().stream()
            .map(column -> column.string("name") + (column.number(0, "priority") > 0 ? "*" : ""))
            .collect(Collectors.joining(" | "));
    String row =
        table.array("rows").objectAt(0).array("cells").stream()
            .map(TablesTest::text)
            .collect(Collectors.joining(" | "));
    return heading + "\n" + row + "\n";
  }

  private static String text(Json cell) {
    return cell instanceof JsonString(String text) ? text : cell.toText();
  }

  private static JsonObject yaml(String yaml) {
    return (JsonObject) YamlReader.parse(yaml);
  }
}
