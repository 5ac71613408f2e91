package io.kubeschool.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Simulation simulation = new Simulation(42, START);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    simulation.close();
  }

  private void log(String what) {
    log.add(simulation.elapsed().toMillis() + " " + what);
  }

  @Test
  void events_run_in_the_order_of_their_times_and_then_of_their_making() {
    simulation.after(Duration.ofMillis(5), () -> log("b"));
    simulation.after(Duration.ofMillis(5), () -> log("c"));
    simulation.after(
        Duration.ofMillis(1), () -> simulation.after(Duration.ofMillis(4), () -> log("d")));
    simulation.after(Duration.ofMillis(1), () -> log("a"));
    simulation.after(Duration.ofMillis(2), () -> log("cancelled")).cancel();
    simulation.runFor(Duration.ofMillis(10));
    assertThat(log).containsExactly("1 a", "5 b", "5 c", "5 d");
    assertThat(simulation.now()).isEqualTo(START.plusMillis(10));
  }

  @Test
  void tasks_sleep_and_wait_like_ordinary_code_and_run_one_at_a_time() {
    Condition condition = new Condition();
    AtomicBoolean ready = new AtomicBoolean();
    Task waiter =
        simulation.start(
            "waiter",
            t -> {
              t.await(condition, ready::get);
              log("waited");
              return t.await(condition, () -> false, Duration.ofMillis(7)) ? 0 : 3;
            });
    simulation.start(
        "worker",
        t -> {
          t.sleep(Duration.ofMillis(2));
          condition.signalAll();
          log("too early");
          t.sleep(Duration.ofMillis(2));
          ready.set(true);
          condition.signalAll();
          log("ready");
          return 0;
        });
    waiter.onEnd(status -> log("ended " + status));
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(log).containsExactly("2 too early", "4 ready", "4 waited", "11 ended 3");
  }

  @Test
  void an_interrupted_task_leaves_its_wait() {
    Task task =
        simulation.start(
            "sleeper",
            t -> {
              try {
                t.sleep(Duration.ofHours(1));
              } catch (Interrupted e) {
                log("interrupted");
              }
              t.sleep(Duration.ofMillis(1));
              return 5;
            });
    simulation.after(Duration.ofMillis(3), task::interrupt);
    simulation.runFor(Duration.ofMillis(10));
    assertThat(log).containsExactly("3 interrupted");
    assertThat(task.isDone()).isTrue();
    assertThat(task.status()).isEqualTo(5);
  }

  @Test
  void a_fault_in_a_task_reaches_whoever_drives() {
    simulation.start(
        "faulty",
        t -> {
          throw new IllegalArgumentException("boom");
        });
    assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(1)))
        .hasMessageContaining("task faulty failed")
        .hasRootCauseMessage("boom");
  }

  @Test
  void closing_unwinds_tasks_without_letting_them_act() {
    AtomicBoolean unwound = new AtomicBoolean();
    simulation.start(
        "server",
        t -> {
          try {
            t.sleep(Duration.ofHours(1));
            return 0;
          } finally {
            unwound.set(true);
          }
        });
    simulation.runFor(Duration.ofSeconds(1));
    simulation.close();
    assertThat(unwound).isTrue();
    assertThat(simulation.step()).isFalse();
  }

  @Test
  void a_components_chance_does_not_depend_on_anothers() {
    Simulation other = new Simulation(42, START);
    other.random("another").nextLong();
    assertThat(other.random("kubelet/node01").nextLong())
        .isEqualTo(simulation.random("kubelet/node01").nextLong());
    assertThat(new Simulation(43, START).random("kubelet/node01").nextLong())
        .isNotEqualTo(new Simulation(42, START).random("kubelet/node01").nextLong());
    other.close();
  }
}
