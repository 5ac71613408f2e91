package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.kubectl.Workstation.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what the generators print with what the real kubectl v1.36.4 printed. */
class CreateTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^' ]+)");

  private final Workstation workstation = new Workstation(new CannedApi());

  /** A command and all that came of it. */
  private record Recorded(String command, String output) {
    @Override
    public String toString() {
      return command;
    }
  }

  static Stream<Recorded> recordings() throws IOException {
    try (InputStream file = CreateTest.class.getResourceAsStream("create.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^\\$ ")).skip(1).map(CreateTest::recorded);
    }
  }

  private static Recorded recorded(String text) {
    String[] parts = text.split("\n", 2);
    return new Recorded(parts[0], parts[1]);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void printsWhatTheRealOnePrints(Recorded recorded) {
    Outcome outcome = workstation.kubectl(words(recorded.command()));
    assertThat(shown(outcome)).isEqualTo(recorded.output());
  }

  private static String[] words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words.toArray(String[]::new);
  }

  private static String shown(Outcome outcome) {
    StringBuilder text = new StringBuilder();
    outcome.out().lines().forEach(l -> text.append(("| " + l).stripTrailing()).append('\n'));
    outcome.err().lines().forEach(l -> text.append(("! " + l).stripTrailing()).append('\n'));
    if (outcome.status() != 0) {
      text.append("? ").append(outcome.status()).append('\n');
    }
    return text.toString();
  }
}
