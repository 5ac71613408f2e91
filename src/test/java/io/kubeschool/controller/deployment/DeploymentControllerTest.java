package io.kubeschool.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
