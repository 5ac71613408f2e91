package io.kubeschool.cli.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the start of the process to the first prompt, as a new learner meets it: the command line
 * that this JVM was started with, on a pseudo-terminal that {@code script} makes. Beside it what
 * {@code java -version} takes on the same terminal.
 */
public final class StartBenchmark implements Benchmark {

  private static final int TIMES = 11;

  /** What the line editor sends right before the prompt: bracketed paste is wanted. */
  private static final String PROMPT = "\u001b[?2004h";

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String CACHE = "-XX:AOTCache=";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> run() throws IOException {
    if (Stream.of("/usr/bin/script", "/bin/script").map(File::new).noneMatch(File::canExecute)) {
      return List.of(Figure.of("start to prompt", "not measured: needs script (util-linux)"));
    }
    List<String> own = options();
    List<String> cold = own.stream().filter(option -> !option.startsWith(CACHE)).toList();
    List<Figure> figures = new ArrayList<>();
    double bare = spawn(List.of("-version"), "").median();
    figures.add(Figure.of("java -version", String.format("%.0f ms", bare)));
    if (own.size() != cold.size()) {
      Samples cached = toPrompt(own);
      figures.add(new Figure("start to prompt, with the class cache", cached.toString(), "200 ms"));
      figures.add(
          new Figure(
              "  beside java -version", String.format("%.1f x", cached.median() / bare), "6 x"));
    }
    figures.add(Figure.of("start to prompt, without a class cache", toPrompt(cold).toString()));
    return figures;
  }

  private static Samples toPrompt(List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.kubeschool.cli.Main"));
    return spawn(arguments, PROMPT);
  }

  /** The options that this JVM was started with. */
  private static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** Times a start until {@code awaited} is on the terminal, or to its end if that is "". */
  private static Samples spawn(List<String> arguments, String awaited) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        Stream.concat(Stream.of(java), arguments.stream())
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" ", "exec ", ""));
    return Samples.measured(TIMES, () -> once(command, awaited));
  }

  private static long once(String command, String awaited) throws IOException {
    Path folder = Files.createTempDirectory("kubeschool-bench");
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qfc", command, "/dev/null").redirectErrorStream(true);
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
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
