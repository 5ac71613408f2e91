package io.kubeschool.kubelet;

import io.kubeschool.apiserver.ConnectionSink;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.apiserver.client.InformerHandler;
import io.kubeschool.apiserver.client.SharedInformer;
import io.kubeschool.apiserver.server.ApiServer;
import io.kubeschool.apiserver.server.Hooks;
import io.kubeschool.kubelet.runtime.Container;
import io.kubeschool.kubelet.runtime.ExecOutcome;
import io.kubeschool.kubelet.runtime.ExecStreams;
import io.kubeschool.kubelet.server.KubeletConnector;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.image.ImageCatalogue;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Simulation;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An API server and one node, with programs of a few lines in place of a shell. */
final class TestNode {

  final Simulation simulation;
  final ApiServer api;
  final ApiClient client;
  final Kubelet kubelet;
  final List<String> history = new ArrayList<>();

  TestNode(long seed) {
    simulation = new Simulation(seed, Instant.parse("2026-01-01T00:00:00Z"));
    api = new ApiServer(simulation, Hooks.TRIVIAL);
    client = new ApiClient(api, User.ADMIN, "test");
    for (String namespace : List.of("default", "kube-system", "kube-node-lease")) {
      client.create(
          Kinds.NAMESPACE,
          Json.objectOf(
              "apiVersion",
              "v1",
              "kind",
              "Namespace",
              "metadata",
              Json.objectOf("name", namespace)));
    }
    NodeConfig config =
        NodeConfig.of("node01", "10.99.0.11", "10.244.0.0/24", ImageCatalogue.present());
    kubelet =
        new Kubelet(
            new Kubelet.Parts(
                simulation,
                api,
                ImageCatalogue.registry(),
                programs(),
                new HostLocalNetwork("10.244.0.0/24", "10.99.0.11"),
                null),
            config);
    KubeletConnector connector = new KubeletConnector(simulation);
    connector.add(kubelet);
    api.connectNodes(connector);
    kubelet.start();
    SharedInformer pods = new SharedInformer(simulation, client, Kinds.POD);
    pods.addHandler(new History());
    pods.start();
  }

  private static ProgramTable programs() {
    ProgramTable table = new ProgramTable();
    ImageCatalogue.addPrograms(table);
    table.add("sleep", TestNode::sleep);
    table.add("true", self -> 0);
    table.add("false", self -> 1);
    table.add("echo", TestNode::echo);
    table.add("cat", TestNode::cat);
    table.add("touch", TestNode::touch);
    table.add("polite", (Program) TestNode::polite);
    return table;
  }

  private static int sleep(Process self) {
    self.sleep(Duration.ofSeconds(Long.parseLong(self.arguments().get(1))));
    return 0;
  }

  private static int echo(Process self) {
    self.out().println(String.join(" ", self.arguments().subList(1, self.arguments().size())));
    return 0;
  }

  private static int cat(Process self) {
    String name = self.arguments().get(1);
    if (!self.files().exists(name)) {
      self.err().println("cat: can't open '" + name + "': No such file or directory");
      return 1;
    }
    self.out().print(self.files().text(name));
    return 0;
  }

  private static int touch(Process self) {
    self.files().write(self.arguments().get(1), "");
    return 0;
  }

  private static int polite(Process self) {
    self.handle(Signal.TERM, () -> self.exit(0));
    self.sleep(Duration.ofDays(1));
    return 0;
  }

  /** A pod as the API has it after defaulting, bound to the node. */
  static JsonObject pod(String name, JsonObject... containers) {
    List<JsonObject> complete = new ArrayList<>();
    for (JsonObject container : containers) {
      complete.add(
          container
              .with("imagePullPolicy", "IfNotPresent")
              .with("resources", JsonObject.EMPTY)
              .with("terminationMessagePath", "/dev/termination-log")
              .with("terminationMessagePolicy", "File"));
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Pod",
        "metadata",
        Json.objectOf("name", name, "namespace", "default"),
        "spec",
        Json.objectOf(
            "containers",
            complete,
            "nodeName",
            "node01",
            "restartPolicy",
            "Always",
            "dnsPolicy",
            "ClusterFirst",
            "enableServiceLinks",
            true,
            "serviceAccountName",
            "default",
            "automountServiceAccountToken",
            false,
            "terminationGracePeriodSeconds",
            30));
  }

