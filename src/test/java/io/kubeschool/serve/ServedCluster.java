package io.kubeschool.serve;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.YamlReader;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A cluster that is served on a free port, and clients that know its kubeconfig. */
final class ServedCluster implements AutoCloseable {

  static final String TOKEN = "let-me-in";

  private static final char[] NO_PASSWORD = new char[0];

  private final Path folder;
  private final List<Throwable> problems = new ArrayList<>();
  private final List<HttpClient> clients = new ArrayList<>();
  private final ApiListener listener;

  ServedCluster(Path folder, Session session, ServeSettings.Limits limits) throws IOException {
    this.folder = folder;
    ServeSettings settings =
        new ServeSettings(
            InetAddress.getLoopbackAddress(),
            0,
            TOKEN,
            folder.resolve("pki"),
            kubeconfig(),
            limits);
    listener = ApiListener.start(session, settings, problems::add);
  }

  static ServedCluster start(Path folder, List<String> nodes) throws IOException {
    return new ServedCluster(folder, Session.inMemory(spec(nodes)), ServeSettings.Limits.USUAL);
  }

  static WorldSpec spec(List<String> nodes) {
    WorldSpec usual = WorldSpec.of(1);
    return new WorldSpec(usual.seed(), usual.start(), nodes);
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** What went wrong in the server. */
  List<Throwable> problems() {
    return problems;
  }

  URI uri(String path) {
    return URI.create(listener.url() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
  }

  HttpRequest.Builder withToken(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  /** A client that shows no certificate. */
  HttpClient client() {
    return client(null, null);
  }

  /** A client that shows the kubeconfig's certificate. */
  HttpClient certificateClient() {
    Json user = config().array("users").objectAt(0).object("user");
    return client(decoded(user, "client-certificate-data"), decoded(user, "client-key-data"));
  }

  HttpClient client(String certificatePem, String keyPem) {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(tls(certificatePem, keyPem))
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    clients.add(client);
    return client;
  }

  private JsonObject config() {
    try {
      return (JsonObject) YamlReader.parse(Files.readString(kubeconfig()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String decoded(Json of, String field) {
    return new String(Base64.getDecoder().decode(of.string(field)), StandardCharsets.US_ASCII);
  }

  private SSLContext tls(String certificatePem, String keyPem) {
    String authority =
        decoded(
            config().array("clusters").objectAt(0).object("cluster"), "certificate-authority-data");
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, NO_PASSWORD);
      trusted.setCertificateEntry("ca", certificate(authority));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificatePem == null ? null : keys(certificatePem, keyPem),
          trust.getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyManager[] keys(String certificatePem, String keyPem)
      throws GeneralSecurityException, IOException {
    byte[] key = Base64.getDecoder().decode(keyPem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    PrivateKey own = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setKeyEntry(
        "client", own, NO_PASSWORD, new X509Certificate[] {certificate(certificatePem)});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, NO_PASSWORD);
    return managers.getKeyManagers();
  }

  private static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient client = client()) {
      return send(client, request);
    }
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Json json(HttpResponse<String> response) {
    return Json.parse(response.body());
  }

  /** Stops the server alone; clients may read what they have got. */
  void stop() {
    listener.close();
  }

  @Override
  public void close() {
    stop();
    // a client's own close would wait for streams that nobody reads any more
    clients.forEach(HttpClient::shutdownNow);
  }
}
