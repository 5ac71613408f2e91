package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Ctrl-C ends at a prompt, and what it leaves alone. */
class InterruptTest {

  private final Session session = Session.inMemory(WorldSpec.of(1));
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @BeforeEach
  void show() {
    session.showTo(shown);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void type(String line) {
    session.type(line);
    assertThat(session.runUntilIdle(Duration.ofMinutes(1))).as(line).isTrue();
  }

  private void interrupt() {
    session.interrupt();
    session.world().runFor(Duration.ofSeconds(1));
  }

  @Test
  void the_shell_of_a_container_goes_on_after_it() {
    type("kubectl run a --image=busybox -it --restart=Never -- sh");
    session.world().runFor(Duration.ofSeconds(1));
    interrupt();
    assertThat(session.isIdle()).isTrue();
    type("echo still $((1 + 1)) there");
    session.world().runFor(Duration.ofSeconds(1));

    assertThat(shown.toString()).contains("still 2 there\n");
    type("exit");
    session.world().runFor(Duration.ofSeconds(5));
    assertThat(session.world().isAtPrompt()).isTrue();
  }

  @Test
  void it_ends_an_unfinished_line_even_if_it_is_trapped() {
    type("trap 'echo trapped' INT");
    type("echo 'unfinished");
    interrupt();

    assertThat(session.world().isAtPrompt()).isTrue();
    assertThat(shown.toString()).endsWith("trapped\n");
  }
}
