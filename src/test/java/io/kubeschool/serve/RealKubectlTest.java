package io.kubeschool.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubeschool.world.WorldSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kubectl that others have built, against the served API. What it prints itself may differ from
 * one version to the next, so just what comes from the server is looked at closely. Skipped where
 * there is no kubectl.
 */
class RealKubectlTest {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: nginx, image: nginx, ports: [{containerPort: 80}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """;

  @TempDir private static Path folder;

  private static ServedCluster cluster;

  private record Result(int status, String out, String err) {}

  @BeforeAll
  static void start() throws IOException {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "kubectl")));
    assumeTrue(found, "there is no kubectl on PATH");
    cluster = ServedCluster.start(folder, WorldSpec.TWO_NODES);
    Files.writeString(folder.resolve("web.yaml"), MANIFEST);
    assertThat(run("apply", "-f", "web.yaml").out())
        .isEqualTo("deployment.apps/web created\nservice/web created\n");
    run("rollout", "status", "deployment/web", "--timeout=60s");
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
      assertThat(cluster.problems()).isEmpty();
    }
  }

  private static Process begin(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
    builder.environment().put("HOME", folder.toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result end(Process process, String input) {
    try {
      CompletableFuture<String> err = read(process.errorReader(StandardCharsets.UTF_8));
      CompletableFuture<String> out = read(process.inputReader(StandardCharsets.UTF_8));
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(input);
      }
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("kubectl goes on: " + out.join() + err.join());
      }
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static CompletableFuture<String> read(java.io.BufferedReader reader) {
    return CompletableFuture.supplyAsync(() -> {
      try (reader) {
        return reader.readAllAsString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static Result run(String... arguments) {
    return end(begin(arguments), "");
  }

  private static String out(String... arguments) {
    Result result = run(arguments);
    assertThat(result.status()).as(String.join(" ", arguments) + ": " + result.err()).isZero();
    return result.out();
  }

  @Test
  void objects_are_shown() {
    assertThat(out("get", "nodes"))
        .matches(
            """
            NAME     STATUS   ROLES    AGE \\s*VERSION
            node01   Ready    <none>   \\S+\\s+v1.36.4
            node02   Ready    <none>   \\S+\\s+v1.36.4
            """);
    assertThat(out("get", "deployment", "web", "--no-headers"))
        .matches("web   2/2   2     2     \\S+\n");
    assertThat(out("get", "pods", "-l", "app=web", "-o", "jsonpath={.items[*].status.phase}"))
        .isEqualTo("Running Running");
    assertThat(out("describe", "deployment", "web"))
        .contains("2 desired | 2 updated | 2 total | 2 available | 0 unavailable")
        .contains("ScalingReplicaSet");
    assertThat(out("api-resources", "--api-group=apps", "-o", "name"))
        .isEqualTo(
            """
            controllerrevisions.apps
            daemonsets.apps
            deployments.apps
            replicasets.apps
            statefulsets.apps
            """);
  }

  @Test
  void a_manifest_is_applied_again_and_changed() throws IOException {
    Files.writeString(folder.resolve("again.yaml"), MANIFEST.replace("web", "again"));
    out("apply", "-f", "again.yaml");
    assertThat(out("apply", "-f", "again.yaml"))
        .isEqualTo("deployment.apps/again unchanged\nservice/again unchanged\n");
    Files.writeString(
        folder.resolve("again.yaml"),
        MANIFEST.replace("web", "again").replace("replicas: 2", "replicas: 1"));
    assertThat(run("diff", "-f", "again.yaml").out()).contains("-  replicas: 2", "+  replicas: 1");
    assertThat(out("apply", "-f", "again.yaml"))
        .isEqualTo("deployment.apps/again configured\nservice/again unchanged\n");
    assertThat(run("apply", "-f", "again.yaml", "--dry-run=server").status()).isZero();
    assertThat(out("delete", "-f", "again.yaml"))
        .contains("deployment.apps \"again\" deleted", "service \"again\" deleted");
  }

  @Test
  void a_field_that_there_is_none_of_is_refused() throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), MANIFEST.replace("replicas", "copies"));
    Result result = run("apply", "-f", "wrong.yaml");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("unknown field \"spec.copies\"");
  }

  /** It checks lists itself, by the older OpenAPI document, which it takes as protobuf only. */
  @Test
  void a_list_is_checked_by_the_client_and_created() throws IOException {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: listed}, data: {a: b}}
        - {apiVersion: v1, kind: Service, metadata: {name: listed}, spec: {ports: [{port: 80}]}}
        """;
    Files.writeString(folder.resolve("list.yaml"), list.replace("port: 80", "port: x"));
    assertThat(run("create", "-f", "list.yaml").err())
        .contains(
            "ValidationError(Service.spec.ports[0].port): invalid type for"
                + " io.k8s.api.core.v1.ServicePort.port: got \"string\", expected \"integer\"");
    Files.writeString(folder.resolve("list.yaml"), list);
    assertThat(out("create", "-f", "list.yaml"))
        .isEqualTo("configmap/listed created\nservice/listed created\n");
  }

