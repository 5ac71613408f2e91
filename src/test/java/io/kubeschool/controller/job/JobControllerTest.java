package io.kubeschool.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.client.ApiException;
import io.kubeschool.controller.TestCluster;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Timestamps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobControllerTest {

  private static final String WORK =
      """
      {'metadata': {'name': 'work', 'namespace': 'default'},
       'spec': {'completions': 3, 'parallelism': 2, 'backoffLimit': 1,
         'template': {'spec': {'restartPolicy': 'Never',
           'containers': [{'name': 'c', 'image': 'busybox:1.36'}]}}}}\
      """;

  private final TestCluster cluster = new TestCluster(1);

  private void run(int seconds) {
    cluster.run(Duration.ofSeconds(seconds));
  }

  private List<JsonObject> running() {
    return cluster.list(Kinds.POD).stream()
        .filter(pod -> pod.string("status", "phase").equals("Running"))
        .toList();
  }

  private void end(String phase) {
    for (JsonObject pod : running()) {
      JsonObject unready =
          Json.objectOf(
              "type",
              "Ready",
              "status",
              "False",
              "lastTransitionTime",
              Timestamps.format(cluster.simulation.now()));
      JsonObject ended =
          pod.set(phase, "status", "phase").set(Json.arrayOf(unready), "status", "conditions");
      ApiException.check(cluster.client.updateStatus(Kinds.POD, ended));
    }
  }

  private JsonObject status() {
    return cluster.get(Kinds.JOB, "work").object("status");
  }

  private List<String> conditions() {
    return status().array("conditions").objects().stream()
        .map(c -> c.string("type") + " " + c.string("reason"))
        .toList();
  }

  @Test
  void runsAsManyAtATimeAsAskedUntilEnoughHaveSucceeded() {
    cluster.create(Kinds.JOB, WORK);
    run(5);
    assertThat(running()).hasSize(2);
    assertThat(status().number(0, "active")).isEqualTo(2);
    assertThat(status().number(0, "ready")).isEqualTo(2);

    end("Succeeded");
    run(5);
    assertThat(running()).hasSize(1);

    end("Succeeded");
    run(5);
    assertThat(conditions())
        .containsExactly("SuccessCriteriaMet CompletionsReached", "Complete CompletionsReached");
    assertThat(status().number(0, "succeeded")).isEqualTo(3);
    assertThat(status().object("uncountedTerminatedPods").isEmpty()).isTrue();
    assertThat(cluster.list(Kinds.POD))
        .hasSize(3)
        .allMatch(pod -> pod.array("metadata", "finalizers").isEmpty());
    assertThat(cluster.events("Job", "work")).hasSize(4).endsWith("Completed: Job completed");
  }

  @Test
  void selectsItsPodsByItsUid() {
    cluster.create(Kinds.JOB, WORK);
    run(5);
    JsonObject job = cluster.get(Kinds.JOB, "work");
    String uid = job.string("metadata", "uid");

    assertThat(job.string("spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid"))
        .isEqualTo(uid);
    assertThat(running().getFirst().object("metadata", "labels").strings())
        .containsEntry("batch.kubernetes.io/job-name", "work")
        .containsEntry("job-name", "work")
        .containsEntry("controller-uid", uid);
  }

  @Test
  void waitsLongerAfterEachFailureAndGivesUpBeyondTheLimit() {
    cluster.create(Kinds.JOB, WORK.replace("'parallelism': 2", "'parallelism': 1"));
    run(5);
    end("Failed");
    run(8);
    assertThat(running()).isEmpty();
    run(8);
    assertThat(running()).hasSize(1);

    end("Failed");
    run(5);
    assertThat(conditions())
        .containsExactly("FailureTarget BackoffLimitExceeded", "Failed BackoffLimitExceeded");
    assertThat(status().number(0, "failed")).isEqualTo(2);
    assertThat(cluster.events("Job", "work"))
        .endsWith("BackoffLimitExceeded: Job has reached the specified backoff limit");
  }

  @Test
  void endsAtItsDeadline() {
    cluster.create(
        Kinds.JOB, WORK.replace("'completions'", "'activeDeadlineSeconds': 20, 'completions'"));
    run(15);
    assertThat(conditions()).isEmpty();
    run(15);
    assertThat(conditions())
        .containsExactly("FailureTarget DeadlineExceeded", "Failed DeadlineExceeded");
    assertThat(cluster.list(Kinds.POD)).isEmpty();
  }

  @Test
  void numbersThePodsOfAnIndexedJob() {
    cluster.create(
        Kinds.JOB, WORK.replace("'completions'", "'completionMode': 'Indexed', 'completions'"));
    run(5);
    assertThat(running())
        .extracting(pod -> pod.string("spec", "hostname"))
        .containsExactlyInAnyOrder("work-0", "work-1");
    end("Succeeded");
    run(5);
    assertThat(status().string("completedIndexes")).isEqualTo("0,1");
    assertThat(running())
        .extracting(pod -> pod.string("spec", "hostname"))
        .containsExactly("work-2");
    end("Succeeded");
    run(5);
    assertThat(status().string("completedIndexes")).isEqualTo("0-2");
    assertThat(conditions()).endsWith("Complete CompletionsReached");
  }

  @Test
  void deletesItsPodsWhileItIsSuspended() {
    cluster.create(Kinds.JOB, WORK);
    run(5);
    cluster.patch(Kinds.JOB, "work", "{'spec': {'suspend': true}}");
    run(5);
    assertThat(cluster.list(Kinds.POD)).isEmpty();
    assertThat(conditions()).containsExactly("Suspended JobSuspended");

    cluster.patch(Kinds.JOB, "work", "{'spec': {'suspend': false}}");
    run(5);
    assertThat(running()).hasSize(2);
    assertThat(conditions()).containsExactly("Suspended JobResumed");
  }

  @Test
  void isGoneWithItsPodsSomeTimeAfterItHasFinished() {
    cluster.create(
        Kinds.JOB,
        WORK.replace("'completions': 3", "'ttlSecondsAfterFinished': 10, 'completions': 2"));
    run(5);
    end("Succeeded");
    run(5);
    assertThat(cluster.names(Kinds.JOB)).containsExactly("work");
    run(15);
    assertThat(cluster.names(Kinds.JOB)).isEmpty();
    assertThat(cluster.names(Kinds.POD)).isEmpty();
  }

  @Test
  void letsItsPodsGoWhenItIsDeleted() {
    cluster.create(Kinds.JOB, WORK);
    run(5);
    cluster.delete(Kinds.JOB, "work", "propagationPolicy", "Background");
    run(10);
    assertThat(cluster.names(Kinds.POD)).isEmpty();
  }
}
