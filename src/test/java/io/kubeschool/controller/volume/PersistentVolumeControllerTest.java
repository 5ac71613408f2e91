package io.kubeschool.controller.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PersistentVolumeControllerTest {

  private static final String VOLUME =
      """
      {'metadata': {'name': 'pv', 'finalizers': ['kubernetes.io/pv-protection']},
       'spec': {'capacity': {'storage': '2Gi'}, 'accessModes': ['ReadWriteOnce'],
         'storageClassName': 'manual', 'persistentVolumeReclaimPolicy': 'Retain',
         'nodeAffinity': {'required': {'nodeSelectorTerms': [{'matchExpressions': [
           {'key': 'kubernetes.io/hostname', 'operator': 'In', 'values': ['node02']}]}]}}}}\
      """;

  private static final String CLAIM =
      """
      {'metadata': {'name': 'pvc', 'namespace': 'default',
         'finalizers': ['kubernetes.io/pvc-protection']},
       'spec': {'accessModes': ['ReadWriteOnce'], 'storageClassName': 'manual',
         'resources': {'requests': {'storage': '1Gi'}}}}\
      """;

  private static final String POD =
      """
      {'metadata': {'name': 'user', 'namespace': 'default'},
       'spec': {'containers': [], 'terminationGracePeriodSeconds': 30,
         'volumes': [{'name': 'data', 'persistentVolumeClaim': {'claimName': 'pvc'}}]}}\
      """;

  private final TestCluster cluster = new TestCluster(1);

  @Test
  void bindsAClaimToAVolumeUntilItIsDeleted() {
    cluster.create(Kinds.PERSISTENT_VOLUME, VOLUME);
    cluster.run(Duration.ofSeconds(1));
    assertThat(phase()).isEqualTo("Available");

    cluster.create(Kinds.PERSISTENT_VOLUME_CLAIM, CLAIM);
    cluster.run(Duration.ofSeconds(1));
    JsonObject claim = cluster.get(Kinds.PERSISTENT_VOLUME_CLAIM, "pvc");
    assertThat(claim.string("status", "phase")).isEqualTo("Bound");
    assertThat(claim.string("status", "capacity", "storage")).isEqualTo("2Gi");
    assertThat(phase()).isEqualTo("Bound");

    cluster.delete(Kinds.PERSISTENT_VOLUME_CLAIM, "pvc");
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).isEmpty();
    assertThat(phase()).isEqualTo("Released");

    cluster.delete(Kinds.PERSISTENT_VOLUME, "pv");
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME)).isEmpty();
  }

  @Test
  void saysWhyAPodWaitsForItsClaim() {
    cluster.create(Kinds.POD, POD);
    cluster.run(Duration.ofSeconds(1));
    cluster.create(Kinds.PERSISTENT_VOLUME_CLAIM, CLAIM);
    cluster.run(Duration.ofSeconds(1));
    assertThat(
            cluster
                .get(Kinds.POD, "user")
                .array("status", "conditions")
                .find("type", "PodScheduled")
                .string("message"))
        .isEqualTo(
            "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found");
    assertThat(cluster.events("Pod", "user"))
        .contains(
            "FailedScheduling: 0/2 nodes are available: persistentvolumeclaim \"pvc\" not found."
                + " not found");
    assertThat(cluster.events("PersistentVolumeClaim", "pvc"))
        .contains("ProvisioningFailed: storageclass.storage.k8s.io \"manual\" not found");

    cluster.create(Kinds.PERSISTENT_VOLUME, VOLUME);
    cluster.run(Duration.ofSeconds(1));
    assertThat(cluster.get(Kinds.POD, "user").string("spec", "nodeName")).isEqualTo("node02");
  }

  @Test
  void keepsAClaimWhileAPodUsesIt() {
    cluster.create(Kinds.PERSISTENT_VOLUME, VOLUME);
    cluster.create(Kinds.PERSISTENT_VOLUME_CLAIM, CLAIM);
    cluster.create(Kinds.POD, POD);
    cluster.run(Duration.ofSeconds(5));
    cluster.delete(Kinds.PERSISTENT_VOLUME_CLAIM, "pvc");
    cluster.run(Duration.ofSeconds(5));
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).containsExactly("pvc");

    cluster.delete(Kinds.POD, "user");
    cluster.run(Duration.ofSeconds(5));
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).isEmpty();
  }

  private String phase() {
    return cluster.get(Kinds.PERSISTENT_VOLUME, "pv").string("status", "phase");
  }
}
