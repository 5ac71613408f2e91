package io.kubeschool.machine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.machine.ProgramTable;
import io.kubeschool.sim.Simulation;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImageFilesTest {

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void executables_are_there_if_the_machine_has_their_programs_whoever_looked_before() {
    ImageFiles files = ImageFiles.over(BaseFiles.BUSYBOX_BASE).build();
    assertThat(has(files, new ProgramTable())).isFalse();
    assertThat(has(files, new ProgramTable().add("wget", self -> 0))).isTrue();
    assertThat(has(files, new ProgramTable())).isFalse();
  }

  private boolean has(ImageFiles files, ProgramTable programs) {
    FileSystem system = files.toFileTree(programs).toFileSystem(simulation);
    return Files.exists(system.getPath("/bin/wget"));
  }
}
