package io.kubeschool.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {

  private static final String WEB =
      """
      {'metadata': {'name': 'web', 'namespace': 'default'},
       'spec': {'replicas': 3, 'selector': {'matchLabels': {'app': 'web'}},
         'template': {'metadata': {'labels': {'app': 'web'}},
           'spec': {'containers': [{'name': 'nginx', 'image': 'nginx'}]}}}}\
      """;

  private final TestCluster cluster = new TestCluster(1);

  @Test
  void adoptsPodsThatItsSelectorMatches() {
    createPod("a", "web");
    createPod("b", "web");
    createPod("c", "other");
    cluster.run(Duration.ofSeconds(5));
    cluster.create(Kinds.REPLICA_SET, WEB);
    cluster.run(Duration.ofSeconds(5));

    assertThat(owner("a")).isEqualTo("ReplicaSet web true true");
    assertThat(owner("b")).isEqualTo("ReplicaSet web true true");
    assertThat(owner("c")).isEmpty();
    assertThat(cluster.names(Kinds.POD)).hasSize(4);
    assertThat(cluster.events("ReplicaSet", "web"))
        .singleElement()
        .asString()
        .matches("SuccessfulCreate: Created pod: web-[a-z0-9]{5}");
    assertThat(cluster.get(Kinds.REPLICA_SET, "web").object("status").toText())
        .isEqualTo(
            "{\"availableReplicas\":3,\"fullyLabeledReplicas\":3,\"observedGeneration\":1,"
                + "\"readyReplicas\":3,\"replicas\":3,\"terminatingReplicas\":0}");
  }

  @Test
  void killsThePodThatIsOneTooMany() {
    cluster.create(Kinds.REPLICA_SET, WEB);
    cluster.run(Duration.ofSeconds(10));
    List<String> before = cluster.names(Kinds.POD);
    createPod("stray", "web");
    cluster.run(Duration.ofSeconds(10));

    assertThat(cluster.names(Kinds.POD)).isEqualTo(before);
    assertThat(cluster.events("ReplicaSet", "web"))
        .contains("SuccessfulDelete: Deleted pod: stray");
  }

  @Test
  void replacesAPodThatLosesItsLabelAndLetsGoOfIt() {
    cluster.create(Kinds.REPLICA_SET, WEB);
    cluster.run(Duration.ofSeconds(10));
    String pod = cluster.names(Kinds.POD).getFirst();
    cluster.patch(Kinds.POD, pod, "{'metadata': {'labels': {'app': 'free'}}}");
    cluster.run(Duration.ofSeconds(10));

    assertThat(owner(pod)).isEmpty();
    assertThat(cluster.names(Kinds.POD)).hasSize(4).contains(pod);

    cluster.patch(Kinds.POD, pod, "{'metadata': {'labels': {'app': 'web'}}}");
    cluster.run(Duration.ofSeconds(10));
    assertThat(cluster.names(Kinds.POD)).hasSize(3);
  }

  @Test
  void scalesDownToNothingAndUpAgain() {
    cluster.create(Kinds.REPLICA_SET, WEB);
    cluster.run(Duration.ofSeconds(10));
    cluster.patch(Kinds.REPLICA_SET, "web", "{'spec': {'replicas': 0}}");
    cluster.run(Duration.ofSeconds(10));
    assertThat(cluster.names(Kinds.POD)).isEmpty();

    cluster.patch(Kinds.REPLICA_SET, "web", "{'spec': {'replicas': 40}}");
    cluster.run(Duration.ofSeconds(10));
    assertThat(cluster.names(Kinds.POD)).hasSize(40);
    JsonObject status = cluster.get(Kinds.REPLICA_SET, "web").object("status");
    assertThat(status.number(0, "readyReplicas")).isEqualTo(40);
    // Many events alike are one from the tenth on, and after 25 the source is silent.
    assertThat(cluster.events("ReplicaSet", "web")).hasSizeLessThan(26);
  }

  @Test
  void keepsReplicationControllersToo() {
    cluster.create(
        Kinds.REPLICATION_CONTROLLER,
        """
        {'metadata': {'name': 'old', 'namespace': 'default'},
         'spec': {'replicas': 2, 'selector': {'app': 'old'},
           'template': {'metadata': {'labels': {'app': 'old'}},
             'spec': {'containers': [{'name': 'nginx', 'image': 'nginx'}]}}}}\
        """);
    cluster.run(Duration.ofSeconds(10));

    assertThat(cluster.names(Kinds.POD)).hasSize(2);
    assertThat(cluster.get(Kinds.REPLICATION_CONTROLLER, "old").object("status").toText())
        .isEqualTo(
            "{\"availableReplicas\":2,\"fullyLabeledReplicas\":2,\"observedGeneration\":1,"
                + "\"readyReplicas\":2,\"replicas\":2}");
  }

  private void createPod(String name, String app) {
    cluster.create(
        Kinds.POD,
        """
        {'metadata': {'name': '%s', 'namespace': 'default', 'labels': {'app': '%s'}},
         'spec': {'containers': [{'name': 'nginx', 'image': 'nginx'}]}}\
        """
            .formatted(name, app));
  }

  private String owner(String pod) {
    StringBuilder owners = new StringBuilder();
    for (JsonObject owner :
        cluster.get(Kinds.POD, pod).array("metadata", "ownerReferences").objects()) {
      owners
          .append(owner.string("kind"))
          .append(' ')
          .append(owner.string("name"))
          .append(' ')
          .append(owner.bool("controller"))
          .append(' ')
          .append(owner.bool("blockOwnerDeletion"));
    }
    return owners.toString();
  }
}
