package io.kubeschool.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.apiserver.User;
import io.kubeschool.model.Json;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import io.kubeschool.serve.wire.Exchange;
import io.kubeschool.serve.wire.Header;
import io.kubeschool.serve.wire.WebSocket;
import io.kubeschool.world.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, what is wrong with it is told, and the server is not to blame. */
class RandomRequestsTest {

  private static final int REQUESTS = 4_000;
  private static final List<String> METHODS =
      List.of("GET", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "BREW");
  private static final List<String> NAMES =
      List.of("default", "a", "web", "kube-system", "A_b", "x.y", "-", "", "%", "ä", "0", "../..");
  private static final List<String> SUBRESOURCES =
      List.of("status", "scale", "log", "exec", "token", "binding", "eviction", "proxy", "", "a/b");
  private static final List<String> PARAMETERS =
      List.of(
          "labelSelector",
          "fieldSelector",
          "limit",
          "continue",
          "resourceVersion",
          "resourceVersionMatch",
          "timeoutSeconds",
          "watch",
          "dryRun",
          "fieldManager",
          "fieldValidation",
          "force",
          "gracePeriodSeconds",
          "orphanDependents",
          "propagationPolicy",
          "tailLines",
          "sinceSeconds",
          "sinceTime",
          "limitBytes",
          "container",
          "pretty",
          "includeObject");
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "true",
          "All",
          "a=b",
          "a in (b",
          "metadata.name=x",
          "x!=",
          "ä",
          "999999999999999999999",
          "Strict",
          "eyJ2IjoieCJ9",
          "2026-01-01T00:00:00Z",
          "Foreground");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/yaml",
          "application/vnd.kubernetes.protobuf",
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/strategic-merge-patch+json",
          "application/apply-patch+yaml",
          "text/plain",
          "");
  private static final List<String> ACCEPTED =
      List.of(
          "",
          "*/*",
          "application/json;as=Table;v=v1;g=meta.k8s.io",
          "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
          "application/yaml",
          "application/vnd.kubernetes.protobuf,application/json",
          "image/png");
  private static final List<String> FIELDS =
      List.of(
          "apiVersion",
          "kind",
          "metadata",
          "spec",
          "status",
          "name",
          "namespace",
          "labels",
          "replicas",
          "selector",
          "template",
          "containers",
          "image",
          "data",
          "op",
          "path",
          "value",
          "$patch",
          "items",
          "target",
          "rules",
          "ports",
          "resources",
          "subjects",
          "type");

  private final List<Throwable> problems = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nothing_is_the_server_s_fault(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, RandomExchange> faults = new LinkedHashMap<>();
    Session session = Session.inMemory(ServedCluster.spec(List.of()));
    try (Entrance entrance = new Entrance(session, problems::add)) {
      User user = new User("root", List.of("system:masters"));
      ApiService service =
          new ApiService(entrance, exchange -> Optional.of(user), 10, problems::add);
      for (int i = 0; i < REQUESTS; i++) {
        RandomExchange exchange = new RandomExchange(random);
        service.handle(exchange);
        // upstream, too, answers a binding to nothing with a failure of its own
        boolean isBinding = exchange.path.contains("binding");
        if (exchange.status < 200 || exchange.status >= 500 && !isBinding) {
          faults.putIfAbsent(problems.isEmpty() ? "" : where(problems.removeLast()), exchange);
        } else if (exchange.status >= 400) {
          assertThat(exchange.answer()).as("%s", exchange).contains("Status");
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(problems).isEmpty();
  }

  private static String where(Throwable problem) {
    return problem + " at " + problem.getStackTrace()[0] + ", " + problem.getStackTrace()[1];
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static final class RandomExchange implements Exchange {
    private final String method;
    private final String path;
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, String> headers;
    private final byte[] body;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private int status;

    RandomExchange(Random random) {
      method = pick(random, METHODS);
      path = path(random);
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = pick(random, PARAMETERS);
        String value = pick(random, VALUES);
        if (!name.equals("watch") && !(name.equals("timeoutSeconds"))) {
          query.put(name, List.of(value));
        } else {
          query.put("watch", List.of("1"));
          query.put("timeoutSeconds", List.of("x"));
        }
      }
      headers =
          Map.of(
              "content-type", pick(random, TYPES),
              "accept", pick(random, ACCEPTED),
              "impersonate-user", random.nextInt(50) == 0 ? "system:serviceaccount:x" : "");
      body = body(random);
    }

    private static String path(Random random) {
      if (random.nextInt(20) == 0) {
        return "/" + pick(random, NAMES) + "/" + pick(random, NAMES) + "/" + pick(random, NAMES);
      }
      ResourceKind kind = pick(random, Kinds.all());
      String group = kind.groupVersion().group();
      StringBuilder text = new StringBuilder(group.isEmpty() ? "/api/" : "/apis/");
      text.append(kind.groupVersion());
      if (random.nextInt(4) != 0 && kind.namespaced()) {
        text.append("/namespaces/").append(pick(random, NAMES));
      }
      text.append('/').append(random.nextInt(30) == 0 ? pick(random, NAMES) : kind.plural());
      if (random.nextBoolean()) {
        text.append('/').append(pick(random, NAMES));
        if (random.nextInt(3) == 0) {
          text.append('/').append(pick(random, SUBRESOURCES));
        }
      }
      return text.toString();
    }

    private static byte[] body(Random random) {
      switch (random.nextInt(8)) {
        case 0 -> {
          return new byte[0];
        }
        case 1 -> {
          byte[] noise = new byte[random.nextInt(40)];
          random.nextBytes(noise);
          return noise;
        }
        default -> {
          return value(random, 0).toText().getBytes(StandardCharsets.UTF_8);
        }
      }
    }

    private static Json value(Random random, int depth) {
      int kind = random.nextInt(depth == 0 ? 3 : depth > 5 ? 6 : 9);
      return switch (depth == 0 && kind > 0 ? 8 : kind) {
        case 0 -> Json.of(pick(random, VALUES));
        case 1 -> Json.of(random.nextInt(100) - 5);
        case 2 -> Json.of(pick(random, NAMES));
        case 3 -> Json.of(random.nextBoolean());
        case 4 -> Json.of(null);
        case 5 -> Json.of(random.nextDouble());
        case 6 -> {
          List<Json> items = new ArrayList<>();
          for (int i = random.nextInt(3); i > 0; i--) {
            items.add(value(random, depth + 1));
          }
          yield Json.of(items);
        }
        default -> {
          Map<String, Json> fields = new LinkedHashMap<>();
          for (int i = random.nextInt(6); i > 0; i--) {
            fields.put(pick(random, FIELDS), value(random, depth + 1));
          }
          yield Json.of(fields);
        }
      };
    }

    String answer() {
      return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String method() {
      return method;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public Map<String, List<String>> query() {
      return query;
    }

    @Override
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    @Override
    public List<X509Certificate> clientCertificates() {
      return List.of();
    }

    @Override
    public byte[] body(int limit) {
      return body;
    }

    @Override
    public void respond(int code, List<Header> all, byte[] bytes) {
      status = code;
      answer.writeBytes(bytes);
    }

    @Override
    public OutputStream begin(int code, List<Header> all) {
      status = code;
      throw new AssertionError("an endless answer to " + this);
    }

    @Override
    public void onAbort(Runnable action) {}

    @Override
    public List<String> webSocketProtocols() {
      return List.of();
    }

    @Override
    public boolean asksForWebSocket() {
      return false;
    }

    @Override
    public void upgrade(String protocol, Function<WebSocket, WebSocket.Listener> listener) {
      throw new AssertionError("a WebSocket for " + this);
    }

    @Override
    public String toString() {
      return method
          + " "
          + path
          + " "
          + query
          + " "
          + headers
          + " "
          + new String(body, StandardCharsets.UTF_8)
          + " -> "
          + status
          + " "
          + answer();
    }
  }
}
