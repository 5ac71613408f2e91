package io.kubeschool.cli;

import io.kubeschool.world.World;
import io.kubeschool.world.WorldSpec;
import io.kubeschool.world.transcript.Transcript;
import io.kubeschool.world.transcript.TranscriptPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Plays transcripts of a real cluster, each in a fresh simulated one, and writes what ours answers.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Plays transcripts of a real cluster, each in a fresh simulated one, and writes what ours"
            + " answers.")
final class ReplayCommand implements Callable<Integer> {

  private static final String SUFFIX = ".txtar";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "where the answers go, under the same relative names (default: standard output)")
  private Path out;

  @Option(
      names = "--seed",
      description = "what all chance derives from (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "transcripts, or folders of them")
  private List<Path> paths;

  @Override
  public Integer call() throws IOException {
    boolean failed = false;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(path + ": there is no such file or folder");
      }
      for (var entry : transcripts(path).entrySet()) {
        failed |= !play(entry.getKey(), entry.getValue());
      }
    }
    return failed ? 1 : 0;
  }

  /** The transcripts under a path, by the names that their answers get. */
  private static TreeMap<String, Path> transcripts(Path path) throws IOException {
    TreeMap<String, Path> found = new TreeMap<>();
    if (Files.isRegularFile(path)) {
      found.put(path.getFileName().toString(), path);
      return found;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files
          .filter(f -> f.toString().endsWith(SUFFIX))
          .forEach(f -> found.put(path.relativize(f).toString(), f));
    }
    return found;
  }

  /** Plays one; tells whether it could be played to its end. */
  private boolean play(String name, Path file) throws IOException {
    String answers;
    try (World world = new World(WorldSpec.of(seed))) {
      answers = TranscriptPlayer.play(world, Transcript.parse(Files.readString(file)));
    } catch (RuntimeException e) {
      System.err.println("kubeschool: " + file + ": " + e.getMessage());
      return false;
    }
    if (out == null) {
      System.out.print(answers);
      return true;
    }
    Path target = out.resolve(name);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, answers);
    return true;
  }
}
