package io.kubeschool.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {

  private final TestCluster cluster = new TestCluster(1);

  @Test
  void givesAPodANodeAndSaysSo() {
    createPod("web", "'containers': [{'name': 'c'}]");
    cluster.run(Duration.ofSeconds(1));

    String node = cluster.get(Kinds.POD, "web").string("spec", "nodeName");
    assertThat(node).isIn("node01", "node02");
    assertThat(cluster.events("Pod", "web"))
        .containsExactly("Scheduled: Successfully assigned default/web to " + node);
    JsonObject event = cluster.list(Kinds.EVENT).getLast();
    assertThat(event.string("reportingComponent")).isEqualTo("default-scheduler");
    assertThat(event.string("action")).isEqualTo("Binding");
    assertThat(event.string("eventTime")).matches("2026-01-01T00:00:01\\.\\d{6}Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'nodeSelector': {'disk': 'ssd'}, 'containers': [] "
            + "| 2 node(s) didn't match Pod's node affinity/selector. "
            + "| 2 Preemption is not helpful for scheduling.",
        "'containers': [{'resources': {'requests': {'cpu': '64'}}}] "
            + "| 2 Insufficient cpu. "
            + "| 2 Preemption is not helpful for scheduling.",
        "'containers': [{'resources': {'requests': {'cpu': '3', 'memory': '64Gi'}}}] "
            + "| 2 Insufficient cpu, 2 Insufficient memory. "
            + "| 2 Preemption is not helpful for scheduling.",
        "'containers': [{'resources': {'requests': {'cpu': '1500m'}}}] "
            + "| 2 Insufficient cpu. "
            + "| 2 No preemption victims found for incoming pod.",
      })
  void saysWhyAPodFitsNowhere(String spec, String reasons, String preemption) {
    for (String node : new String[] {"node01", "node02"}) {
      createPod(
          "full-" + node,
          "'nodeSelector': {'kubernetes.io/hostname': '"
              + node
              + "'}, 'containers': [{'resources': {'requests': {'cpu': '1'}}}]");
    }
    cluster.run(Duration.ofSeconds(1));
    createPod("web", spec);
    cluster.run(Duration.ofSeconds(1));

    String message =
        "0/2 nodes are available: "
            + reasons.strip()
            + " no new claims to deallocate, preemption: 0/2 nodes are available: "
            + preemption.strip();
    assertThat(cluster.events("Pod", "web")).containsExactly("FailedScheduling: " + message);
    JsonObject condition =
        cluster.get(Kinds.POD, "web").array("status", "conditions").find("type", "PodScheduled");
    assertThat(condition.string("reason")).isEqualTo("Unschedulable");
    assertThat(condition.string("message")).isEqualTo(message);
  }

  @Test
  void countsReasonsByNodes() {
    cluster.patch(Kinds.NODE, "node02", "{'spec': {'unschedulable': true}}");
    cluster.run(Duration.ofSeconds(1));
    createPod("web", "'nodeSelector': {'kubernetes.io/hostname': 'node02'}, 'containers': []");
    cluster.run(Duration.ofSeconds(1));

    assertThat(cluster.events("Pod", "web"))
        .containsExactly(
            "FailedScheduling: 0/2 nodes are available: 1 node(s) didn't match Pod's node"
                + " affinity/selector, 1 node(s) were unschedulable. no new claims to deallocate,"
                + " preemption: 0/2 nodes are available: 2 Preemption is not helpful for"
                + " scheduling.");

    cluster.patch(Kinds.NODE, "node02", "{'spec': {'unschedulable': false}}");
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.get(Kinds.POD, "web").string("spec", "nodeName")).isEqualTo("node02");
  }

  @Test
  void spreadsTheReplicasOfAWorkload() {
    cluster.create(
        Kinds.REPLICA_SET,
        """
        {'metadata': {'name': 'web', 'namespace': 'default'},
         'spec': {'replicas': 6, 'selector': {'matchLabels': {'app': 'web'}},
           'template': {'metadata': {'labels': {'app': 'web'}},
             'spec': {'containers': [{'name': 'nginx', 'image': 'nginx'}]}}}}\
        """);
    cluster.run(Duration.ofSeconds(5));

    assertThat(
            cluster.list(Kinds.POD).stream()
                .filter(pod -> pod.string("spec", "nodeName").equals("node01")))
        .hasSize(3);
  }

  @Test
  void makesRoomForAMoreImportantPod() {
    for (String name : new String[] {"a", "b"}) {
      createPod(name, "'containers': [{'resources': {'requests': {'cpu': '1500m'}}}]");
    }
    cluster.run(Duration.ofSeconds(5));
    cluster.create(Kinds.PRIORITY_CLASS, "{'metadata': {'name': 'high'}, 'value': 1000}");
    createPod(
        "vip",
        "'priorityClassName': 'high', 'containers': [{'resources': {'requests': {'cpu':"
            + " '1500m'}}}]");
    cluster.run(Duration.ofSeconds(5));

    assertThat(cluster.get(Kinds.POD, "vip").string("spec", "nodeName")).isNotEmpty();
    assertThat(cluster.names(Kinds.POD)).hasSize(2);
    assertThat(cluster.events("Pod", "vip").getFirst())
        .isEqualTo("FailedScheduling: 0/2 nodes are available: 2 Insufficient cpu.");
  }

  @Test
  void waitsWhileAPodIsGated() {
    createPod("web", "'schedulingGates': [{'name': 'example.com/wait'}], 'containers': []");
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.get(Kinds.POD, "web").string("spec", "nodeName")).isEmpty();

    cluster.patch(Kinds.POD, "web", "{'spec': {'schedulingGates': null}}");
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.get(Kinds.POD, "web").string("spec", "nodeName")).isNotEmpty();
  }

  private void createPod(String name, String spec) {
    cluster.create(
        Kinds.POD,
        "{'metadata': {'name': '"
            + name
            + "', 'namespace': 'default'}, 'spec': {'terminationGracePeriodSeconds': 30, "
            + spec
            + "}}");
  }
}
