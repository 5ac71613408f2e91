package io.kubeschool.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session survives that its process is killed, whenever that happens. */
class DurabilityTest {

  private static final int KILLS = 100;
  private static final int MOST_STEPS = 9;
  private static final int LONGEST_START_MICROS = 700_000;
  private static final int LONGEST_STEP_MICROS = 40_000;

  @TempDir private Path folder;

  private ChildJvm jvm;
  private String whole;
  private List<String> states;

  @Test
  void nothing_is_lost_but_the_unfinished_line_however_often_the_process_is_killed()
      throws Exception {
    jvm = new ChildJvm(folder);
    CompletableFuture<Void> training =
        CompletableFuture.runAsync(
            () -> unchecked(() -> train(folder.resolve("training.journal"))));
    Path undisturbed = folder.resolve("undisturbed.journal");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ScriptedSession.play(undisturbed, new PrintStream(told, true, StandardCharsets.UTF_8));
    whole = Files.readString(undisturbed);
    states = told.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(states).hasSize(ScriptedSession.STEPS.size() + 1);
    training.join();

    CompletableFuture<Integer> one =
        CompletableFuture.supplyAsync(() -> unchecked(() -> killAndResume("one", 1)));
    int sessions = killAndResume("two", 2);
    sessions += one.join();

    assertThat(sessions).as("sessions that came to their end").isPositive();
  }

  private int train(Path journal) throws Exception {
    jvm.train(ScriptedSession.class.getName(), journal.toString());
    return 0;
  }

  /** Half of the kills; gives how many sessions came to their end meanwhile. */
  private int killAndResume(String name, long seed) throws Exception {
    Random random = new Random(seed);
    int ended = 0;
    Path journal = folder.resolve(name + ended);
    for (int kills = 0; kills < KILLS / 2; ) {
      if (startAndKill(journal, random)) {
        assertThat(Files.readString(journal)).isEqualTo(whole);
        ended++;
        journal = folder.resolve(name + ended);
      } else {
        kills++;
      }
    }
    return ended;
  }

  /** Whether the script was over before the process could be killed. */
  private boolean startAndKill(Path journal, Random random) throws Exception {
    int steps = random.nextInt(MOST_STEPS);
    Path errors = journal.resolveSibling(journal.getFileName() + ".err");
    Process process = jvm.start(errors, ScriptedSession.class.getName(), journal.toString());
    List<String> told = new ArrayList<>();
    boolean killed = false;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = "";
      while (told.size() < steps && (line = out.readLine()) != null) {
        told.add(line);
      }
      if (line != null) {
        sleepMicros(random.nextInt(steps == 0 ? LONGEST_START_MICROS : LONGEST_STEP_MICROS));
        killed = process.isAlive();
        process.toHandle().destroyForcibly();
        while ((line = out.readLine()) != null) {
          told.add(line);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    int status = process.waitFor();
    killed &= status != 0;
    assertThat(status).as("%s, told %s", Files.readString(errors), told).isIn(0, 128 + 9);
    assertSurvived(journal, told);
    return !killed;
  }

  /** The journal holds all that was told to be done, and at most the next record. */
  private void assertSurvived(Path journal, List<String> told) throws IOException {
    if (told.isEmpty()) {
      return;
    }
    int first = Integer.parseInt(told.getFirst().substring(0, told.getFirst().indexOf(' ')));
    List<String> expected = states.subList(first, first + told.size());
    assertThat(String.join("\n", expected)).startsWith(String.join("\n", told));
    String text = Files.readString(journal);
    String kept = text.substring(0, text.lastIndexOf('\n') + 1);
    assertThat(whole).startsWith(text);
    assertThat(kept.lines().count() - 1)
        .as("records of the journal, after " + told)
        .isBetween((long) first + told.size() - 1, (long) first + told.size());
  }

  private static void sleepMicros(int micros) throws InterruptedException {
    Thread.sleep(micros / 1000, micros % 1000 * 1000);
  }

  private interface Action<T> {
    T run() throws Exception;
  }

  private static <T> T unchecked(Action<T> action) {
    try {
      return action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
