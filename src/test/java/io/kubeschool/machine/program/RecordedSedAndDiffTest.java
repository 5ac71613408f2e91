package io.kubeschool.machine.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What GNU sed 4.9 and diffutils 3.8 answered. One thing differs: sed's exit status for a label
 * that is nowhere is 1 here, not 4.
 */
class RecordedSedAndDiffTest {

  private static final String FILES =
      """
      printf 'a\\nb\\n' > ab; printf 'a\\nb' > abn; printf 'A\\nB\\n' > AB
      printf 'a\\n\\nb\\n\\n' > abb; printf 'a\\nb \\n' > absp
      """;

  static List<String> recorded() throws IOException {
    try (InputStream in = RecordedSedAndDiffTest.class.getResourceAsStream("sed-and-diff.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^(?=\\$ )")).filter(s -> !s.isBlank()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void answer_as_the_real_ones(String transcript) {
    String command = transcript.substring(2, transcript.indexOf('\n'));
    try (Bench bench = Bench.workstation()) {
      FILES.lines().forEach(bench::run);
      Bench.Result result = bench.run("{ " + command + "; } 2>&1");
      assertThat("$ " + command + "\n" + result.out() + "? " + result.status() + "\n")
          .isEqualTo(transcript);
    }
  }
}
