package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Tty;
import io.kubeschool.sim.Simulation;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster, its nodes, the learner's workstation and the clock, put together from a seed: the same
 * specification and the same inputs at the same times give the same world, to the byte.
 */
public final class World implements AutoCloseable {

  private final Simulation simulation;
  private final Screen screen = new Screen();
  private final Tty tty = new Tty(screen, 80, 24);
  private final List<CommandRecord> commands = new ArrayList<>();

  /** A world at its beginning: the cluster is up and quiet, the shell is at its prompt. */
  public World(WorldSpec spec) {
    simulation = new Simulation(spec.seed(), spec.start());
  }

  /** The simulated time. */
  public Instant now() {
    return simulation.now();
  }

  /** Simulated time since the beginning. */
  public Duration elapsed() {
    return simulation.elapsed();
  }

  /** The door to its cluster. */
  public Api api() {
    throw new UnsupportedOperationException("the cluster is not assembled yet");
  }

  /** The learner's workstation. */
  public Machine workstation() {
    throw new UnsupportedOperationException("the workstation is not assembled yet");
  }

  /** The learner's terminal. */
  public Tty tty() {
    return tty;
  }

  /** What was typed at the workstation's prompt so far, the oldest first. */
  public List<CommandRecord> commands() {
    return List.copyOf(commands);
  }

  /** Shows what the terminal prints from now on. */
  public void showTo(OutputStream viewer) {
    screen.showTo(viewer);
  }

  /** Whether the terminal waits for the person in front of it. */
  public boolean isIdle() {
    return tty.request() != null;
  }

  /**
   * Runs until the terminal waits for somebody, for {@code atMost} simulated time; tells whether it
   * waits.
   */
  public boolean runUntilIdle(Duration atMost) {
    Instant end = now().plus(atMost);
    while (!isIdle()) {
      Instant next = simulation.nextEvent();
      if (next == null || next.isAfter(end)) {
        simulation.runUntil(end);
        return isIdle();
      }
      simulation.step();
    }
    return true;
  }

  /** Runs everything for that much simulated time. */
  public void runFor(Duration duration) {
    simulation.runFor(duration);
  }

  /** Runs everything up to that simulated time since the beginning. */
  void runTo(Duration elapsed) {
    simulation.runUntil(now().plus(elapsed.minus(elapsed())));
  }

  /** Runs what is due now, so that an input comes after it: live and on replay alike. */
  void settleNow() {
    simulation.runUntil(now());
  }

  /** Lets an input take effect. */
  void apply(Input input) {
    switch (input) {
      case Input.Typed(String line) -> tty.answer(line);
      case Input.EndOfInput() -> tty.answer(null);
      case Input.Left(String content) -> tty.answer(content);
      case Input.Interrupted() -> tty.interrupt();
      case Input.Resized(int columns, int rows) -> tty.resize(columns, rows);
      case Input.Elapsed() -> {}
      case Input.Script(String script) -> throw new UnsupportedOperationException(script);
      case Input.Placed(String path, String content) ->
          throw new UnsupportedOperationException(path + content);
    }
  }

  @Override
  public void close() {
    simulation.close();
  }
}
