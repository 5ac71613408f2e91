package io.kubeschool.serve;

import static io.kubeschool.serve.ServedCluster.json;
import static io.kubeschool.serve.ServedCluster.send;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.serve.tls.CertificateAuthority;
import io.kubeschool.serve.tls.Credential;
import io.kubeschool.world.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a served API answers to an HTTP client that knows nothing of the program behind it. */
class ApiListenerTest {

  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String WHOAMI = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

  @TempDir private static Path folder;

  private static ServedCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = ServedCluster.start(folder, List.of());
  }

  @AfterAll
  static void stop() {
    cluster.close();
    assertThat(cluster.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/nodes", "/version", "/healthz", "/nowhere"})
  void who_shows_no_credentials_is_refused_whatever_they_ask(String path) {
    HttpResponse<String> answer = cluster.send(cluster.request(path));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"code\":401,\"kind\":\"Status\",\"message\":\"Unauthorized\","
                + "\"metadata\":{},\"reason\":\"Unauthorized\",\"status\":\"Failure\"}\n");
  }

  @ParameterizedTest
  @CsvSource({"Bearer nonsense", "Bearer a.b.c", "Bearer", "Basic bGV0LW1lLWlu", "let-me-in"})
  void wrong_credentials_are_refused(String authorization) {
    var request = cluster.request("/version").header("Authorization", authorization);

    assertThat(cluster.send(request).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void both_versions_of_http_are_spoken(HttpClient.Version version) {
    HttpResponse<String> answer = cluster.send(cluster.withToken("/version").version(version));

    assertThat(answer.version()).isEqualTo(version);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(json(answer).string("gitVersion")).isEqualTo("v1.36.4");
  }

  @Test
  void the_kubeconfig_s_certificate_is_the_administrator_s() {
    try (HttpClient client = cluster.certificateClient()) {
      Json review = json(send(client, cluster.request(WHOAMI).POST(ofString("{}"))));

      assertThat(review.string("status", "userInfo", "username")).isEqualTo("kubernetes-admin");
      assertThat(review.array("status", "userInfo", "groups").strings())
          .containsExactly("kubeadm:cluster-admins", "system:authenticated");
    }
  }

  @Test
  void what_tells_how_to_connect_is_for_its_owner_alone() throws IOException {
    for (String file : List.of("kubeconfig", "pki/ca.key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_certificate_of_another_authority_is_refused() {
    CertificateAuthority other = CertificateAuthority.create(Instant.now());
    Credential forged = other.issueClient(Instant.now(), "me", List.of("system:masters"));
    try (HttpClient client = cluster.client(forged.certificatePem(), forged.keyPem())) {
      assertThat(send(client, cluster.request("/version")).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void objects_are_created_listed_patched_and_deleted() {
    String path = MAPS + "/written";
    var created =
        cluster.send(
            cluster
                .withToken(MAPS)
                .header("Content-Type", "application/json")
                .POST(ofString("{\"metadata\":{\"name\":\"written\"},\"data\":{\"a\":\"1\"}}")));
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(json(created).string("metadata", "uid")).isNotEmpty();

    var patched =
        cluster.send(
            cluster
                .withToken(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", ofString("{\"data\":{\"b\":\"2\"}}")));
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(json(patched).object("data").strings()).containsOnlyKeys("a", "b");

    Json table =
        json(
            cluster.send(
                cluster
                    .withToken(MAPS + "?fieldSelector=metadata.name%3Dwritten")
                    .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")));
    assertThat(table.string("kind")).isEqualTo("Table");
    assertThat(table.array("rows").objectAt(0).array("cells").item(1)).isEqualTo(Json.of(2));

    assertThat(cluster.send(cluster.withToken(path).DELETE()).statusCode()).isEqualTo(200);
    var gone = cluster.send(cluster.withToken(path));
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(json(gone).string("message")).isEqualTo("configmaps \"written\" not found");
  }

  @Test
  void a_body_may_be_yaml_and_so_may_an_answer() {
    var created =
        cluster.send(
            cluster
                .withToken(MAPS)
                .header("Content-Type", "application/yaml")
                .header("Accept", "application/yaml")
                .POST(ofString("metadata: {name: yaml}\ndata: {a: b}\n")));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body()).startsWith("apiVersion: v1\ndata:\n  a: b\nkind: ConfigMap\n");
  }

  @Test
  void a_body_of_three_megabytes_is_taken_and_a_longer_one_is_not() {
    int limit = 3 * 1024 * 1024;
    var longest = cluster.send(cluster.withToken(MAPS).POST(ofByteArray(spaces(limit))));
    assertThat(longest.statusCode()).isEqualTo(400);

    for (HttpClient.Version version : HttpClient.Version.values()) {
      var answer =
          cluster.send(
              cluster
                  .withToken(MAPS)
                  .version(version)
                  .POST(
                      HttpRequest.BodyPublishers.concat(
                          ofByteArray(spaces(limit)), ofString(" "))));
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(json(answer).string("reason")).isEqualTo("RequestEntityTooLarge");
      assertThat(json(answer).string("message"))
          .isEqualTo("Request entity too large: limit is 3145728");
    }
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/yaml", "application/vnd.kubernetes.protobuf"})
  void a_body_that_is_too_deep_is_refused(String type) {
    var answer =
        cluster.send(
            cluster
                .withToken(MAPS)
                .header("Content-Type", type)
                .POST(ofString("[".repeat(1_000_000))));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static byte[] spaces(int count) {
    return " ".repeat(count).getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/nowhere||404|the server could not find the requested resource",
        "GET|/api/v1/wrongs||404|the server could not find the requested resource",
        "POST|/api/v1/nodes/x||405|the server does not allow this method on the requested resource",
        "OPTIONS|/api/v1/nodes||405|the server does not allow this method on the requested"
            + " resource",
        "GET|/api/v1/namespaces/default/pods/x/log?follow=true||404|pods \"x\" not found",
        "POST|/api/v1/namespaces/default/pods/x/exec?command=ls||404|pods \"x\" not found",
        "GET|/api/v1/pods?watch=true&labelSelector=a%3D%3D%3D||400|unable to parse requirement:"
            + " found '=', expected: identifier",
        "POST|/api/v1/namespaces|text/csv|415|the body of the request was in an unknown format -"
            + " accepted media types include: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        "POST|/api/v1/namespaces|application/vnd.kubernetes.protobuf|400|provided data does not"
            + " appear to be a protobuf message",
      })
  void what_cannot_be_answered_is_told_as_a_status(
      String method, String path, String type, int code, String message) {
    HttpRequest.Builder request =
        cluster.withToken(path).method(method, ofString(method.equals("POST") ? "{}" : ""));
    var answer = cluster.send(type == null ? request : request.header("Content-Type", type));

    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(json(answer).string("kind")).isEqualTo("Status");
    assertThat(json(answer).string("message")).isEqualTo(message);
  }

  @Test
  void a_form_that_there_is_none_of_is_told() {
    var answer =
        cluster.send(cluster.withToken("/api/v1/nodes").header("Accept", "application/cbor"));

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(json(answer).string("message"))
        .isEqualTo(
            "only the following media types are accepted: application/json, application/yaml");
  }

  @Test
  void discovery_is_aggregated_for_who_asks_so() {
    String wish = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    var answer =
        cluster.send(cluster.withToken("/apis").header("Accept", wish + ",application/json"));

    assertThat(answer.headers().firstValue("content-type")).contains(wish);
    assertThat(json(answer).string("kind")).isEqualTo("APIGroupDiscoveryList");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void a_watch_tells_what_happens_until_its_time_is_over(HttpClient.Version version)
      throws Exception {
    String name = "watched-" + version.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String watch = MAPS + "?watch=true&timeoutSeconds=3&fieldSelector=metadata.name%3D" + name;
    try (HttpClient client = cluster.client()) {
      HttpResponse<InputStream> answer =
          client.send(
              cluster.withToken(watch).version(version).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      cluster.send(
          cluster.withToken(MAPS).POST(ofString("{\"metadata\":{\"name\":\"" + name + "\"}}")));
      Json added = Json.parse(lines.readLine());
      cluster.send(cluster.withToken(MAPS + "/" + name).DELETE());
      Json deleted = Json.parse(lines.readLine());

      assertThat(added.string("type")).isEqualTo("ADDED");
      assertThat(added.string("object", "metadata", "name")).isEqualTo(name);
      assertThat(deleted.string("type")).isEqualTo("DELETED");
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void a_service_account_s_token_is_good_as_long_as_its_account_is_there() {
    String accounts = "/api/v1/namespaces/default/serviceaccounts";
    cluster.send(cluster.withToken(accounts).POST(ofString("{\"metadata\":{\"name\":\"robot\"}}")));
    String token =
        json(cluster.send(cluster.withToken(accounts + "/robot/token").POST(ofString("{}"))))
            .string("status", "token");

    Json review = json(cluster.send(as(token, WHOAMI).POST(ofString("{}"))));
    assertThat(review.string("status", "userInfo", "username"))
        .isEqualTo("system:serviceaccount:default:robot");
    assertThat(review.array("status", "userInfo", "groups").strings())
        .contains("system:serviceaccounts:default", "system:authenticated");

    var forbidden = cluster.send(as(token, MAPS));
    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(json(forbidden).string("message"))
        .isEqualTo(
            "configmaps is forbidden: User \"system:serviceaccount:default:robot\" cannot list"
                + " resource \"configmaps\" in API group \"\" in the namespace \"default\"");
    var watch = cluster.send(as(token, MAPS + "?watch=true"));
    assertThat(watch.statusCode()).isEqualTo(403);

    String forged = token.substring(0, token.length() - 4) + "AAAA";
    assertThat(cluster.send(as(forged, WHOAMI).POST(ofString("{}"))).statusCode()).isEqualTo(401);

    cluster.send(cluster.withToken(accounts + "/robot").DELETE());
    assertThat(cluster.send(as(token, WHOAMI).POST(ofString("{}"))).statusCode()).isEqualTo(401);
  }

  private static HttpRequest.Builder as(String token, String path) {
    return cluster.request(path).header("Authorization", "Bearer " + token);
  }

  @Test
  void somebody_else_may_be_impersonated_by_who_is_allowed_to() {
    var forbidden =
        cluster.send(
            cluster
                .withToken(MAPS)
                .header("Impersonate-User", "bob")
                .header("Impersonate-Group", "staff"));
    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(json(forbidden).string("message")).contains("User \"bob\" cannot list");

    var allowed =
        cluster.send(
            cluster
                .withToken(MAPS)
                .header("Impersonate-User", "bob")
                .header("Impersonate-Group", "staff")
                .header("Impersonate-Group", "system:masters"));
    assertThat(allowed.statusCode()).isEqualTo(200);
  }

  @Test
  void time_follows_the_clock() throws Exception {
    Instant start = ServedCluster.spec(List.of()).start();
    var created =
        json(
            cluster.send(
                cluster
                    .withToken(MAPS)
                    .POST(ofString("{\"metadata\":{\"generateName\":\"timed-\"}}"))));
    Instant then = Instant.parse(created.string("metadata", "creationTimestamp"));
    Thread.sleep(1100);
    var later =
        json(
            cluster.send(
                cluster
                    .withToken(MAPS)
                    .POST(ofString("{\"metadata\":{\"generateName\":\"timed-\"}}"))));

    assertThat(then).isBetween(start, start.plusSeconds(600));
    assertThat(Instant.parse(later.string("metadata", "creationTimestamp"))).isAfter(then);
  }

  private static void startAnother(int port, String kubeconfig) throws IOException {
    ServeSettings settings =
        new ServeSettings(
            InetAddress.getLoopbackAddress(),
            port,
            "",
            folder.resolve("pki"),
            folder.resolve(kubeconfig),
            ServeSettings.Limits.USUAL);
    Session session = Session.inMemory(ServedCluster.spec(List.of()));
    ApiListener.start(session, settings, problem -> {}).close();
  }

  @Test
  void somebody_s_own_kubeconfig_is_left_alone() throws IOException {
    Path own = folder.resolve("own");
    for (String content : List.of("clusters: [{name: work, cluster: {}}]\n", "a: [\n")) {
      Files.writeString(own, content);
      assertThatThrownBy(() -> startAnother(0, "own"))
          .isInstanceOf(IOException.class)
          .hasMessage(own + " is not kubeschool's to overwrite; name another kubeconfig file");
      assertThat(own).hasContent(content);
    }
  }

  @Test
  void a_port_that_is_taken_is_told() {
    assertThatThrownBy(() -> startAnother(cluster.uri("").getPort(), "other"))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("port \\d+ is taken; ask for another \\(0 is any\\)");
    assertThat(folder.resolve("other")).doesNotExist();
  }
}
