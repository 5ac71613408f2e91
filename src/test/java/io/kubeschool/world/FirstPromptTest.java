package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.TtyRequest;
import org.junit.jupiter.api.Test;

class FirstPromptTest {

  @Test
  void aNewWorldAsksWithThePromptThatIsShownBeforeItIsMade() {
    try (World world = new World(WorldSpec.of(1))) {
      assertThat(world.tty().request())
          .isInstanceOfSatisfying(
              TtyRequest.ReadLine.class,
              read -> assertThat(read.prompt()).isEqualTo(World.FIRST_PROMPT));
    }
  }
}
