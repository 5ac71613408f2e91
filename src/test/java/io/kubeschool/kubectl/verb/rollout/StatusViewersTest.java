package io.kubeschool.kubectl.verb.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.kubectl.verb.rollout.StatusViewer.Progress;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusViewersTest {

  private static JsonObject object(String json) {
    return (JsonObject) Json.parse(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|{}|Waiting for deployment spec update to be observed...",
        "0|{'updatedReplicas':1}|Waiting for deployment \"web\" rollout to finish: 1 out of 3 new"
            + " replicas have been updated...",
        "0|{'updatedReplicas':3,'replicas':5}|Waiting for deployment \"web\" rollout to finish: 2"
            + " old replicas are pending termination...",
        "0|{'updatedReplicas':3,'replicas':3,'availableReplicas':2}|Waiting for deployment \"web\""
            + " rollout to finish: 2 of 3 updated replicas are available...",
        "0|{'updatedReplicas':3,'replicas':3,'availableReplicas':3}|deployment \"web\" successfully"
            + " rolled out"
      },
      quoteCharacter = '`')
  void tellsHowFarADeploymentIs(long generation, String status, String sentence) {
    JsonObject deployment =
        object("{\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":3}}")
            .set(generation, "metadata", "generation")
            .set(object(status.replace('\'', '"')), "status");
    Progress progress = StatusViewers.deployment(deployment, 0);
    assertThat(progress.text()).isEqualTo(sentence + "\n");
    assertThat(progress.done()).isEqualTo(sentence.contains("successfully"));
  }

  @Test
  void givesUpAfterTheDeadline() {
    JsonObject deployment =
        object(
            """
            {"metadata":{"name":"web"},"status":{"conditions":[
            {"type":"Progressing","reason":"ProgressDeadlineExceeded"}]}}
            """);
    assertThatThrownBy(() -> StatusViewers.deployment(deployment, 0))
        .hasMessage("deployment \"web\" exceeded its progress deadline");
  }

  @Test
  void looksAtOneRevisionOnly() {
    JsonObject deployment =
        object("{\"metadata\":{\"annotations\":{\"deployment.kubernetes.io/revision\":\"3\"}}}");
    assertThatThrownBy(() -> StatusViewers.deployment(deployment, 2))
        .hasMessage("desired revision (2) is different from the running revision (3)");
  }

  @Test
  void tellsHowFarADaemonSetIs() {
    JsonObject set =
        object(
            """
            {"metadata":{"name":"agent"},"spec":{"updateStrategy":{"type":"RollingUpdate"}},
            "status":{"desiredNumberScheduled":2,"updatedNumberScheduled":1}}
            """);
    assertThat(StatusViewers.daemonSet(set, 0).text())
        .isEqualTo(
            "Waiting for daemon set \"agent\" rollout to finish: 1 out of 2 new pods have been"
                + " updated...\n");
    JsonObject later = set.set(2, "status", "updatedNumberScheduled");
    assertThat(StatusViewers.daemonSet(later, 0).text())
        .isEqualTo(
            "Waiting for daemon set \"agent\" rollout to finish: 0 of 2 updated pods are"
                + " available...\n");
    JsonObject end = later.set(2, "status", "numberAvailable");
    assertThat(StatusViewers.daemonSet(end, 0))
        .isEqualTo(new Progress("daemon set \"agent\" successfully rolled out\n", true));
  }

  @Test
  void followsRollingUpdatesOnly() {
    JsonObject set = object("{\"spec\":{\"updateStrategy\":{\"type\":\"OnDelete\"}}}");
    assertThatThrownBy(() -> StatusViewers.statefulSet(set, 0))
        .hasMessage("rollout status is only available for RollingUpdate strategy type");
  }
}
