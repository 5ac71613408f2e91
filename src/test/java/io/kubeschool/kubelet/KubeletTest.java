package io.kubeschool.kubelet;

import static io.kubeschool.kubelet.TestNode.container;
import static io.kubeschool.kubelet.TestNode.key;
import static io.kubeschool.kubelet.TestNode.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletTest {

  private static final String PRESENT =
      "\" already present on machine and can be accessed by the pod";

  private final TestNode node = new TestNode(1);

  @Test
  void runsAPodWithTheEventsOfARealNode() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);

    assertThat(node.get("web").phase()).isEqualTo("Running");
    assertThat(node.get("web").isReady()).isTrue();
    assertThat(node.events("web"))
        .containsExactly(
            "Pulled: Container image \"nginx:1.14.2" + PRESENT,
            "Created: Container created",
            "Started: Container started");
  }

  @Test
  void tellsTheStatusOfARunningPodAsUpstream() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);

    JsonObject status = node.get("web").json().object("status");
    JsonObject container = status.array("containerStatuses").objectAt(0);
    assertThat(status.names())
        .containsExactly(
            "conditions",
            "containerStatuses",
            "hostIP",
            "hostIPs",
            "observedGeneration",
            "phase",
            "podIP",
            "podIPs",
            "qosClass",
            "resources",
            "startTime");
    assertThat(
            status.array("conditions").objects().stream()
                .map(c -> c.string("type") + "=" + c.string("status")))
        .containsExactly(
            "PodReadyToStartContainers=True",
            "Initialized=True",
            "Ready=True",
            "ContainersReady=True",
            "PodScheduled=True");
    assertThat(container.without("containerID").without("imageID").toText())
        .isEqualTo(
            "{\"image\":\"docker.io/library/nginx:1.14.2\",\"lastState\":{},\"name\":\"nginx\","
                + "\"ready\":true,\"resources\":{},\"restartCount\":0,\"started\":true,"
                + "\"state\":{\"running\":{\"startedAt\":\"2026-01-01T00:00:00Z\"}},"
                + "\"user\":{\"linux\":{\"gid\":0,\"supplementalGroups\":[0],\"uid\":0}}}");
  }

  @Test
  void goesThroughTheStatesThatAWatchShows() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);

    assertThat(node.history.stream().map(h -> h.substring(h.indexOf('s') + 2)))
        .containsExactly(
            "+web Pending ready=false []",
            "*web Pending ready=false [{\"waiting\":{\"reason\":\"ContainerCreating\"}}]",
            "*web Pending ready=false [{\"waiting\":{\"reason\":\"ContainerCreating\"}}]",
            "*web Running ready=true [{\"running\":{\"startedAt\":\"2026-01-01T00:00:00Z\"}}]");
  }

  @Test
  void backsOffFromAnImageThatDoesNotExist() {
    node.create(pod("bad", container("web", "nginx:9.99")));
    node.run(4);

    assertThat(node.state("bad", "web").object("waiting").string("reason"))
        .isEqualTo("ErrImagePull");
    assertThat(node.events("bad"))
        .containsExactly(
            "Pulling: Pulling image \"nginx:9.99\"",
            "Failed: Failed to pull image \"nginx:9.99\": rpc error: code = NotFound desc = failed"
                + " to pull and unpack image \"docker.io/library/nginx:9.99\": failed to resolve"
                + " image: docker.io/library/nginx:9.99: not found",
            "Failed: Error: ErrImagePull",
            "BackOff: Back-off pulling image \"nginx:9.99\"",
            "Failed: Error: ImagePullBackOff");

    node.run(120);
    assertThat(node.events("bad").getFirst()).matches("Pulling: .* \\(x[345]\\)");
  }

  @Test
  void refusesNamesThatAreNoImages() {
    node.create(pod("bad", container("web", "Nginx:1.25")));
    node.run(4);

    assertThat(node.state("bad", "web").object("waiting").string("reason"))
        .isEqualTo("InvalidImageName");
    assertThat(node.events("bad").getFirst())
        .startsWith(
            "InspectFailed: Failed to apply default image tag \"Nginx:1.25\": couldn't parse image"
                + " name \"Nginx:1.25\": invalid reference format: repository name"
                + " (library/Nginx) must be lowercase");
  }

  @Test
  void restartsWhatEndsWithGrowingPauses() {
    node.create(pod("loops", container("main", "busybox", "false")));
    node.run(70);

    Pod pod = node.get("loops");
    JsonObject status = pod.containerStatuses().getFirst();
    assertThat(pod.phase()).isEqualTo("Running");
    assertThat(status.number(0, "restartCount")).isBetween(3L, 4L);
    assertThat(node.events("loops"))
        .anyMatch(e ->
            e.matches(
                "BackOff: Back-off restarting failed container main in pod"
                    + " loops_default\\(.*\\).*"));
    assertThat(status.object("lastState", "terminated").number(0, "exitCode")).isEqualTo(1);
    String message = status.object("state", "waiting").string("message");
    if (!message.isEmpty()) {
      assertThat(message).matches("back-off (20|40)s restarting failed container=main pod=.*");
    }
  }

  @Test
  void endsPodsThatAreNotRestarted() {
    node.create(
        pod("good", container("main", "busybox", "true")).set("Never", "spec", "restartPolicy"));
    node.create(
        pod("bad", container("main", "busybox", "false")).set("Never", "spec", "restartPolicy"));
    node.run(5);

    assertThat(node.get("good").phase()).isEqualTo("Succeeded");
    assertThat(node.get("bad").phase()).isEqualTo("Failed");
    assertThat(node.state("good", "main").object("terminated").string("reason"))
        .isEqualTo("Completed");
    assertThat(node.get("good").condition("Ready").string("reason")).isEqualTo("PodCompleted");
    assertThat(node.get("bad").condition("Ready").string("reason")).isEqualTo("PodFailed");
    assertThat(node.get("good").condition("PodReadyToStartContainers").string("status"))
        .isEqualTo("False");
  }

  @Test
  void tellsWhyACommandCannotBeRun() {
    node.create(
        pod("slepp", container("main", "alpine", "/bin/slepp", "99"))
            .set("Never", "spec", "restartPolicy"));
    node.run(5);

    JsonObject ended = node.state("slepp", "main").object("terminated");
    assertThat(ended.string("reason")).isEqualTo("StartError");
    assertThat(ended.number(0, "exitCode")).isEqualTo(128);
    assertThat(ended.string("message"))
        .isEqualTo(
            "failed to create containerd task: failed to create shim task: OCI runtime create"
                + " failed: runc create failed: unable to start container process: error during"
                + " container init: exec: \"/bin/slepp\": stat /bin/slepp: no such file or"
                + " directory");
  }

  @Test
  void restartsAContainerWhoseImageChanges() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(5);
    JsonObject pod = node.get("web").json();
    JsonObject changed =
        pod.object("spec").array("containers").objectAt(0).with("image", "nginx:1.15.2");
    node.client.update(Kinds.POD, pod.set(Json.arrayOf(changed), "spec", "containers"));
    node.run(5);

    assertThat(node.events("web"))
        .containsExactly(
            "Pulled: Container image \"nginx:1.14.2" + PRESENT,
            "Created: Container created (x2)",
            "Started: Container started (x2)",
            "Killing: Container nginx definition changed, will be restarted",
            "Pulled: Container image \"nginx:1.15.2" + PRESENT);
    JsonObject status = node.get("web").containerStatuses().getFirst();
    assertThat(status.number(0, "restartCount")).isEqualTo(1);
    assertThat(status.object("lastState", "terminated").string("reason")).isEqualTo("Completed");
    assertThat(node.get("web").isReady()).isTrue();
  }

  @Test
  void letsAPoliteProgramEndAtOnceAndADeafOneAfterItsGracePeriod() {
    node.create(pod("nginx", container("main", "nginx")));
    node.create(pod("deaf", container("main", "busybox", "sleep", "9999")));
    node.run(5);
    node.client.delete(Kinds.POD, key("nginx"));
    node.client.delete(Kinds.POD, key("deaf"));

    node.run(3);
    assertThat(node.client.get(Kinds.POD, key("nginx")).code()).isEqualTo(404);
    assertThat(node.get("deaf").isTerminating()).isTrue();
    node.run(25);
    assertThat(node.get("deaf").phase()).isEqualTo("Running");
    node.run(6);
    assertThat(node.client.get(Kinds.POD, key("deaf")).code()).isEqualTo(404);
    assertThat(node.history.stream().filter(h -> h.contains("-deaf")).findFirst().orElseThrow())
        .contains("Failed", "\"exitCode\":137");
    assertThat(node.events("deaf")).endsWith("Killing: Stopping container main");
  }

  @Test
  void runsInitContainersOneAfterTheOther() {
    JsonObject init =
        container("setup", "busybox:1.36", "sleep", "2")
            .with("imagePullPolicy", "IfNotPresent")
            .with("resources", JsonObject.EMPTY);
    node.create(
        pod("web", container("nginx", "nginx:1.25"))
            .set(Json.arrayOf(init), "spec", "initContainers"));
    node.run(2);
    assertThat(node.get("web").condition("Initialized").string("message"))
        .isEqualTo("containers with incomplete status: [setup]");
    assertThat(node.state("web", "nginx").object("waiting").string("reason"))
        .isEqualTo("PodInitializing");
    node.run(5);
    assertThat(node.get("web").isReady()).isTrue();
    assertThat(node.events("web")).hasSize(6).contains("Created: Container created");
  }

  @Test
  void probesByRunningTheCommand() {
    JsonObject probe =
        Json.objectOf(
            "exec",
            Json.objectOf("command", List.of("cat", "/tmp/ready")),
            "periodSeconds",
            1,
            "failureThreshold",
            1);
    node.create(
        pod("slow", container("main", "busybox", "sleep", "999").with("readinessProbe", probe)));
    node.run(5);
    assertThat(node.get("slow").isReady()).isFalse();
    assertThat(node.get("slow").condition("Ready").string("message"))
        .isEqualTo("containers with unready status: [main]");
    assertThat(node.events("slow").getLast())
        .startsWith(
            "Unhealthy: Readiness probe failed: cat: can't open '/tmp/ready': No such file or"
                + " directory\n");

    Container container = node.kubelet.container(key("slow"), "main");
    node.exec(container, "touch", "/tmp/ready");
    node.run(3);
    assertThat(node.get("slow").isReady()).isTrue();
  }

  @Test
  void restartsWhatFailsItsLivenessProbe() {
    JsonObject probe =
        Json.objectOf(
            "tcpSocket",
            Json.objectOf("port", 81),
            "periodSeconds",
            2,
            "failureThreshold",
            2,
            "successThreshold",
            1);
    node.create(pod("deaf", container("main", "nginx:1.25").with("livenessProbe", probe)));
    node.run(5);

    assertThat(node.events("deaf"))
        .contains("Killing: Container main failed liveness probe, will be restarted")
        .anyMatch(e ->
            e.startsWith(
                "Unhealthy: Liveness probe failed: dial tcp 10.244.0.2:81: connect: connection"
                    + " refused"));
    assertThat(node.get("deaf").containerStatuses().getFirst().number(0, "restartCount"))
        .isEqualTo(1);
  }

  @Test
  void answersHttpProbesFromTheFilesThatNginxServes() {
    JsonObject probe =
        Json.objectOf(
            "httpGet",
            Json.objectOf("path", "/_health", "port", 80),
            "periodSeconds",
            1,
            "failureThreshold",
            3);
    node.create(pod("web", container("main", "nginx:1.25").with("readinessProbe", probe)));
    node.run(5);

    assertThat(node.get("web").isReady()).isFalse();
    assertThat(node.events("web"))
        .anyMatch(e ->
            e.startsWith(
                "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404"));
  }

  @Test
  void waitsForTheConfigurationOfAContainer() {
    JsonObject variable =
        Json.objectOf(
            "name",
            "A",
            "valueFrom",
            Json.objectOf("configMapKeyRef", Json.objectOf("name", "nosuch", "key", "a")));
    node.create(pod("env", container("main", "nginx:1.25").with("env", Json.arrayOf(variable))));
    node.run(4);
    assertThat(node.state("env", "main").object("waiting").toText())
        .isEqualTo(
            "{\"message\":\"configmap \\\"nosuch\\\" not found\","
                + "\"reason\":\"CreateContainerConfigError\"}");
    assertThat(node.events("env"))
        .containsExactly(
            "Pulled: Container image \"nginx:1.25" + PRESENT + " (x2)",
            "Failed: Error: configmap \"nosuch\" not found (x2)");

    node.client.create(
        Kinds.CONFIG_MAP,
        (JsonObject)
            Json.parse(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"nosuch\","
                    + "\"namespace\":\"default\"},\"data\":{\"a\":\"1\"}}"));
    node.run(20);
    assertThat(node.get("env").isReady()).isTrue();
  }

  @Test
  void registersTheNodeAndRenewsItsLease() {
    node.run(25);
    JsonObject registered = node.client.get(Kinds.NODE, new ObjectKey("", "node01")).object();
    assertThat(registered.array("status", "conditions").objects().getLast().toText())
        .contains("\"reason\":\"KubeletReady\"");
    JsonObject lease =
        node.client.get(Kinds.LEASE, new ObjectKey("kube-node-lease", "node01")).object();
    assertThat(lease.string("spec", "renewTime")).startsWith("2026-01-01T00:00:2");
  }

  @Test
  void keepsTheLogsOfThisLifeAndTheOneBefore() {
    node.create(pod("echo", container("main", "busybox", "echo", "hello")));
    node.run(4);

    assertThat(node.log("echo", "container", "main")).isEqualTo("hello\n");
    assertThat(node.log("echo", "container", "main", "previous", "true")).isEqualTo("hello\n");
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);
    assertThat(node.log("web", "container", "nginx", "tailLines", "1"))
        .isEqualTo("2026/01/01 00:00:04 [notice] 1#1: start worker process 8\n");
    assertThat(node.log("web", "container", "nginx", "previous", "true"))
        .isEqualTo("previous terminated container \"nginx\" in pod \"web\" not found");
  }

  @Test
  void runsCommandsInContainers() {
    node.create(pod("lone", container("main", "busybox", "sleep", "9999")));
    node.run(3);

    assertThat(node.exec("lone", "echo", "hello")).isEqualTo("hello\n{\"status\":\"Success\"}");
    assertThat(node.exec("lone", "false"))
        .isEqualTo(
            "{\"details\":{\"causes\":[{\"message\":\"1\",\"reason\":\"ExitCode\"}]},"
                + "\"reason\":\"NonZeroExitCode\",\"status\":\"Failure\"}");
    assertThat(node.exec("lone", "nosuchcommand"))
        .contains(
            "OCI runtime exec failed: exec failed: unable to start container process: exec:"
                + " \\\"nosuchcommand\\\": executable file not found in $PATH");
  }

  @Test
  void waitsForVolumesAndSaysWhatIsMissing() {
    node.create(
        pod("conf", container("main", "nginx:1.25"))
            .set(
                Json.arrayOf(
                    Json.objectOf("name", "conf", "configMap", Json.objectOf("name", "missing"))),
                "spec",
                "volumes"));
    node.run(10);

    assertThat(node.state("conf", "main").object("waiting").string("reason"))
        .isEqualTo("ContainerCreating");
    assertThat(node.events("conf"))
        .singleElement()
        .asString()
        .matches(
            "FailedMount: MountVolume.SetUp failed for volume \"conf\" : configmap \"missing\" not"
                + " found \\(x\\d\\)");
    node.client.delete(Kinds.POD, key("conf"));
    node.run(3);
    assertThat(node.client.get(Kinds.POD, key("conf")).code()).isEqualTo(404);
  }

  @Test
  void sharesVolumesBetweenContainers() {
    JsonObject mount = Json.objectOf("name", "shared", "mountPath", "/data");
    node.create(
        pod(
                "two",
                container("a", "busybox", "touch", "/data/x")
                    .with("volumeMounts", Json.arrayOf(mount)),
                container("b", "busybox", "sleep", "999").with("volumeMounts", Json.arrayOf(mount)))
            .set(
                Json.arrayOf(Json.objectOf("name", "shared", "emptyDir", JsonObject.EMPTY)),
                "spec",
                "volumes"));
    node.run(4);

    assertThat(node.exec(node.kubelet.container(key("two"), "b"), "cat", "/data/x")).isEqualTo(0);
    assertThat(node.exec(node.kubelet.container(key("two"), "b"), "cat", "/data/y")).isEqualTo(1);
    assertThat(node.exec(node.kubelet.container(key("two"), "b"), "cat", "/etc/resolv.conf"))
        .isEqualTo(0);
  }

  @Test
  void refusesPodsThatDoNotFit() {
    JsonObject big = container("main", "nginx:1.25");
    JsonObject pod = pod("big", big);
    JsonObject sized =
        pod.object("spec")
            .array("containers")
            .objectAt(0)
            .set("1000", "resources", "requests", "cpu");
    node.create(pod.set(Json.arrayOf(sized), "spec", "containers"));
    node.run(2);

    assertThat(node.get("big").phase()).isEqualTo("Failed");
    assertThat(node.get("big").json().string("status", "message"))
        .isEqualTo(
            "Pod was rejected: Node didn't have enough resource: cpu, requested: 1000000, used: 0,"
                + " capacity: 2000");
    assertThat(node.events("big")).singleElement().asString().startsWith("OutOfcpu: Node didn't");
  }

  @Test
  void endsPodsWhoseDeadlinePasses() {
    node.create(
        pod("late", container("main", "nginx:1.25")).set(6, "spec", "activeDeadlineSeconds"));
    node.run(5);
    assertThat(node.get("late").isReady()).isTrue();
    node.run(7);

    JsonObject status = node.get("late").json().object("status");
    assertThat(status.string("phase")).isEqualTo("Failed");
    assertThat(status.string("reason")).isEqualTo("DeadlineExceeded");
    assertThat(node.state("late", "main").object("terminated").string("reason"))
        .isEqualTo("Completed");
    assertThat(node.events("late"))
        .contains(
            "DeadlineExceeded: Pod was active on the node longer than the specified deadline",
            "Killing: Stopping container main");
  }

  @Test
  void forgetsPodsThatAreRemovedByForce() {
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.run(3);
    node.client.delete(Kinds.POD, key("web"), Json.objectOf("gracePeriodSeconds", 0));
    assertThat(node.client.get(Kinds.POD, key("web")).code()).isEqualTo(404);
    node.run(5);
    assertThat(node.kubelet.pods()).isEmpty();
  }

  @Test
  void doesTheSameAgainFromTheSameSeed() {
    assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
  }

  private static List<String> story(long seed) {
    TestNode node = new TestNode(seed);
    node.create(pod("web", container("nginx", "nginx:1.14.2")));
    node.create(pod("loops", container("main", "busybox", "false")));
    node.create(pod("bad", container("web", "nginx:9.99")));
    node.simulation.runFor(Duration.ofSeconds(60));
    return node.history;
  }
}
