package io.kubeschool.cli.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the start of the process to the first prompt, as a new learner meets it: the launcher's
 * script and all, on a pseudo-terminal that {@code script} makes. Beside it what {@code java
 * -version} takes on the same terminal.
 */
public final class StartBenchmark implements Benchmark {

  private static final int TIMES = 11;

  /** What the line editor sends right before the prompt: bracketed paste is wanted. */
  private static final String PROMPT = "\u001b[?2004h";

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> run() throws IOException {
    if (Stream.of("/usr/bin/script", "/bin/script").map(File::new).noneMatch(File::canExecute)) {
      return List.of(Figure.of("start to prompt", "not measured: needs script (util-linux)"));
    }
    String home = System.getProperty("kubeschool.home");
    if (home == null) {
      return List.of(Figure.of("start to prompt", "not measured: needs the launcher's script"));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String launcher = Path.of(home, "kubeschool").toString();
    double bare = spawn(List.of(java, "-version"), Map.of(), "").median();
    Samples cached = spawn(List.of(launcher), Map.of(), PROMPT);
    Samples cold = spawn(List.of(launcher), Map.of("KUBESCHOOL_NO_CACHE", "1"), PROMPT);
    return List.of(
        Figure.of("java -version", String.format(Locale.ROOT, "%.0f ms", bare)),
        new Figure("start to prompt, with the class cache", cached.toString(), "200 ms"),
        new Figure(
            "  beside java -version",
            String.format(Locale.ROOT, "%.1f x", cached.median() / bare),
            "6 x"),
        Figure.of("start to prompt, without a class cache", cold.toString()));
  }

  /** Times a start until {@code awaited} is on the terminal, or to its end if that is "". */
  private static Samples spawn(List<String> words, Map<String, String> environment, String awaited)
      throws IOException {
    String command =
        words.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    return Samples.measured(TIMES, () -> once(command, environment, awaited));
  }

  private static long once(String command, Map<String, String> environment, String awaited)
      throws IOException {
    Path folder = Files.createTempDirectory("kubeschool-bench");
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qfc", command, "/dev/null").redirectErrorStream(true);
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("KUBESCHOOL_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    try (InputStream in = process.getInputStream()) {
      StringBuilder seen = new StringBuilder();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        if (!awaited.isEmpty() && seen.indexOf(awaited) >= 0) {
          return System.nanoTime() - start;
        }
      }
      if (!awaited.isEmpty()) {
        throw new IllegalStateException("no prompt came, but: " + seen);
      }
      return System.nanoTime() - start;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(StartBenchmark::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
