package io.kubeschool.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaemonSetControllerTest {

  private static final String AGENT =
      """
      {'metadata': {'name': 'agent', 'namespace': 'default'},
       'spec': {'selector': {'matchLabels': {'app': 'agent'}},
         'template': {'metadata': {'labels': {'app': 'agent'}},
           'spec': {'containers': [{'name': 'a', 'image': 'nginx:1.25'}]}}}}\
      """;
  private static final String NEW_IMAGE =
      "{'spec': {'template': {'spec': {'containers': [{'name': 'a', 'image': 'nginx:1.26'}]}}}}";

  private final TestCluster cluster = new TestCluster(1);

  private List<String> nodesWithPods() {
    return cluster.list(Kinds.POD).stream()
        .map(pod -> pod.string("spec", "nodeName"))
        .sorted()
        .toList();
  }

  private List<String> images() {
    return cluster.list(Kinds.POD).stream()
        .map(pod -> pod.array("spec", "containers").objectAt(0).string("image"))
        .toList();
  }

  private void run(int seconds) {
    cluster.run(Duration.ofSeconds(seconds));
  }

  @Test
  void runsOnePodOnEachNode() {
    cluster.create(Kinds.DAEMON_SET, AGENT);
    run(10);

    assertThat(nodesWithPods()).containsExactly("node01", "node02");
    assertThat(cluster.get(Kinds.DAEMON_SET, "agent").object("status").toText())
        .isEqualTo(
            "{\"currentNumberScheduled\":2,\"desiredNumberScheduled\":2,\"numberAvailable\":2,"
                + "\"numberMisscheduled\":0,\"numberReady\":2,\"observedGeneration\":1,"
                + "\"updatedNumberScheduled\":2}");
    assertThat(cluster.events("DaemonSet", "agent"))
        .hasSize(2)
        .allMatch(event -> event.matches("SuccessfulCreate: Created pod: agent-[a-z0-9]{5}"));
  }

  @Test
  void itsPodsTolerateWhatKeepsOthersOff() {
    cluster.create(Kinds.DAEMON_SET, AGENT);
    run(10);

    JsonObject pod = cluster.list(Kinds.POD).getFirst();
    assertThat(pod.array("spec", "tolerations").objects())
        .extracting(t -> t.string("key") + ":" + t.string("effect"))
        .containsExactly(
            "node.kubernetes.io/not-ready:NoExecute",
            "node.kubernetes.io/unreachable:NoExecute",
            "node.kubernetes.io/disk-pressure:NoSchedule",
            "node.kubernetes.io/memory-pressure:NoSchedule",
            "node.kubernetes.io/pid-pressure:NoSchedule",
            "node.kubernetes.io/unschedulable:NoSchedule");
    assertThat(pod.string("metadata", "labels", "pod-template-generation")).isEqualTo("1");
  }

  @Test
  void followsTheLabelsOfNodes() {
    cluster.create(
        Kinds.DAEMON_SET,
        AGENT.replace("'containers'", "'nodeSelector': {'disk': 'ssd'}, 'containers'"));
    run(10);
    assertThat(nodesWithPods()).isEmpty();

    cluster.patch(Kinds.NODE, "node02", "{'metadata': {'labels': {'disk': 'ssd'}}}");
    run(10);
    assertThat(nodesWithPods()).containsExactly("node02");

    cluster.patch(Kinds.NODE, "node02", "{'metadata': {'labels': {'disk': 'hdd'}}}");
    run(10);
    assertThat(nodesWithPods()).isEmpty();
  }

  @Test
  void leavesPodsWhereTheTaintOnlyKeepsNewOnesOff() {
    cluster.create(Kinds.DAEMON_SET, AGENT);
    run(10);
    cluster.patch(
        Kinds.NODE, "node01", "{'spec': {'taints': [{'key': 'k', 'effect': 'NoSchedule'}]}}");
    run(10);
    assertThat(nodesWithPods()).containsExactly("node01", "node02");

    cluster.delete(
        Kinds.POD,
        cluster.list(Kinds.POD).stream()
            .filter(pod -> pod.string("spec", "nodeName").equals("node01"))
            .findFirst()
            .orElseThrow()
            .string("metadata", "name"));
    run(10);
    assertThat(nodesWithPods()).containsExactly("node02");
  }

  @Test
  void updatesOneNodeAfterTheOther() {
    cluster.create(Kinds.DAEMON_SET, AGENT);
    run(10);
    cluster.patch(Kinds.DAEMON_SET, "agent", NEW_IMAGE);
    cluster.run(Duration.ofMillis(2500));
    assertThat(images()).contains("nginx:1.25");
    run(20);

    assertThat(images()).containsExactly("nginx:1.26", "nginx:1.26");
    assertThat(cluster.list(Kinds.CONTROLLER_REVISION))
        .extracting(revision -> revision.number(0, "revision"))
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void surgesBeforeItDeletes() {
    cluster.create(
        Kinds.DAEMON_SET,
        AGENT.replace(
            "'selector'",
            "'updateStrategy': {'type': 'RollingUpdate',"
                + " 'rollingUpdate': {'maxSurge': 1, 'maxUnavailable': 0}}, 'selector'"));
    run(10);
    cluster.patch(Kinds.DAEMON_SET, "agent", NEW_IMAGE);
    run(1);
    assertThat(images()).hasSize(3);
    run(20);

    assertThat(images()).containsExactly("nginx:1.26", "nginx:1.26");
  }

  @Test
  void waitsForItsPodsToBeDeletedByHandIfToldSo() {
    cluster.create(
        Kinds.DAEMON_SET,
        AGENT.replace("'selector'", "'updateStrategy': {'type': 'OnDelete'}, 'selector'"));
    run(10);
    cluster.patch(Kinds.DAEMON_SET, "agent", NEW_IMAGE);
    run(10);
    assertThat(images()).containsExactly("nginx:1.25", "nginx:1.25");

    cluster.delete(Kinds.POD, cluster.names(Kinds.POD).getFirst());
    run(10);
    assertThat(images()).containsExactlyInAnyOrder("nginx:1.25", "nginx:1.26");
  }
}