  /** Its typed clients send protobuf. */
  @Test
  void objects_are_made_by_generators() {
    out("create", "deployment", "made", "--image=nginx", "--replicas=1", "--port=80");
    assertThat(out("get", "deployment", "made", "-o", "jsonpath={.spec.template.spec.containers}"))
        .contains("\"image\":\"nginx\"", "\"containerPort\":80");
    out("create", "secret", "generic", "hidden", "--from-literal=a=b");
    assertThat(out("get", "secret", "hidden", "-o", "jsonpath={.data.a}")).isEqualTo("Yg==");
    out("create", "quota", "little", "--hard=pods=50,requests.cpu=2");
    assertThat(out("get", "quota", "little", "-o", "jsonpath={.spec.hard.requests\\.cpu}"))
        .isEqualTo("2");
    // the other tests' pods ask for no CPU
    out("delete", "quota", "little");
    out("create", "ingress", "way", "--rule=a.example/b=web:80");
    assertThat(out("get", "ingress", "way", "-o", "jsonpath={.spec.rules[0].host}"))
        .isEqualTo("a.example");
    assertThat(out("auth", "can-i", "create", "pods")).isEqualTo("yes\n");
    assertThat(out("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}"))
        .isEqualTo("kubernetes-admin");
    assertThat(out("create", "token", "default").split("\\.")).hasSize(3);
  }

  @Test
  void a_deployment_is_rolled_out_and_waited_for() {
    out("create", "deployment", "rolled", "--image=nginx", "--replicas=2");
    assertThat(out("rollout", "status", "deployment/rolled", "--timeout=60s"))
        .endsWith("deployment \"rolled\" successfully rolled out\n");
    out("scale", "deployment/rolled", "--replicas=3");
    assertThat(
            out(
                "wait",
                "--for=jsonpath={.status.readyReplicas}=3",
                "deployment/rolled",
                "--timeout=60s"))
        .isEqualTo("deployment.apps/rolled condition met\n");
    out("set", "image", "deployment/rolled", "nginx=nginx:1.28");
    out("rollout", "status", "deployment/rolled", "--timeout=90s");
    assertThat(out("rollout", "history", "deployment/rolled")).contains("1 ", "2 ");
    out("rollout", "undo", "deployment/rolled");
    out("label", "deployment", "rolled", "x=y");
    out("annotate", "deployment", "rolled", "a=b");
    out("patch", "deployment", "rolled", "-p", "{\"spec\":{\"replicas\":0}}");
    out("rollout", "status", "deployment/rolled", "--timeout=60s");
    out("delete", "deployment", "rolled", "--wait");
    assertThat(run("get", "deployment", "rolled").err())
        .isEqualTo("Error from server (NotFound): deployments.apps \"rolled\" not found\n");
  }

  @Test
  void the_schema_is_explained() {
    assertThat(out("explain", "deployment.spec.replicas"))
        .startsWith(
            """
            GROUP:      apps
            KIND:       Deployment
            VERSION:    v1

            FIELD: replicas <integer>
            """);
    assertThat(out("explain", "pod.spec.containers.resources"))
        .contains("limits\t<map[string]Quantity>");
  }

  @Test
  void changes_are_watched() throws Exception {
    Process watch = begin("get", "configmaps", "-w", "--output-watch-events", "--no-headers");
    var lines = watch.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).startsWith("ADDED").contains("kube-root-ca.crt");
    out("create", "configmap", "seen", "--from-literal=a=b");
    assertThat(lines.readLine()).matches("ADDED\\s+seen\\s+1\\s+\\S+");
    out("delete", "configmap", "seen");
    assertThat(lines.readLine()).matches("DELETED\\s+seen\\s+1\\s+\\S+");
    watch.destroy();
    assertThat(watch.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_container_is_talked_to() throws Exception {
    out("run", "box", "--image=busybox", "--", "sh", "-c", "echo up; sleep 1; echo on; sleep 999");
    out("wait", "--for=condition=Ready", "pod/box", "--timeout=60s");
    Process logs = begin("logs", "-f", "box");
    var lines = logs.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("up");
    assertThat(lines.readLine()).isEqualTo("on");
    logs.destroy();

    assertThat(out("exec", "box", "--", "sh", "-c", "echo $((6*7))")).isEqualTo("42\n");
    Result failed = run("exec", "box", "--", "sh", "-c", "echo bad >&2; exit 3");
    assertThat(failed).isEqualTo(new Result(3, "", "bad\ncommand terminated with exit code 3\n"));
    assertThat(end(begin("exec", "-i", "box", "--", "cat"), "to and fro\n").out())
        .isEqualTo("to and fro\n");
    assertThat(run("exec", "box", "-c", "none", "--", "ls").err())
        .isEqualTo("Error from server (BadRequest): container none is not valid for pod box\n");
    assertThat(run("exec", "nowhere", "--", "ls").err())
        .isEqualTo("Error from server (NotFound): pods \"nowhere\" not found\n");
  }

  @Test
  void a_port_is_forwarded() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process forward = begin("port-forward", "--address=127.0.0.1", "service/web", port + ":80");
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(forward.inputReader(StandardCharsets.UTF_8).readLine())
          .isEqualTo("Forwarding from 127.0.0.1:" + port + " -> 80");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Welcome to nginx!");
      }
    } finally {
      forward.destroy();
    }
  }
}
