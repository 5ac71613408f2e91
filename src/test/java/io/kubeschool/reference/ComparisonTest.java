package io.kubeschool.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as the same answer, and what does not: the examples of the reference's own rules. */
class ComparisonTest {

  private static final String FILES = "-- d.yaml --\nkind: Deployment\n";

  private record Case(
      String name, String command, String recorded, List<String> same, List<String> differ) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = ComparisonTest.class.getResourceAsStream("/reference-rules/cases.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ((JsonArray) Json.parse(text)).objects().stream().map(ComparisonTest::read);
    }
  }

  private static Case read(JsonObject json) {
    return new Case(
        json.string("name"),
        json.string("command"),
        json.string("recorded"),
        json.array("same").strings(),
        json.array("differ").strings());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answers_are_the_same_but_for_what_no_two_clusters_share(Case example) {
    for (String other : example.same()) {
      assertThat(same(example, other)).as("same as %s", other).isTrue();
    }
    for (String other : example.differ()) {
      assertThat(same(example, other)).as("differs from %s", other).isFalse();
    }
  }

  private static boolean same(Case example, String other) {
    return new Comparison(
            transcript(example.command(), example.recorded()), transcript(example.command(), other))
        .results().stream().allMatch(Comparison.Result::same);
  }

  private static RecordedTranscript transcript(String command, String out) {
    StringBuilder text = new StringBuilder("$ " + command + "\n");
    out.lines().forEach(line -> text.append(("| " + line).stripTrailing()).append('\n'));
    return RecordedTranscript.parse(text + FILES);
  }
}
