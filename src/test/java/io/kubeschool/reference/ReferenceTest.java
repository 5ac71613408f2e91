package io.kubeschool.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.world.World;
import io.kubeschool.world.WorldSpec;
import io.kubeschool.world.transcript.Transcript;
import io.kubeschool.world.transcript.TranscriptPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays what was recorded on a real cluster, each transcript in a fresh world, and compares the
 * answers. Those that {@code kept.txt} lists must stay the same; the rate of all is printed.
 *
 * <p>{@code -Dreference.update=true} adds to {@code kept.txt} what is newly the same (and drops
 * nothing: what is no longer the same still fails). {@code -Dreference.all=true} also plays all
 * transcripts of {@code ../shared/reference} and prints their rate.
 */
class ReferenceTest {

  private static final Path RECORDED = Path.of("src/test/resources/reference");
  private static final Path ALL = Path.of("../shared/reference");
  private static final Path KEPT_FILE = RECORDED.resolve("kept.txt");
  private static final KeptCommands KEPT = KeptCommands.read(KEPT_FILE);
  private static final long SEEDS = 6;
  private static final Map<String, List<Comparison.Result>> PLAYED = new TreeMap<>();

  static Stream<String> transcripts() throws IOException {
    return names(RECORDED).stream();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".txtar"))
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void what_was_the_same_as_on_a_real_cluster_stays_the_same(String name) throws IOException {
    List<Comparison.Result> results = play(RECORDED.resolve(name));
    PLAYED.put(name, results);

    assertThat(
            results.stream()
                .filter(r -> !r.same() && KEPT.contains(name, r.number()))
                .map(ReferenceTest::difference))
        .isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "reference.all", matches = "true")
  void the_rate_of_everything_recorded_is_told() throws IOException {
    Map<String, List<Comparison.Result>> played = new TreeMap<>();
    for (String name : names(ALL)) {
      played.put(name, play(ALL.resolve(name)));
    }
    print("All of " + ALL, played);
  }

  @AfterAll
  static void tell() throws IOException {
    if (Boolean.getBoolean("reference.update")) {
      Files.write(KEPT_FILE, KEPT.with(sameWhateverTheSeed()));
    }
    print("Reference", PLAYED);
  }

  /**
   * What is the same under other seeds too: whether one process ended just before or just after
   * another is chance, on the real cluster as well, and must not be held against the next change.
   */
  private static Map<String, List<Comparison.Result>> sameWhateverTheSeed() throws IOException {
    Map<String, List<Comparison.Result>> steady = new TreeMap<>();
    for (String name : PLAYED.keySet()) {
      List<Comparison.Result> results = PLAYED.get(name);
      for (long seed = 2; seed <= SEEDS; seed++) {
        Set<Integer> same =
            play(RECORDED.resolve(name), seed).stream()
                .filter(Comparison.Result::same)
                .map(Comparison.Result::number)
                .collect(Collectors.toSet());
        results =
            results.stream().map(r -> same.contains(r.number()) ? r : r.asDifferent()).toList();
      }
      steady.put(name, results);
    }
    return steady;
  }

  private static List<Comparison.Result> play(Path file) throws IOException {
    return play(file, 1);
  }

  private static List<Comparison.Result> play(Path file, long seed) throws IOException {
    String recorded = Files.readString(file);
    try (World world = new World(WorldSpec.of(seed))) {
      String answers = TranscriptPlayer.play(world, Transcript.parse(recorded));
      return new Comparison(RecordedTranscript.parse(recorded), RecordedTranscript.parse(answers))
          .results();
    }
  }

  private static String difference(Comparison.Result result) {
    return String.format(
        "%nCommand %d: $ %s%nrecorded:%n  %s%nours:%n  %s%n",
        result.number(),
        result.command(),
        String.join("\n  ", result.recorded()),
        String.join("\n  ", result.actual()));
  }

  private static void print(String title, Map<String, List<Comparison.Result>> played) {
    Map<String, List<Comparison.Result>> folders = new TreeMap<>();
    List<Comparison.Result> all = new ArrayList<>();
    played.forEach((name, results) -> {
      folders
          .computeIfAbsent(name.substring(0, name.indexOf('/')), f -> new ArrayList<>())
          .addAll(results);
      all.addAll(results);
    });
    System.out.println(title + ":");
    folders.forEach((folder, results) -> System.out.println("  " + rate(folder, results)));
    System.out.println("  " + rate("in all", all));
  }

  private static String rate(String name, List<Comparison.Result> results) {
    long same = results.stream().filter(Comparison.Result::same).count();
    return String.format(
        "%-8s %d of %d commands the same (%.1f %%)",
        name, same, results.size(), 100.0 * same / Math.max(1, results.size()));
  }
}
