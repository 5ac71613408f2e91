package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final JsonObject HEADER = Json.objectOf("kubeschool", 1, "seed", 7);

  @TempDir Path folder;

  private static JournalEntry typed(int second, String line) {
    return new JournalEntry(Duration.ofSeconds(second), new Input.Typed(line));
  }

  @Test
  void gives_back_every_kind_of_input_with_its_time() {
    List<JournalEntry> entries =
        List.of(
            typed(1, "kubectl get pods \"quoted\" é"),
            new JournalEntry(Duration.ofNanos(1_500_000_001), new Input.Interrupted()),
            new JournalEntry(Duration.ofSeconds(2), new Input.EndOfInput()),
            new JournalEntry(Duration.ofSeconds(3), new Input.Left("text\nof two lines")),
            new JournalEntry(Duration.ofSeconds(4), new Input.Left(null)),
            new JournalEntry(Duration.ofSeconds(5), new Input.Elapsed()),
            new JournalEntry(Duration.ofSeconds(6), new Input.Script("kubectl apply -f x.yaml\n")),
            new JournalEntry(Duration.ofSeconds(7), new Input.Placed("x.yaml", "kind: Pod\n")),
            new JournalEntry(Duration.ofSeconds(8), new Input.Resized(120, 40)));
    Path file = folder.resolve("a.journal");
    try (Journal journal = Journal.create(file, HEADER)) {
      entries.forEach(journal::append);
    }
    try (Journal again = Journal.open(file)) {
      assertThat(again.header()).isEqualTo(HEADER);
      assertThat(again.entries()).isEqualTo(entries);
    }
  }

  @Test
  void what_was_undone_can_be_redone_until_something_else_happens() {
    Path file = folder.resolve("a.journal");
    try (Journal journal = Journal.create(file, HEADER)) {
      IntStream.range(0, 4).forEach(i -> journal.append(typed(i, "line " + i)));
      journal.undoTo(1);
      journal.redoTo(2);
    }
    try (Journal journal = Journal.open(file)) {
      assertThat(journal.entries()).containsExactly(typed(0, "line 0"), typed(1, "line 1"));
      assertThat(journal.undone()).containsExactly(typed(2, "line 2"), typed(3, "line 3"));
      journal.append(typed(9, "another"));
      assertThat(journal.undone()).isEmpty();
    }
    try (Journal journal = Journal.open(file)) {
      assertThat(journal.entries()).hasSize(3).last().isEqualTo(typed(9, "another"));
    }
  }

  @Test
  void a_file_cut_at_any_byte_loses_at_most_the_unfinished_line() throws IOException {
    Path whole = folder.resolve("whole.journal");
    try (Journal journal = Journal.create(whole, HEADER)) {
      IntStream.range(0, 5).forEach(i -> journal.append(typed(i, "línea " + i)));
      journal.undoTo(3);
      journal.append(typed(8, "after"));
    }
    byte[] bytes = Files.readAllBytes(whole);
    int header = new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int length = header; length <= bytes.length; length++) {
      Path cut = folder.resolve("cut.journal");
      Files.write(cut, java.util.Arrays.copyOf(bytes, length));
      int size;
      try (Journal journal = Journal.open(cut)) {
        size = journal.size();
        journal.append(typed(99, "goes on"));
      }
      try (Journal journal = Journal.open(cut)) {
        assertThat(journal.entries()).hasSize(size + 1).last().isEqualTo(typed(99, "goes on"));
      }
    }
  }

  @Test
  void an_altered_journal_is_refused_with_its_line() throws IOException {
    Path file = folder.resolve("a.journal");
    try (Journal journal = Journal.create(file, HEADER)) {
      journal.append(typed(1, "kubectl delete pod a"));
      journal.append(typed(2, "kubectl get pods"));
    }
    Files.writeString(file, Files.readString(file).replace("pod a", "pod b"));
    assertThatThrownBy(() -> Journal.open(file))
        .isInstanceOf(JournalException.class)
        .hasMessage(file + ", line 2: was altered, so it cannot be replayed");
  }

  @Test
  void one_that_cannot_be_used_can_be_begun_anew() throws IOException {
    Path file = folder.resolve("a.journal");
    for (String broken : List.of("", "0123", "0123456789abcdef {}\n")) {
      Files.writeString(file, broken);
      assertThatThrownBy(() -> Journal.open(file)).isInstanceOf(JournalException.class);
      try (Journal fresh = Journal.create(file, HEADER)) {
        assertThat(fresh.size()).isZero();
      }
    }
  }

  @Test
  void two_processes_cannot_use_one_journal() {
    Path file = folder.resolve("a.journal");
    try (Journal first = Journal.create(file, HEADER)) {
      assertThatThrownBy(() -> Journal.open(file))
          .isInstanceOf(JournalException.class)
          .hasMessage("another kubeschool is using " + file + "; leave it first");
      assertThat(first.size()).isZero();
    }
  }
}
