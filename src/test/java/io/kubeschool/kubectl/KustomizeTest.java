package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What kustomize v5.8.1, the one within kubectl v1.36.4, made of folders written for this purpose:
 * see the README beside the recordings. The working directory reads as {@code .}, addresses in Go's
 * memory and the heads of log lines are left out.
 */
class KustomizeTest {

  private static final Pattern FILE = Pattern.compile("(?m)^-- (\\S.*) --\\n");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<String> recordings() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(KustomizeTest.class.getResource("kustomize")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".txtar")).toList();
      assertThat(names).hasSizeGreaterThanOrEqualTo(40);
      return names.stream().sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void builds_as_the_real_client_does(String name) throws IOException, URISyntaxException {
    String recorded = read(name);
    assertThat(replayed(recorded)).isEqualTo(session(recorded));
  }

  private static String read(String name) throws IOException, URISyntaxException {
    return Files.readString(
        Path.of(
            Objects.requireNonNull(KustomizeTest.class.getResource("kustomize/" + name)).toURI()));
  }

  private static String session(String recorded) {
    Matcher mark = FILE.matcher(recorded);
    return mark.find() ? recorded.substring(0, mark.start()) : recorded;
  }

  /** The session as this kubectl answers it. */
  private static String replayed(String recorded) {
    Workstation workstation = new Workstation(new CannedApi());
    Matcher mark = FILE.matcher(recorded);
    boolean found = mark.find();
    while (found) {
      String name = mark.group(1);
      int start = mark.end();
      found = mark.find();
      write(workstation, name, recorded.substring(start, found ? mark.start() : recorded.length()));
    }
    StringBuilder result = new StringBuilder();
    for (String line : session(recorded).split("\n")) {
      if (line.startsWith("# title:")) {
        result.append(line).append('\n');
      } else if (line.startsWith("$ kubectl ")) {
        result.append(line).append('\n');
        answer(workstation.kubectl(words(line.substring("$ kubectl ".length()))), result);
      }
    }
    return result.toString();
  }

  private static void write(Workstation workstation, String name, String text) {
    if (!text.startsWith("@hex ")) {
      workstation.file(name, text);
      return;
    }
    String[] numbers = text.substring("@hex ".length()).strip().split(" ");
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bytes[i] = (byte) Integer.parseInt(numbers[i], 16);
    }
    workstation.file(name, bytes);
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words.toArray(String[]::new);
  }

  private static void answer(Workstation.Outcome outcome, StringBuilder result) {
    append("|", outcome.out(), result);
    append("!", outcome.err(), result);
    if (outcome.status() != 0) {
      result.append("? ").append(outcome.status()).append('\n');
    }
  }

  private static void append(String mark, String text, StringBuilder result) {
    if (text.isEmpty()) {
      return;
    }
    String plain =
        text.replace(Workstation.HOME, ".")
            .replaceAll("&\\{0x[0-9a-f]+ ", "&{0xADDRESS ")
            .replaceAll("(?m)^I\\d{4} [\\d:.]+ +\\d+ log\\.go:244] ", "LOG ");
    String[] lines = plain.split("\n", -1);
    boolean ended = lines[lines.length - 1].isEmpty();
    Arrays.stream(lines)
        .limit(ended ? lines.length - 1 : lines.length)
        .forEach(line -> result.append(line.isEmpty() ? mark : mark + " " + line).append('\n'));
  }
}
