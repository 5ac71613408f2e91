package io.kubeschool.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptCommandsTest {

  private static Comparison.Result result(int number, boolean same) {
    return new Comparison.Result(number, "c", List.of(), List.of(), same);
  }

  @Test
  void what_is_newly_the_same_is_added_and_nothing_is_dropped() {
    KeptCommands kept = KeptCommands.of(List.of("000/a.txtar 1 10 2", "000/gone.txtar 2 10 3"));

    assertThat(
            kept.with(
                Map.of(
                    "000/a.txtar",
                    List.of(result(1, false), result(2, true), result(3, true), result(10, false)),
                    "000/b.txtar",
                    List.of(result(1, true), result(2, false)))))
        .containsExactly("000/a.txtar all", "000/b.txtar 1", "000/gone.txtar 2 3 10");
  }

  @Test
  void all_keeps_each_command() {
    KeptCommands kept = KeptCommands.of(List.of("000/a.txtar all", "000/b.txtar 2"));

    assertThat(kept.contains("000/a.txtar", 7)).isTrue();
    assertThat(kept.contains("000/b.txtar", 2)).isTrue();
    assertThat(kept.contains("000/b.txtar", 1)).isFalse();
    assertThat(kept.contains("000/c.txtar", 1)).isFalse();
  }
}
