package io.kubeschool.serve;

import io.kubeschool.apiserver.Reply;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.serve.tls.AuthorityFiles;
import io.kubeschool.serve.tls.CertificateAuthority;
import io.kubeschool.serve.tls.Credential;
import io.kubeschool.serve.tls.TlsContexts;
import io.kubeschool.serve.wire.JettyServer;
import io.kubeschool.world.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Serves a session's cluster over HTTPS until it is closed, and the session with it. */
public final class ApiListener implements AutoCloseable {

  private static final List<String> NAMES =
      List.of(
          "localhost",
          "kubernetes",
          "kubernetes.default",
          "kubernetes.default.svc",
          "kubernetes.default.svc.cluster.local");

  private final Entrance entrance;
  private final ApiService service;
  private final JettyServer server;
  private final String url;

  private ApiListener(Entrance entrance, ApiService service, JettyServer server, String url) {
    this.url = url;
    this.entrance = entrance;
    this.service = service;
    this.server = server;
  }

  /**
   * Begins to serve: makes certificates, listens, and writes the kubeconfig.
   *
   * @param session is closed with the listener, or if it cannot be started
   * @param problems told what goes wrong in the server itself
   * @throws IOException if the port is taken, or files cannot be read or written
   */
  public static ApiListener start(
      Session session, ServeSettings settings, Consumer<Throwable> problems) throws IOException {
    Instant now = Instant.now();
    Entrance entrance = new Entrance(session, problems);
    JettyServer server = null;
    try {
      CertificateAuthority authority = new AuthorityFiles(settings.certificates()).load(now);
      Credential own = authority.issueServer(now, NAMES, addresses(settings.address()));
      var ca = authority.credential().certificate();
      ApiService service =
          new ApiService(
              entrance,
              new UnionAuthenticator(
                  List.of(
                      new CertificateAuthenticator(ca),
                      new TokenAuthenticator(settings.token(), entrance))),
              settings.limits().streams(),
              problems);
      server =
          JettyServer.start(
              new InetSocketAddress(settings.address(), settings.port()),
              TlsContexts.server(own, ca),
              settings.limits().connections(),
              service);
      String url = url(settings.address(), server.port());
      KubeconfigWriter.write(
          settings.kubeconfig(),
          url,
          authority.credential().certificatePem(),
          authority.issueClient(now, User.ADMIN.name(), List.of("kubeadm:cluster-admins")));
      return new ApiListener(entrance, service, server, url);
    } catch (IOException | RuntimeException e) {
      if (server != null) {
        server.close();
      }
      entrance.close();
      throw e;
    }
  }

  private static List<String> addresses(InetAddress address) {
    return Stream.of("127.0.0.1", "::1", address.getHostAddress().replaceAll("%.*", ""))
        .distinct()
        .toList();
  }

  private static String url(InetAddress address, int port) {
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Where it listens, as the kubeconfig has it. */
  public String url() {
    return url;
  }

  /** Lets simulated time pass at once, besides what passes on the clock. */
  public void elapse(Duration duration) {
    entrance.elapse(duration);
  }

  /** The answer to a request that needs no wire: of whoever it says it is. */
  public Reply ask(Request request) {
    return entrance.call(request);
  }

  @Override
  public void close() {
    service.stopStreams();
    server.close();
    entrance.close();
  }
}