  static JsonObject container(String name, String image, String... command) {
    JsonObject container = Json.objectOf("name", name, "image", image);
    return command.length == 0 ? container : container.with("command", List.of(command));
  }

  JsonObject create(JsonObject pod) {
    Reply reply = client.create(Kinds.POD, pod);
    if (!reply.isSuccess()) {
      throw new AssertionError(reply.message());
    }
    return reply.object();
  }

  Pod get(String name) {
    return new Pod(client.get(Kinds.POD, key(name)).object());
  }

  static ObjectKey key(String name) {
    return new ObjectKey("default", name);
  }

  void run(int seconds) {
    simulation.runFor(Duration.ofSeconds(seconds));
  }

  /** The events about a pod, as {@code reason: message}, with a count if it is not 1. */
  List<String> events(String pod) {
    List<String> events = new ArrayList<>();
    for (JsonObject event : client.list(Kinds.EVENT, "default").object().array("items").objects()) {
      if (event.string("involvedObject", "name").equals(pod)) {
        long count = event.number(1, "count");
        events.add(
            event.string("reason")
                + ": "
                + event.string("message")
                + (count == 1 ? "" : " (x" + count + ")"));
      }
    }
    return events;
  }

  /** A log's text, or why there is none. */
  String log(String pod, String... parameters) {
    Request request = Request.get(User.ADMIN, "/api/v1/namespaces/default/pods/" + pod + "/log");
    for (int i = 0; i < parameters.length; i += 2) {
      request = request.withParameter(parameters[i], parameters[i + 1]);
    }
    Reply reply = api.call(request);
    return reply.body() instanceof JsonString(String text) ? text : reply.message();
  }

  /** Runs a command by the API; gives its output and how the stream ended. */
  String exec(String pod, String... command) {
    Request request =
        Request.post(User.ADMIN, "/api/v1/namespaces/default/pods/" + pod + "/exec", null)
            .withParameter("stdout", "true")
            .withParameter("stderr", "true");
    for (String word : command) {
      request = request.withParameter("command", word);
    }
    StringBuilder text = new StringBuilder();
    api.connect(
        request,
        new ConnectionSink() {
          @Override
          public void output(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
          }

          @Override
          public void error(byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
          }

          @Override
          public void ended(JsonObject status) {
            JsonObject brief = status;
            for (String field : List.of("apiVersion", "kind", "metadata", "message", "code")) {
              if (!field.equals("message") || status.string("reason").startsWith("NonZero")) {
                brief = brief.without(field);
              }
            }
            text.append(brief.toText());
          }
        });
    run(2);
    return text.toString();
  }

  /** Runs a command in a container; gives its exit status. */
  int exec(Container container, String... command) {
    int[] status = {-1};
    kubelet
        .runner()
        .run(
            container,
            List.of(command),
            ExecStreams.into(OutputStream.nullOutputStream()),
            null,
            outcome -> {
              if (outcome instanceof ExecOutcome.Exited(int code)) {
                status[0] = code;
              }
            });
    run(1);
    return status[0];
  }

  JsonObject state(String pod, String container) {
    return get(pod)
        .json()
        .array("status", "containerStatuses")
        .find("name", container)
        .object("state");
  }

  private final class History implements InformerHandler {
    @Override
    public void added(JsonObject object) {
      note("+", object);
    }

    @Override
    public void updated(JsonObject old, JsonObject object) {
      note("*", object);
    }

    @Override
    public void deleted(JsonObject object) {
      note("-", object);
    }

    private void note(String sign, JsonObject object) {
      Pod pod = new Pod(object);
      history.add(
          String.format("%5.2fs ", simulation.elapsed().toMillis() / 1000.0)
              + sign
              + pod.name()
              + " "
              + pod.phase()
              + " ready="
              + pod.isReady()
              + " "
              + pod.containerStatuses().stream().map(c -> c.object("state").toText()).toList());
    }
  }
}
