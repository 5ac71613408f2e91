package io.kubeschool.controller.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.Conditions;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DisruptionControllerTest {

  private static final String WEB =
      """
      {'metadata': {'name': 'web', 'namespace': 'default'},
       'spec': {'replicas': 3, 'selector': {'matchLabels': {'app': 'web'}},
         'strategy': {'type': 'RollingUpdate',
           'rollingUpdate': {'maxSurge': '25%', 'maxUnavailable': '25%'}},
         'template': {'metadata': {'labels': {'app': 'web'}},
           'spec': {'containers': [{'name': 'nginx', 'image': 'nginx:1.25'}]}}}}\
      """;

  private final TestCluster cluster = new TestCluster(1);

  private JsonObject budget(String limit) {
    cluster.create(
        Kinds.POD_DISRUPTION_BUDGET,
        "{'metadata': {'name': 'keep', 'namespace': 'default'}, 'spec': {"
            + limit
            + ", 'selector': {'matchLabels': {'app': 'web'}}}}");
    cluster.run(Duration.ofSeconds(2));
    return cluster.get(Kinds.POD_DISRUPTION_BUDGET, "keep");
  }

  private Reply evict(String pod) {
    return cluster.client.createSubresource(
        Kinds.POD,
        new ObjectKey("default", pod),
        "eviction",
        Json.objectOf(
            "apiVersion",
            "policy/v1",
            "kind",
            "Eviction",
            "metadata",
            Json.objectOf("name", pod, "namespace", "default")));
  }

  @Test
  void allowsAsManyEvictionsAsTheBudgetHasRoomFor() {
    cluster.create(Kinds.DEPLOYMENT, WEB);
    cluster.run(Duration.ofSeconds(10));
    JsonObject status = budget("'minAvailable': 2").object("status");
    assertThat(status.without("conditions").toText())
        .isEqualTo(
            "{\"currentHealthy\":3,\"desiredHealthy\":2,\"disruptionsAllowed\":1,"
                + "\"expectedPods\":3,\"observedGeneration\":1}");
    JsonObject condition = new Conditions(status.array("conditions")).find("DisruptionAllowed");
    assertThat(condition.string("status") + " " + condition.string("reason"))
        .isEqualTo("True SufficientPods");

    var pods = cluster.names(Kinds.POD);
    assertThat(evict(pods.get(0)).code()).isEqualTo(201);
    Reply refused = evict(pods.get(1));
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.message())
        .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");

    // once another pod has come, the next may go
    cluster.run(Duration.ofSeconds(10));
    assertThat(evict(pods.get(1)).code()).isEqualTo(201);
  }

  @Test
  void reckonsSharesFromWhatTheControllersAreScaledTo() {
    cluster.becomesReady = pod -> false;
    cluster.create(Kinds.DEPLOYMENT, WEB.replace("'replicas': 3", "'replicas': 5"));
    cluster.run(Duration.ofSeconds(10));
    JsonObject status = budget("'maxUnavailable': '30%'").object("status");
    assertThat(status.without("conditions").toText())
        .isEqualTo(
            "{\"currentHealthy\":0,\"desiredHealthy\":3,\"disruptionsAllowed\":0,"
                + "\"expectedPods\":5,\"observedGeneration\":1}");
  }

  @Test
  void saysThatNoPodMatches() {
    JsonObject status = budget("'minAvailable': 1").object("status");
    assertThat(status.number(-1, "desiredHealthy")).isEqualTo(1);
    assertThat(status.number(-1, "disruptionsAllowed")).isZero();
    assertThat(cluster.events("PodDisruptionBudget", "keep"))
        .containsExactly("NoPods: No matching pods found");
  }

  @Test
  void knowsNoShareOfPodsWhoseControllerIsNotScaled() {
    cluster.create(
        Kinds.JOB,
        """
        {'metadata': {'name': 'once', 'namespace': 'default'},
         'spec': {'completions': 1, 'parallelism': 1, 'backoffLimit': 6,
           'selector': {'matchLabels': {'app': 'web'}}, 'manualSelector': true,
           'template': {'metadata': {'labels': {'app': 'web'}}, 'spec': {'restartPolicy': 'Never',
             'containers': [{'name': 'nginx', 'image': 'nginx:1.25'}]}}}}\
        """);
    cluster.run(Duration.ofSeconds(3));
    JsonObject condition =
        new Conditions(budget("'maxUnavailable': 1").array("status", "conditions"))
            .find("DisruptionAllowed");
    assertThat(condition.string("reason") + ": " + condition.string("message"))
        .isEqualTo("SyncFailed: jobs.batch does not implement the scale subresource");
    assertThat(cluster.events("PodDisruptionBudget", "keep"))
        .contains(
            "CalculateExpectedPodCountFailed: Failed to calculate the number of expected pods:"
                + " jobs.batch does not implement the scale subresource");
  }

  @Test
  void warnsOfPodsThatNobodyManages() {
    cluster.create(
        Kinds.POD,
        """
        {'metadata': {'name': 'alone', 'namespace': 'default', 'labels': {'app': 'web'}},
         'spec': {'containers': [{'name': 'nginx', 'image': 'nginx:1.25'}]}}\
        """);
    cluster.run(Duration.ofSeconds(3));
    assertThat(budget("'maxUnavailable': 1").number(-1, "status", "expectedPods")).isZero();
    assertThat(cluster.events("PodDisruptionBudget", "keep"))
        .singleElement()
        .asString()
        .startsWith(
            "UnmanagedPods: Pods selected by this PodDisruptionBudget (selector: app=web) were"
                + " found to be unmanaged.");
  }
}
