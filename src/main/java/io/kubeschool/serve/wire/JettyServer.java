package io.kubeschool.serve.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** HTTPS with HTTP/1.1 and HTTP/2 on one port, each request on a virtual thread. */
public final class JettyServer implements AutoCloseable {

  /** How long a connection without requests is kept. Models cmd/kube-apiserver: IdleTimeout. */
  private static final Duration IDLE = Duration.ofSeconds(90);

  private static final Duration STOP = Duration.ofSeconds(2);
  private static final int PLATFORM_THREADS = 16;
  private static final int HEADER_BYTES = 64 * 1024;
  private static final int STREAMS_PER_CONNECTION = 250;

  private final Server server;
  private final ServerConnector connector;

  private JettyServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Begins to listen.
   *
   * @param address where; port 0 is any that is free
   * @param tls with the server's certificate; clients are asked for one, and need not have any
   * @param connections how many at most
   * @throws IOException if the port is taken
   */
  public static JettyServer start(
      InetSocketAddress address, SSLContext tls, int connections, ExchangeHandler handler)
      throws IOException {
    // without a logging library the facade would complain; what goes wrong is told by the handler
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    Server server = new Server(threads);
    ServerConnector connector = connector(server, tls);
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(connections, connector));
    server.setStopTimeout(STOP.toMillis());
    ServerWebSocketContainer sockets = ServerWebSocketContainer.ensure(server);
    server.setHandler(new GracefulHandler(new JettyHandler(sockets, handler)));
    try {
      server.start();
    } catch (IOException e) {
      stop(server);
      boolean isTaken = e.getCause() instanceof BindException;
      throw isTaken
          ? new IOException("port " + address.getPort() + " is taken; ask for another (0 is any)")
          : e;
    } catch (Exception e) {
      stop(server);
      throw new IllegalStateException("cannot listen on " + address + ": " + e.getMessage(), e);
    }
    return new JettyServer(server, connector);
  }

  private static ServerConnector connector(Server server, SSLContext tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // certificates name the addresses that clients dial, which is no matter of the server's
    http.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setSslContext(tls);
    ssl.setWantClientAuth(true);
    return new ServerConnector(
        server, new SslConnectionFactory(ssl, alpn.getProtocol()), alpn, http2, http1);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
