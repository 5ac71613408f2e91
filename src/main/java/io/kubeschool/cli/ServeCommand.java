package io.kubeschool.cli;

import io.kubeschool.serve.ApiListener;
import io.kubeschool.serve.ServeSettings;
import io.kubeschool.world.JournalException;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A cluster for real clients. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Serves a cluster's API over HTTPS, for kubectl, helm, k9s and client libraries. The"
            + " cluster's time follows the clock; stopped with Ctrl-C, it goes on from there the"
            + " next time.")
final class ServeCommand implements Callable<Integer> {

  private static final String NONE = "none";
  private static final int LAST_PORT = 65535;

  @Option(
      names = "--port",
      description = "where to listen; 0 is any free port (default: ${DEFAULT-VALUE})")
  private int port = 6443;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description =
          "the address to listen on; anything but loopback lets other hosts in (default:"
              + " ${DEFAULT-VALUE})")
  private String address = "127.0.0.1";

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "where to write how to connect (default: a file among your progress)")
  private Path kubeconfig;

  @Option(
      names = "--token",
      description = "a bearer token that may do everything (it is in system:masters)")
  private String token = "";

  @Option(
      names = "--nodes",
      paramLabel = "N|NAMES|none",
      description =
          "how many nodes, or their names with commas between; none leaves the API server and the"
              + " controllers alone (default: node01,node02)")
  private String nodes;

  @Option(
      names = "--seed",
      description = "what all chance in a new cluster derives from (default: 1)")
  private Long seed;

  @Option(names = "--fresh", description = "begin with a new cluster, and forget the one before")
  private boolean fresh;

  @Override
  public Integer call() throws IOException, InterruptedException {
    InetAddress where = listenAddress();
    Path folder = LearnerFolder.made(LearnerFolder.path().resolve("serve"));
    Path config = kubeconfig == null ? folder.resolve("kubeconfig") : kubeconfig;
    ServeSettings settings =
        new ServeSettings(
            where, port, token, folder.resolve("pki"), config, ServeSettings.Limits.USUAL);
    Session session = session(folder.resolve("cluster.journal"));
    try (ApiListener listener = ApiListener.start(session, settings, ServeCommand::report)) {
      System.out.println("The cluster listens on " + listener.url() + ". In another terminal:\n");
      System.out.println("  export KUBECONFIG=" + quoted(config.toAbsolutePath().toString()));
      System.out.println("\nCtrl-C stops it.");
      System.out.flush();
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                listener.close();
                System.out.println("Stopped. The cluster goes on from here the next time.");
                System.out.flush();
                Runtime.getRuntime().halt(0);
              }));
      stopped.await();
    }
    return 0;
  }

  /** As a shell takes it for one word. */
  private static String quoted(String path) {
    return path.matches("[\\w./+@:-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private InetAddress listenAddress() {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("--port: " + port + " is no port (0 to 65535)");
    }
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--address: '" + address + "' is no IP address");
    }
  }

  private Session session(Path journal) {
    if (fresh || !Files.exists(journal)) {
      return Session.create(journal, spec());
    }
    Session session;
    try {
      session = Session.resume(journal);
    } catch (JournalException e) {
      throw new JournalException(
          "the cluster cannot go on: " + e.getMessage() + " (--fresh begins a new one)");
    }
    try {
      checkKept(session.spec());
      return session;
    } catch (IllegalArgumentException e) {
      session.close();
      throw e;
    }
  }

  /** What was asked for must be what is there. */
  private void checkKept(WorldSpec kept) {
    if (nodes != null && !kept.nodes().equals(spec().nodes())) {
      throw new IllegalArgumentException(
          "--nodes: the cluster that is kept has "
              + (kept.nodes().isEmpty() ? NONE : String.join(",", kept.nodes()))
              + "; --fresh begins a new one");
    }
    if (seed != null && kept.seed() != seed) {
      throw new IllegalArgumentException(
          "--seed: the cluster that is kept has " + kept.seed() + "; --fresh begins a new one");
    }
  }

  /** A new cluster begins now, as clients tell ages by their own clocks. */
  private WorldSpec spec() {
    ClusterOptions cluster = new ClusterOptions();
    cluster.nodes = nodes == null || nodes.equals(NONE) ? cluster.nodes : nodes;
    cluster.seed = seed == null ? cluster.seed : seed;
    WorldSpec spec = cluster.spec();
    return new WorldSpec(
        spec.seed(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        NONE.equals(nodes) ? List.of() : spec.nodes());
  }

  private static void report(Throwable problem) {
    if (System.getenv("KUBESCHOOL_DEBUG") != null) {
      problem.printStackTrace();
    }
    System.err.println("kubeschool: " + problem);
  }
}
