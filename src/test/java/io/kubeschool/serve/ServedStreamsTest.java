package io.kubeschool.serve;

import static io.kubeschool.serve.ServedCluster.json;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that go on, and what is left of them when the server has stopped. */
class ServedStreamsTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String POD =
      "{\"metadata\":{\"name\":\"box\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":"
          + "\"busybox\",\"command\":[\"sh\",\"-c\",\"echo first; sleep 1; echo second; sleep"
          + " 3600\"]}]}}";

  @TempDir private Path folder;

  @Test
  void a_log_is_followed_and_a_command_runs() throws Exception {
    try (ServedCluster cluster = ServedCluster.start(folder, List.of("node01"))) {
      HttpClient client = cluster.client();
      runPod(cluster);
      HttpResponse<InputStream> log =
          client.send(
              cluster.withToken(PODS + "/box/log?follow=true").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(log.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("first");
      assertThat(lines.readLine()).isEqualTo("second");

      Channels exec = exec(cluster, client, "&stdin=true&command=sh&command=-c&command=cat;exit+3");
      exec.send(0, "to and fro\n");
      exec.send(255, "\0");
      exec.awaitClose();
      assertThat(exec.text(1)).isEqualTo("to and fro\n");
      Json status = Json.parse(exec.text(3));
      assertThat(status.string("reason")).isEqualTo("NonZeroExitCode");
      assertThat(status.array("details", "causes").objectAt(0).string("message")).isEqualTo("3");
      assertThat(cluster.problems()).isEmpty();
    }
  }

  @Test
  void a_watch_is_over_when_the_server_stops() throws Exception {
    try (ServedCluster cluster = ServedCluster.start(folder, List.of())) {
      HttpClient client = cluster.client();
      HttpResponse<InputStream> watch =
          client.send(
              cluster.withToken("/api/v1/namespaces?watch=true").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      CompletableFuture<String> all =
          CompletableFuture.supplyAsync(() -> {
            try {
              return new String(watch.body().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      cluster.stop();
      assertThat(all.get(10, TimeUnit.SECONDS)).contains("\"ADDED\"").endsWith("}\n");
      assertThat(cluster.problems()).isEmpty();
    }
  }

  @Test
  void there_may_be_so_many_streams_and_no_more() throws Exception {
    Session session = Session.inMemory(ServedCluster.spec(List.of()));
    try (ServedCluster cluster =
        new ServedCluster(folder, session, new ServeSettings.Limits(50, 1))) {
      HttpClient client = cluster.client();
      String path = "/api/v1/namespaces?watch=true";
      HttpResponse<InputStream> first =
          client.send(cluster.withToken(path).build(), HttpResponse.BodyHandlers.ofInputStream());
      var second = cluster.send(cluster.withToken(path));
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(json(second).string("reason")).isEqualTo("TooManyRequests");

      first.body().close();
      assertThat(becomes(200, () -> watchBriefly(cluster, path))).isTrue();
    }
  }

  private static int watchBriefly(ServedCluster cluster, String path) {
    return cluster.send(cluster.withToken(path + "&timeoutSeconds=1")).statusCode();
  }

  private static boolean becomes(int wanted, java.util.function.IntSupplier answer)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (answer.getAsInt() == wanted) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  /**
   * What was asked from outside is all that a journal needs: neither watches nor logs that were
   * open leave a trace in the world.
   */
  @Test
  void a_stopped_cluster_goes_on_as_it_was() throws Exception {
    Path journal = folder.resolve("journal");
    WorldSpec spec = ServedCluster.spec(WorldSpec.TWO_NODES);
    Session session = Session.create(journal, spec);
    try (ServedCluster cluster = new ServedCluster(folder, session, ServeSettings.Limits.USUAL)) {
      HttpClient client = cluster.client();
      for (String path : List.of(PODS, "/api/v1/events", "/apis/apps/v1/replicasets")) {
        client.sendAsync(
            cluster.withToken(path + "?watch=true&allowWatchBookmarks=true").build(),
            HttpResponse.BodyHandlers.ofInputStream());
      }
      runPod(cluster);
      client.sendAsync(
          cluster.withToken(PODS + "/box/log?follow=true").build(),
          HttpResponse.BodyHandlers.ofInputStream());
      Channels exec = exec(cluster, client, "&stdin=true&command=sh");
      exec(cluster, client, "&stdin=true&tty=true&command=sh").send(0, "echo open\n");
      exec.send(0, "echo kept > /tmp/file; echo done\n");
      exec.send(255, "\0");
      exec.awaitText(1, "done\n");
      cluster.send(
          cluster
              .withToken("/apis/apps/v1/namespaces/default/deployments")
              .POST(
                  ofString(
                      "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":3,\"selector\":{"
                          + "\"matchLabels\":{\"a\":\"b\"}},\"template\":{\"metadata\":{\"labels\":"
                          + "{\"a\":\"b\"}},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":"
                          + "\"nginx\"}]}}}}")));
      Thread.sleep(2500);
      cluster.close();
      assertThat(cluster.problems()).isEmpty();
    }
    try (Session resumed = Session.resume(journal)) {
      assertThat(resumed.world().elapsed()).isEqualTo(session.world().elapsed());
      assertThat(everything(resumed)).isEqualTo(everything(session));
    }
    try (ServedCluster again =
        new ServedCluster(folder, Session.resume(journal), ServeSettings.Limits.USUAL)) {
      HttpClient client = again.client();
      Channels cat = exec(again, client, "&command=cat&command=/tmp/file");
      cat.awaitClose();
      assertThat(cat.text(1)).isEqualTo("kept\n");
    }
  }

  private static Map<String, Json> everything(Session session) {
    Map<String, Json> lists = new TreeMap<>();
    for (ResourceKind kind : Kinds.all()) {
      String path = kind.path("");
      Reply reply = session.world().api().call(Request.get(User.ADMIN, path));
      if (reply.isSuccess()) {
        lists.put(path, reply.body());
      }
    }
    assertThat(lists).hasSizeGreaterThan(30);
    return lists;
  }

  private static void runPod(ServedCluster cluster) throws InterruptedException {
    cluster.send(cluster.withToken(PODS).POST(ofString(POD)));
    assertThat(
            becomes(
                1,
                () ->
                    json(cluster.send(cluster.withToken(PODS + "/box")))
                            .string("status", "phase")
                            .equals("Running")
                        ? 1
                        : 0))
        .isTrue();
  }

  private static Channels exec(ServedCluster cluster, HttpClient client, String query)
      throws Exception {
    Channels channels = new Channels();
    URI uri =
        URI.create(
            cluster
                .uri(PODS + "/box/exec?stdout=true&stderr=true" + query)
                .toString()
                .replace("https:", "wss:"));
    channels.socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + ServedCluster.TOKEN)
            .subprotocols("v5.channel.k8s.io", "v4.channel.k8s.io")
            .buildAsync(uri, channels)
            .get(10, TimeUnit.SECONDS);
    assertThat(channels.socket.getSubprotocol()).isEqualTo("v5.channel.k8s.io");
    return channels;
  }

  /** What came on each channel of a WebSocket. */
  private static final class Channels implements WebSocket.Listener {
    private final Map<Integer, StringBuilder> texts = new TreeMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<byte[]> parts = new ArrayList<>();
    private WebSocket socket;

    void send(int channel, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ByteBuffer message = ByteBuffer.allocate(bytes.length + 1);
      message.put((byte) channel).put(bytes).flip();
      socket.sendBinary(message, true).join();
    }

    synchronized String text(int channel) {
      return texts.getOrDefault(channel, new StringBuilder()).toString();
    }

    void awaitText(int channel, String text) throws InterruptedException {
      assertThat(becomes(1, () -> text(channel).contains(text) ? 1 : 0)).isTrue();
    }

    void awaitClose() throws Exception {
      assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    @Override
    public synchronized CompletionStage<?> onBinary(
        WebSocket webSocket, ByteBuffer data, boolean last) {
      byte[] part = new byte[data.remaining()];
      data.get(part);
      parts.add(part);
      if (last) {
        StringBuilder whole = new StringBuilder();
        parts.forEach(p -> whole.append(new String(p, StandardCharsets.UTF_8)));
        parts.clear();
        texts
            .computeIfAbsent((int) whole.charAt(0), c -> new StringBuilder())
            .append(whole.substring(1));
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
