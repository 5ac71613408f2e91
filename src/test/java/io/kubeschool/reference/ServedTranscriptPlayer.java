package io.kubeschool.reference;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Request;
import io.kubeschool.apiserver.User;
import io.kubeschool.model.JsonObject;
import io.kubeschool.serve.ApiListener;
import io.kubeschool.serve.ServeSettings;
import io.kubeschool.world.Session;
import io.kubeschool.world.WorldSpec;
import io.kubeschool.world.transcript.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plays a transcript's commands in a real bash with a real kubectl against a served cluster. While
 * commands run, simulated time follows the clock; what the transcript only waits for passes at
 * once.
 */
final class ServedTranscriptPlayer implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(500);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LONGEST_SETTLE = Duration.ofSeconds(45);
  private static final Duration HEAD_START = Duration.ofHours(1);
  private static final Set<String> SYSTEM =
      Set.of("kube-system", "kube-public", "kube-node-lease", "local-path-storage");
  private static final List<String> WATCHED =
      List.of(
          "/api/v1/pods",
          "/api/v1/services",
          "/api/v1/persistentvolumeclaims",
          "/api/v1/namespaces",
          "/api/v1/resourcequotas",
          "/apis/apps/v1/deployments",
          "/apis/apps/v1/replicasets",
          "/apis/apps/v1/statefulsets",
          "/apis/apps/v1/daemonsets",
          "/apis/batch/v1/jobs",
          "/apis/discovery.k8s.io/v1/endpointslices");

  private record Background(Process process, Path out, Path err) {}

  private final Transcript transcript;
  private final Path home;
  private final Path log;
  private final Path tools;
  private final Session session;
  private final ApiListener listener;
  private final List<Background> background = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Process bash;
  private BufferedReader answers;
  private int count;

  /**
   * A player.
   *
   * @param folder for what it needs on disk
   * @param kubectl the client
   */
  ServedTranscriptPlayer(Path folder, Path kubectl, Transcript transcript) throws IOException {
    this.transcript = transcript;
    home = Files.createDirectories(folder.resolve("home"));
    log = Files.createDirectories(folder.resolve("log"));
    tools = Files.createDirectories(folder.resolve("bin"));
    Path wrapper = tools.resolve("kubectl");
    Files.writeString(wrapper, "#!/bin/sh\nexec '" + kubectl.toAbsolutePath() + "' \"$@\"\n");
    Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    // a cluster ahead of the client's clock would have objects of no age
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(HEAD_START);
    session = Session.inMemory(new WorldSpec(1, start, WorldSpec.TWO_NODES));
    listener =
        ApiListener.start(
            session,
            new ServeSettings(
                InetAddress.getLoopbackAddress(),
                0,
                "",
                folder.resolve("pki"),
                folder.resolve("kubeconfig"),
                ServeSettings.Limits.USUAL),
            problem -> text.append("## server: ").append(problem).append('\n'));
    Path config = Files.createDirectories(home.resolve(".kube")).resolve("config");
    Files.writeString(
        config, Files.readString(folder.resolve("kubeconfig")).replace("kubeschool", "kubernetes"));
    for (Map.Entry<String, String> file : transcript.files().entrySet()) {
      Path path = home.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  String play() throws IOException, InterruptedException {
    for (Transcript.Line line : transcript.lines()) {
      text.append(line.text()).append('\n');
      switch (line) {
        case Transcript.Command command -> run(command.command());
        case Transcript.Background command -> begin(command.command());
        case Transcript.Settle _ -> settle();
        case Transcript.Wait wait -> listener.elapse(Duration.ofMillis(wait.milliseconds()));
        case Transcript.Stop _ -> stop();
        case Transcript.Remark _ -> {}
      }
    }
    StringBuilder result = new StringBuilder(text.toString().stripTrailing()).append('\n');
    transcript
        .files()
        .forEach(
            (name, content) -> result.append("-- ").append(name).append(" --\n").append(content));
    return result.toString();
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().remove("KUBECONFIG");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  /** One bash for all commands, so that what one sets the next one has. */
  private void ensureBash() throws IOException {
    if (bash == null || !bash.isAlive()) {
      bash =
          builder("bash", "--norc", "--noprofile")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      answers = bash.inputReader(StandardCharsets.UTF_8);
    }
  }

  private void run(String command) throws IOException, InterruptedException {
    ensureBash();
    Path script = log.resolve("cmd");
    Path out = log.resolve("out");
    Path err = log.resolve("err");
    Files.writeString(script, command);
    var in = bash.outputWriter(StandardCharsets.UTF_8);
    in.write(
        String.format(
            "eval \"$(cat %s)\" >%s 2>%s </dev/null; echo \"done $?\"%n", script, out, err));
    in.flush();
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::readAnswer);
    String status = await(answer, transcript.timeoutSeconds());
    boolean late = status == null;
    for (String signal : List.of("INT", "TERM", "KILL")) {
      if (status == null) {
        signal(bash.toHandle(), signal, false);
        status = await(answer, 5);
      }
    }
    quote('|', out);
    quote('!', err);
    if (late) {
      text.append("## timed out\n");
    }
    String code = status == null ? "" : status.replace("done ", "");
    if (!code.equals("0")) {
      text.append("? ").append(code).append('\n');
    }
  }

  private String readAnswer() {
    try {
      return String.valueOf(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String await(CompletableFuture<String> answer, double seconds)
      throws InterruptedException {
    try {
      return answer.get((long) (seconds * 1000), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void signal(ProcessHandle ancestor, String signal, boolean itself)
      throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + signal));
    ancestor.descendants().forEach(process -> kill.add(Long.toString(process.pid())));
    if (itself) {
      kill.add(Long.toString(ancestor.pid()));
    }
    if (kill.size() > 2) {
      new ProcessBuilder(kill).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
  }

  private void begin(String command) throws IOException, InterruptedException {
    count++;
    Path out = log.resolve("out" + count);
    Path err = log.resolve("err" + count);
    background.add(
        new Background(
            builder("bash", "--norc", "-c", command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start(),
            out,
            err));
    Thread.sleep(1000);
  }

  private void stop() throws IOException, InterruptedException {
    for (Background one : background) {
      for (String signal : List.of("INT", "TERM", "KILL")) {
        if (one.process().isAlive()) {
          // bash itself passes no signal on, and one command alone has taken its place
          boolean alone = one.process().descendants().findAny().isEmpty();
          signal(one.process().toHandle(), signal, alone || signal.equals("KILL"));
          one.process().waitFor(5, TimeUnit.SECONDS);
        }
      }
      quote('|', one.out());
      quote('!', one.err());
    }
    background.clear();
  }

  private void settle() throws InterruptedException {
    Duration passed = Duration.ZERO;
    Duration quiet = Duration.ZERO;
    Map<String, String> last = Map.of();
    while (passed.compareTo(LONGEST_SETTLE) < 0 && quiet.compareTo(QUIET) < 0) {
      listener.elapse(STEP);
      passed = passed.plus(STEP);
      Map<String, String> now = versions();
      quiet = now.equals(last) ? quiet.plus(STEP) : Duration.ZERO;
      last = now;
    }
    // whoever still runs is to see what has happened
    Thread.sleep(background.isEmpty() ? 0 : 200);
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (String path : WATCHED) {
      JsonObject list = listener.ask(Request.of(User.ADMIN, Method.GET, path)).object();
      for (JsonObject item : list.array("items").objects()) {
        JsonObject metadata = item.object("metadata");
        if (!SYSTEM.contains(metadata.string("namespace"))) {
          versions.put(path + metadata.string("uid"), metadata.string("resourceVersion"));
        }
      }
    }
    return versions;
  }

  private void quote(char mark, Path file) throws IOException {
    String all =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace(home.toString(), "/home/student")
            .replace(listener.url(), "https://10.99.0.1:6443")
            .replace(listener.url().replace("https://", ""), "10.99.0.1:6443");
    if (all.isEmpty()) {
      return;
    }
    String[] lines = all.split("\n", -1);
    int end = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    for (int i = 0; i < end; i++) {
      text.append(mark).append(lines[i].isBlank() ? "" : " " + lines[i]).append('\n');
    }
  }

  @Override
  public void close() throws IOException {
    try {
      for (Background one : background) {
        signal(one.process().toHandle(), "KILL", true);
      }
      if (bash != null) {
        signal(bash.toHandle(), "KILL", true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listener.close();
  }
}
