package io.kubeschool.machine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What bash 5.2 and GNU coreutils answered on a real machine ({@code bash.txt}, {@code tools.txt}):
 * {@code $} is a command, where {@code ⏎} stands for a line feed; {@code |} its output, {@code !}
 * its errors, {@code ?} its status if that is not 0.
 */
class RecordedShellTest {

  private static final String NO_LINE_END = "## no newline";

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheRealOne(String command, String recorded) {
    try (Bench bench = Bench.workstation()) {
      bench.run("mkdir /tmp/work; cd /tmp/work");
      bench.session().setStatus(0);
      Bench.Result result = bench.run(command.replace("⏎", "\n"));
      assertThat(transcript(result)).isEqualTo(recorded);
    }
  }

  private static String transcript(Bench.Result result) {
    StringBuilder text = new StringBuilder();
    result.out().lines().forEach(line -> text.append("| ").append(line).append('\n'));
    if (!result.out().isEmpty() && !result.out().endsWith("\n")) {
      text.append(NO_LINE_END).append('\n');
    }
    result.err().lines().forEach(line -> text.append("! ").append(line).append('\n'));
    return result.status() == 0 ? text.toString() : text + "? " + result.status() + "\n";
  }

  static Stream<Object[]> cases() throws IOException {
    List<Object[]> cases = new ArrayList<>();
    for (String file : List.of("bash.txt", "tools.txt")) {
      try (InputStream in = RecordedShellTest.class.getResourceAsStream(file)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (String part : text.split("(?m)^\\$ ")) {
          if (!part.isEmpty()) {
            int end = part.indexOf('\n');
            cases.add(new Object[] {part.substring(0, end), part.substring(end + 1)});
          }
        }
      }
    }
    return cases.stream();
  }
}
