package io.kubeschool.controller.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {

  private final TestCluster cluster = new TestCluster(1);

  @BeforeEach
  void createDeployment() {
    cluster.create(
        Kinds.DEPLOYMENT,
        """
        {'metadata': {'name': 'web', 'namespace': 'default'},
         'spec': {'replicas': 2, 'selector': {'matchLabels': {'app': 'web'}},
           'strategy': {'type': 'Recreate'},
           'template': {'metadata': {'labels': {'app': 'web'}},
             'spec': {'terminationGracePeriodSeconds': 30,
               'containers': [{'name': 'nginx', 'image': 'nginx'}]}}}}\
        """);
    cluster.run(Duration.ofSeconds(10));
    assertThat(cluster.names(Kinds.POD)).hasSize(2);
  }

  @Test
  void deletesDependentsAfterTheirOwner() {
    cluster.delete(Kinds.DEPLOYMENT, "web", "propagationPolicy", "Background");
    assertThat(cluster.names(Kinds.DEPLOYMENT)).isEmpty();
    cluster.run(Duration.ofSeconds(10));

    assertThat(cluster.names(Kinds.REPLICA_SET)).isEmpty();
    assertThat(cluster.names(Kinds.POD)).isEmpty();
  }

  @Test
  void deletesDependentsBeforeTheirOwner() {
    cluster.delete(Kinds.DEPLOYMENT, "web", "propagationPolicy", "Foreground");
    cluster.run(Duration.ofMillis(500));
    assertThat(cluster.names(Kinds.DEPLOYMENT)).containsExactly("web");
    assertThat(cluster.names(Kinds.REPLICA_SET)).hasSize(1);
    assertThat(cluster.list(Kinds.POD))
        .hasSize(2)
        .allMatch(pod -> pod.has("metadata", "deletionTimestamp"));
    cluster.run(Duration.ofSeconds(10));

    assertThat(cluster.names(Kinds.DEPLOYMENT)).isEmpty();
    assertThat(cluster.names(Kinds.REPLICA_SET)).isEmpty();
    assertThat(cluster.names(Kinds.POD)).isEmpty();
  }

  @Test
  void leavesOrphansBehind() {
    List<String> pods = cluster.names(Kinds.POD);
    String set = cluster.names(Kinds.REPLICA_SET).getFirst();
    cluster.delete(Kinds.REPLICA_SET, set, "propagationPolicy", "Orphan");
    cluster.run(Duration.ofSeconds(10));

    // The Deployment makes a new set of the same name, which takes the orphans in.
    assertThat(cluster.names(Kinds.REPLICA_SET)).containsExactly(set);
    assertThat(cluster.names(Kinds.POD)).isEqualTo(pods);

    cluster.delete(Kinds.DEPLOYMENT, "web", "propagationPolicy", "Orphan");
    cluster.run(Duration.ofSeconds(10));
    assertThat(cluster.names(Kinds.DEPLOYMENT)).isEmpty();
    assertThat(cluster.names(Kinds.REPLICA_SET)).containsExactly(set);
    assertThat(cluster.get(Kinds.REPLICA_SET, set).array("metadata", "ownerReferences").size())
        .isZero();
    assertThat(cluster.names(Kinds.POD)).isEqualTo(pods);
  }

  @Test
  void deletesWhatIsBornWithADeadOwner() {
    cluster.create(
        Kinds.CONFIG_MAP,
        """
        {'metadata': {'name': 'late', 'namespace': 'default', 'ownerReferences': [
           {'apiVersion': 'apps/v1', 'kind': 'Deployment', 'name': 'gone', 'uid': '1234'}]}}\
        """);
    cluster.run(Duration.ofSeconds(1));

    assertThat(cluster.names(Kinds.CONFIG_MAP)).doesNotContain("late");
  }
}
