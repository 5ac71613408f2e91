package io.kubeschool.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulSetControllerTest {

  private static final String DB =
      """
      {'metadata': {'name': 'db', 'namespace': 'default'},
       'spec': {'replicas': 3, 'serviceName': 'db', 'selector': {'matchLabels': {'app': 'db'}},
         'template': {'metadata': {'labels': {'app': 'db'}},
           'spec': {'containers': [{'name': 'c', 'image': 'nginx:1.25'}]}}}}\
      """;
  private static final String CLAIMS =
      "'volumeClaimTemplates': [{'metadata': {'name': 'data'}, 'spec': {'accessModes':"
          + " ['ReadWriteOnce'], 'storageClassName': '', 'resources': {'requests': {'storage':"
          + " '1Gi'}}}}], 'selector'";
  private static final String NEW_IMAGE =
      "{'spec': {'template': {'spec': {'containers': [{'name': 'c', 'image': 'nginx:1.26'}]}}}}";

  private final TestCluster cluster = new TestCluster(1);

  private void run(int seconds) {
    cluster.run(Duration.ofSeconds(seconds));
  }

  private List<String> images() {
    return cluster.list(Kinds.POD).stream()
        .map(pod -> pod.array("spec", "containers").objectAt(0).string("image"))
        .toList();
  }

  @Test
  void startsItsPodsOneAfterTheOther() {
    cluster.create(Kinds.STATEFUL_SET, DB);
    run(1);
    assertThat(cluster.names(Kinds.POD)).containsExactly("db-0");
    run(15);

    assertThat(cluster.names(Kinds.POD)).containsExactly("db-0", "db-1", "db-2");
    JsonObject pod = cluster.get(Kinds.POD, "db-1");
    assertThat(pod.string("spec", "hostname")).isEqualTo("db-1");
    assertThat(pod.string("spec", "subdomain")).isEqualTo("db");
    assertThat(pod.object("metadata", "labels").strings())
        .containsEntry("statefulset.kubernetes.io/pod-name", "db-1")
        .containsEntry("apps.kubernetes.io/pod-index", "1");
    JsonObject status = cluster.get(Kinds.STATEFUL_SET, "db").object("status");
    assertThat(status.number(0, "readyReplicas")).isEqualTo(3);
    assertThat(status.number(0, "currentReplicas")).isEqualTo(3);
    assertThat(status.string("currentRevision")).isEqualTo(status.string("updateRevision"));
    assertThat(cluster.events("StatefulSet", "db"))
        .containsExactly(
            "SuccessfulCreate: Create Pod db-0 in StatefulSet db successful",
            "SuccessfulCreate: Create Pod db-1 in StatefulSet db successful",
            "SuccessfulCreate: Create Pod db-2 in StatefulSet db successful");
  }

  @Test
  void startsThemAllAtOnceIfToldSo() {
    cluster.create(
        Kinds.STATEFUL_SET,
        DB.replace("'selector'", "'podManagementPolicy': 'Parallel', 'selector'"));
    run(1);
    assertThat(cluster.names(Kinds.POD)).containsExactly("db-0", "db-1", "db-2");
  }

  @Test
  void doesNotGoOnPastAPodThatIsNotReady() {
    cluster.becomesReady = pod -> !pod.string("metadata", "name").equals("db-1");
    cluster.create(Kinds.STATEFUL_SET, DB);
    run(30);
    assertThat(cluster.names(Kinds.POD)).containsExactly("db-0", "db-1");
  }

  @Test
  void endsTheLastPodFirstAndBringsBackTheSameName() {
    cluster.create(Kinds.STATEFUL_SET, DB);
    run(15);
    cluster.patch(Kinds.STATEFUL_SET, "db", "{'spec': {'replicas': 1}}");
    cluster.run(Duration.ofMillis(1500));
    assertThat(cluster.names(Kinds.POD)).contains("db-0", "db-1");
    run(10);
    assertThat(cluster.names(Kinds.POD)).containsExactly("db-0");

    String before = cluster.get(Kinds.POD, "db-0").string("metadata", "uid");
    cluster.delete(Kinds.POD, "db-0");
    run(10);
    assertThat(cluster.get(Kinds.POD, "db-0").string("metadata", "uid")).isNotEqualTo(before);
  }

  @Test
  void keepsTheClaimsOfPodsThatAreGone() {
    cluster.create(
        Kinds.STATEFUL_SET,
        DB.replace("'selector'", CLAIMS).replace("'replicas': 3", "'replicas': 1"));
    run(5);
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).containsExactly("data-db-0");
    assertThat(
            cluster
                .get(Kinds.POD, "db-0")
                .array("spec", "volumes")
                .find("name", "data")
                .string("persistentVolumeClaim", "claimName"))
        .isEqualTo("data-db-0");
    assertThat(cluster.events("StatefulSet", "db"))
        .contains("SuccessfulCreate: Create Claim data-db-0 Pod db-0 in StatefulSet db success");

    cluster.delete(Kinds.STATEFUL_SET, "db");
    run(10);
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).containsExactly("data-db-0");
  }

  @Test
  void deletesTheClaimsWithTheSetIfToldSo() {
    cluster.create(
        Kinds.STATEFUL_SET,
        DB.replace("'selector'", CLAIMS)
            .replace(
                "'replicas': 3",
                "'replicas': 1,"
                    + " 'persistentVolumeClaimRetentionPolicy': {'whenDeleted': 'Delete'}"));
    run(10);
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).containsExactly("data-db-0");
    cluster.delete(Kinds.STATEFUL_SET, "db");
    run(20);
    assertThat(cluster.names(Kinds.PERSISTENT_VOLUME_CLAIM)).isEmpty();
  }

  @Test
  void updatesFromTheLastPodDownToThePartition() {
    cluster.create(Kinds.STATEFUL_SET, DB);
    run(15);
    cluster.patch(
        Kinds.STATEFUL_SET,
        "db",
        "{'spec': {'updateStrategy': {'rollingUpdate': {'partition': 1}}}}");
    cluster.patch(Kinds.STATEFUL_SET, "db", NEW_IMAGE);
    run(1);
    assertThat(cluster.get(Kinds.POD, "db-2").has("metadata", "deletionTimestamp")).isTrue();
    run(20);
    assertThat(images()).containsExactly("nginx:1.25", "nginx:1.26", "nginx:1.26");

    cluster.patch(
        Kinds.STATEFUL_SET,
        "db",
        "{'spec': {'updateStrategy': {'rollingUpdate': {'partition': 0}}}}");
    run(10);
    assertThat(images()).containsOnly("nginx:1.26");
    JsonObject status = cluster.get(Kinds.STATEFUL_SET, "db").object("status");
    assertThat(status.string("currentRevision")).isEqualTo(status.string("updateRevision"));
  }
}
