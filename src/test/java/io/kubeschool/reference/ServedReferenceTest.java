package io.kubeschool.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.world.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays what was recorded with kubectl on a real cluster with that same kubectl against the served
 * API, and tells the rate: {@code -Dreference.kubectl=/path/to/kubectl}, of v1.36.4. With {@code
 * -Dreference.only=get-errors} only the transcripts whose names have that in them; with {@code
 * -Dreference.differences=true} what differs too; {@code -Dreference.folder} names other
 * transcripts. It takes some minutes, as kubectl waits on the wall clock.
 */
class ServedReferenceTest {

  private static final Path RECORDED =
      Path.of(System.getProperty("reference.folder", "src/test/resources/reference/kubectl"));

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(
      named = "reference.kubectl",
      matches = ".+",
      disabledReason = "no -Dreference.kubectl, which is to name the recorded kubectl")
  void the_rate_of_the_real_client_is_told() throws IOException, InterruptedException {
    String only = System.getProperty("reference.only", "");
    List<Comparison.Result> all = new ArrayList<>();
    for (Path file : transcripts(only)) {
      List<Comparison.Result> results = play(file);
      long same = results.stream().filter(Comparison.Result::same).count();
      System.out.printf("%s %d of %d%n", file.getFileName(), same, results.size());
      if (Boolean.getBoolean("reference.differences")) {
        results.stream()
            .filter(r -> !r.same())
            .forEach(r ->
                System.out.printf(
                    "%d $ %s%n-  %s%n+  %s%n",
                    r.number(),
                    r.command(),
                    String.join("\n-  ", r.recorded()),
                    String.join("\n+  ", r.actual())));
      }
      all.addAll(results);
    }
    long same = all.stream().filter(Comparison.Result::same).count();
    System.out.printf(
        "The real kubectl: %d of %d the same, %.1f %%%n",
        same, all.size(), 100.0 * same / all.size());
    assertThat(all).isNotEmpty();
  }

  private static List<Path> transcripts(String only) throws IOException {
    try (Stream<Path> files = Files.list(RECORDED)) {
      return files
          .filter(f -> f.toString().endsWith(".txtar"))
          .filter(f -> f.getFileName().toString().contains(only))
          .sorted()
          .toList();
    }
  }

  private List<Comparison.Result> play(Path file) throws IOException, InterruptedException {
    String recorded = Files.readString(file);
    Path own = Files.createDirectories(folder.resolve(file.getFileName().toString()));
    Path kubectl = Path.of(System.getProperty("reference.kubectl"));
    try (ServedTranscriptPlayer player =
        new ServedTranscriptPlayer(own, kubectl, Transcript.parse(recorded))) {
      return new Comparison(
              RecordedTranscript.parse(recorded), RecordedTranscript.parse(player.play()))
          .results();
    }
  }
}
