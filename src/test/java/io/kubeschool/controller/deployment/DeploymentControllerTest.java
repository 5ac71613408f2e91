package io.kubeschool.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentControllerTest {

  private static final String WEB =
      """
      {'metadata': {'name': 'web', 'namespace': 'default'},
       'spec': {'replicas': 3, 'selector': {'matchLabels': {'app': 'web'}},
         'progressDeadlineSeconds': 600, 'revisionHistoryLimit': 10,
         'strategy': {'type': 'RollingUpdate',
           'rollingUpdate': {'maxSurge': '25%', 'maxUnavailable': '25%'}},
         'template': {'metadata': {'labels': {'app': 'web'}},
           'spec': {'containers': [{'name': 'nginx', 'image': 'nginx:1.25'}]}}}}\
      """;

  private static final String LIMIT = "'revisionHistoryLimit': 2";

  private final TestCluster cluster = new TestCluster(1);

  @Test
  void bringsUpItsPods() {
    cluster.create(Kinds.DEPLOYMENT, WEB);
    cluster.run(Duration.ofSeconds(10));

    JsonObject web = cluster.get(Kinds.DEPLOYMENT, "web");
    String set = cluster.names(Kinds.REPLICA_SET).getFirst();
    assertThat(set).matches("web-[bcdfghjklmnpqrstvwxz2456789]{8,10}");
    assertThat(web.object("status").remove("conditions").toText())
        .isEqualTo(
            "{\"availableReplicas\":3,\"observedGeneration\":1,\"readyReplicas\":3,\"replicas\":3,"
                + "\"terminatingReplicas\":0,\"updatedReplicas\":3}");
    assertThat(conditions(web))
        .containsExactly(
            "Available True MinimumReplicasAvailable Deployment has minimum availability.",
            "Progressing True NewReplicaSetAvailable ReplicaSet \""
                + set
                + "\" has successfully progressed.");
    assertThat(web.string("metadata", "annotations", "deployment.kubernetes.io/revision"))
        .isEqualTo("1");
    assertThat(cluster.events("Deployment", "web"))
        .containsExactly("ScalingReplicaSet: Scaled up replica set " + set + " from 0 to 3");
    assertThat(cluster.names(Kinds.POD)).hasSize(3).allMatch(name -> name.startsWith(set + "-"));
  }

  @Test
  void rollsFromOneSetToTheNext() {
    cluster.create(Kinds.DEPLOYMENT, WEB);
    cluster.run(Duration.ofSeconds(10));
    String first = cluster.names(Kinds.REPLICA_SET).getFirst();
    setImage("nginx:1.26");
    cluster.run(Duration.ofSeconds(30));

    String second =
        cluster.names(Kinds.REPLICA_SET).stream().filter(n -> !n.equals(first)).findAny().get();
    assertThat(cluster.events("Deployment", "web"))
        .containsExactly(
            "ScalingReplicaSet: Scaled up replica set " + first + " from 0 to 3",
            "ScalingReplicaSet: Scaled up replica set " + second + " from 0 to 1",
            "ScalingReplicaSet: Scaled down replica set " + first + " from 3 to 2",
            "ScalingReplicaSet: Scaled up replica set " + second + " from 1 to 2",
            "ScalingReplicaSet: Scaled down replica set " + first + " from 2 to 1",
            "ScalingReplicaSet: Scaled up replica set " + second + " from 2 to 3",
            "ScalingReplicaSet: Scaled down replica set " + first + " from 1 to 0");
    assertThat(
            cluster
                .get(Kinds.REPLICA_SET, second)
                .string("metadata", "annotations", "deployment.kubernetes.io/revision"))
        .isEqualTo("2");
  }

  @Test
  void endsAllOldPodsBeforeItRecreates() {
    cluster.create(
        Kinds.DEPLOYMENT,
        WEB.replace(
            "{'type': 'RollingUpdate',\n     'rollingUpdate': {'maxSurge': '25%',"
                + " 'maxUnavailable': '25%'}}",
            "{'type': 'Recreate'}"));
    cluster.run(Duration.ofSeconds(10));
    String first = cluster.names(Kinds.REPLICA_SET).getFirst();
    setImage("nginx:1.26");
    for (int i = 0; i < 300; i++) {
      cluster.run(Duration.ofMillis(50));
      Set<String> sets = new TreeSet<>();
      for (JsonObject pod : cluster.list(Kinds.POD)) {
        sets.add(pod.string("metadata", "labels", "pod-template-hash"));
      }
      assertThat(sets).hasSizeLessThan(2);
    }
    assertThat(cluster.events("Deployment", "web"))
        .hasSize(3)
        .contains("ScalingReplicaSet: Scaled down replica set " + first + " from 3 to 0");
    assertThat(cluster.names(Kinds.POD)).hasSize(3).noneMatch(name -> name.startsWith(first));
  }

  @Test
  void renumbersTheRevisionThatItReturnsTo() {
    cluster.create(Kinds.DEPLOYMENT, WEB);
    cluster.run(Duration.ofSeconds(10));
    String first = cluster.names(Kinds.REPLICA_SET).getFirst();
    setImage("nginx:1.26");
    cluster.run(Duration.ofSeconds(30));
    setImage("nginx:1.25");
    cluster.run(Duration.ofSeconds(30));

    JsonObject set = cluster.get(Kinds.REPLICA_SET, first);
    assertThat(set.string("metadata", "annotations", "deployment.kubernetes.io/revision"))
        .isEqualTo("3");
    assertThat(set.string("metadata", "annotations", "deployment.kubernetes.io/revision-history"))
        .isEqualTo("1");
    assertThat(set.number(0, "spec", "replicas")).isEqualTo(3);
  }

  @Test
  void tellsWhenItsDeadlineHasPassed() {
    cluster.becomesReady = pod -> false;
    cluster.create(Kinds.DEPLOYMENT, WEB.replace("600", "10"));
    cluster.run(Duration.ofSeconds(30));

    JsonObject web = cluster.get(Kinds.DEPLOYMENT, "web");
    String set = cluster.names(Kinds.REPLICA_SET).getFirst();
    assertThat(conditions(web))
        .containsExactly(
            "Available False MinimumReplicasUnavailable Deployment does not have minimum"
                + " availability.",
            "Progressing False ProgressDeadlineExceeded ReplicaSet \""
                + set
                + "\" has timed out progressing.");
  }

  @Test
  void keepsNoMoreOldSetsThanItsLimit() {
    cluster.create(Kinds.DEPLOYMENT, WEB.replace("'revisionHistoryLimit': 10", LIMIT));
    for (int i = 26; i < 31; i++) {
      cluster.run(Duration.ofSeconds(30));
      setImage("nginx:1." + i);
    }
    cluster.run(Duration.ofSeconds(30));

    assertThat(cluster.names(Kinds.REPLICA_SET)).hasSize(3);
  }

  @Test
  void scalesInProportionDuringARollout() {
    cluster.create(Kinds.DEPLOYMENT, WEB.replace("'replicas': 3", "'replicas': 10"));
    cluster.run(Duration.ofSeconds(10));
    String first = cluster.names(Kinds.REPLICA_SET).getFirst();
    cluster.becomesReady = pod -> false;
    setImage("nginx:bad");
    cluster.run(Duration.ofSeconds(10));
    cluster.patch(Kinds.DEPLOYMENT, "web", "{'spec': {'replicas': 15}}");
    cluster.run(Duration.ofSeconds(10));

    // The worked example of the Deployment documentation: 8 + 5 become 11 + 8.
    assertThat(cluster.get(Kinds.REPLICA_SET, first).number(0, "spec", "replicas")).isEqualTo(12);
    assertThat(
            cluster.list(Kinds.REPLICA_SET).stream()
                .mapToLong(set -> set.number(0, "spec", "replicas"))
                .sum())
        .isEqualTo(19);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "0,1", "2,1", "25%,25%", "50%,0", "100%,0", "0,100%", "0,50%"})
  void staysWithinItsBounds(String surge, String unavailable) {
    for (long seed = 1; seed <= 5; seed++) {
      TestCluster other = new TestCluster(seed);
      other.startup = Duration.ofMillis(300 + 700 * seed);
      int replicas = (int) (2 + seed * 2);
      other.create(
          Kinds.DEPLOYMENT,
          WEB.replace("'replicas': 3", "'replicas': " + replicas)
              .replace("'maxSurge': '25%'", "'maxSurge': " + quoted(surge))
              .replace("'maxUnavailable': '25%'", "'maxUnavailable': " + quoted(unavailable)));
      other.run(Duration.ofSeconds(20));
      int most = replicas + share(surge, replicas, true);
      int least = replicas - share(unavailable, replicas, false);
      other.patch(
          Kinds.DEPLOYMENT,
          "web",
          "{'spec': {'template': {'spec': {'containers': [{'name': 'n', 'image': 'v2'}]}}}}");
      for (int i = 0; i < 3000; i++) {
        other.run(Duration.ofMillis(20));
        List<JsonObject> pods =
            other.list(Kinds.POD).stream()
                .filter(pod -> !pod.has("metadata", "deletionTimestamp"))
                .toList();
        assertThat(pods).hasSizeLessThanOrEqualTo(most);
        assertThat(pods.stream().filter(DeploymentControllerTest::isReady))
            .hasSizeGreaterThanOrEqualTo(least);
      }
      assertThat(other.get(Kinds.DEPLOYMENT, "web").number(0, "status", "updatedReplicas"))
          .isEqualTo(replicas);
    }
  }

  private static String quoted(String amount) {
    return amount.endsWith("%") ? "'" + amount + "'" : amount;
  }

  private static int share(String amount, int of, boolean up) {
    if (!amount.endsWith("%")) {
      return Integer.parseInt(amount);
    }
    double share = Integer.parseInt(amount.replace("%", "")) * of / 100.0;
    return (int) (up ? Math.ceil(share) : Math.floor(share));
  }

  private static boolean isReady(JsonObject pod) {
    JsonObject ready = pod.array("status", "conditions").find("type", "Ready");
    return ready != null && ready.string("status").equals("True");
  }

  private void setImage(String image) {
    cluster.patch(
        Kinds.DEPLOYMENT,
        "web",
        "{'spec': {'template': {'spec': {'containers': [{'name': 'nginx', 'image': '"
            + image
            + "'}]}}}}");
  }

  private static List<String> conditions(JsonObject object) {
    return object.array("status", "conditions").objects().stream()
        .map(c ->
            c.string("type")
                + " "
                + c.string("status")
                + " "
                + c.string("reason")
                + " "
                + c.string("message"))
        .toList();
  }
}
