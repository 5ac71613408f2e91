package io.kubeschool.world;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.Request;
import io.kubeschool.machine.Account;
import io.kubeschool.machine.FileModes;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Tty;
import io.kubeschool.machine.program.CorePrograms;
import io.kubeschool.machine.shell.Dialect;
import io.kubeschool.machine.shell.ShellSession;
import io.kubeschool.network.program.NetworkPrograms;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A cluster, its nodes, the learner's workstation and the clock, put together from a seed: the same
 * specification and the same inputs at the same times give the same world, to the byte.
 */
public final class World implements AutoCloseable {

  /** What the learner's shell asks with at the beginning. */
  public static final String FIRST_PROMPT = "student@workstation:~$ ";

  /** How old the cluster is when the learner gets it. */
  private static final Duration AGE = Duration.ofMinutes(12);

  private final Simulation simulation;
  private final Cluster cluster;
  private final Machine workstation;
  private final Instant start;
  private final Screen screen = new Screen();
  private final Tty tty = new Tty(screen, 80, 24);
  private final ShellSession shell;
  private final LearnerShell learner;
  private final OutsideStreams streams;

  /** A world at its beginning: the cluster is up and quiet, the shell is at its prompt. */
  public World(WorldSpec spec) {
    start = spec.start();
    simulation = new Simulation(spec.seed(), start.minus(AGE));
    ProgramTable programs = new ProgramTable();
    CorePrograms.addTo(programs);
    NetworkPrograms.addTo(programs);
    cluster = new Cluster(simulation, spec, programs);
    Workstation.addKubectl(programs, cluster.observed());
    workstation = Workstation.machine(simulation, programs, CorePrograms.names());
    shell = ShellSession.login(Dialect.BASH, Workstation.STUDENT, Workstation.PATH);
    if (!spec.nodes().isEmpty()) {
      cluster.installAddons();
    }
    simulation.runUntil(start);
    streams = new OutsideStreams(cluster.api());
    learner = new LearnerShell(workstation, tty, screen, shell.fork(), cluster.api());
    settleNow();
  }

  /** The simulated time. */
  public Instant now() {
    return simulation.now();
  }

  /** Simulated time since the beginning. */
  public Duration elapsed() {
    return Duration.between(start, simulation.now());
  }

  /** The door to its cluster. */
  public Api api() {
    return cluster.api();
  }

  /** The learner's workstation. */
  public Machine workstation() {
    return workstation;
  }

  /** The learner's terminal. */
  public Tty tty() {
    return tty;
  }

  /** What was typed at the workstation's prompt so far, the oldest first. */
  public List<CommandRecord> commands() {
    return learner.commands();
  }

  /** Whether the learner's shell waits for a new command. */
  public boolean isAtPrompt() {
    return learner.isAtPrompt();
  }

  /** Whether the learner's shell has ended, by {@code exit} or the end of input. */
  public boolean hasEnded() {
    return learner.hasEnded();
  }

  /** The exit status of the learner's shell if it has ended, else of its last command. */
  public int status() {
    return learner.status();
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
    return runUntil(this::isIdle, atMost);
  }

  /**
   * Runs until {@code condition} holds, for {@code atMost} simulated time; tells whether it holds.
   */
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    Instant end = now().plus(atMost);
    while (!condition.getAsBoolean()) {
      Instant next = simulation.nextEvent();
      if (next == null || next.isAfter(end)) {
        simulation.runUntil(end);
        return condition.getAsBoolean();
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

  /** Runs what is due now. */
  public void settle() {
    settleNow();
  }

  /** The streams to its containers from outside. */
  OutsideStreams outsideStreams() {
    return streams;
  }

  /** Runs what is due now, so that an input comes after it: live and on replay alike. */
  void settleNow() {
    simulation.runUntil(now());
  }

  /**
   * Starts a command line on the workstation, as the learner and without a terminal.
   *
   * @param ownShell whether it gets a copy of the shell's variables, or runs in the shell itself
   */
  public Process shellCommand(String line, OutputStream out, OutputStream err, boolean ownShell) {
    ShellSession session = ownShell ? shell.fork() : shell;
    return workstation.spawn(
        null,
        new ProcessSpec(
            session.line(line),
            List.of("bash"),
            session.environment(),
            session.directory(),
            Workstation.STUDENT,
            InputStream.nullInputStream(),
            out,
            err,
            null));
  }

  /** Puts a file of the learner's into their home, with the folders that it needs. */
  public void place(String name, String content) {
    Account student = Workstation.STUDENT;
    Path home = workstation.path(student.home());
    Path file = home.resolve(name).normalize();
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      FileModes.set(file, 0644, student.uid(), student.gid());
      for (Path folder = file.getParent();
          !folder.equals(home) && folder.startsWith(home);
          folder = folder.getParent()) {
        FileModes.set(folder, 0755, student.uid(), student.gid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the learner has left behind by now. It reads all of the workstation's files. */
  Footprint footprint() {
    return new Footprint(
        cluster.observed().changes(), learner.state(), Footprint.files(workstation.path("/")));
  }

  /** Lets an input take effect. */
  void apply(Input input) {
    switch (input) {
      case Input.Typed(String line) -> {
        learner.typed(line);
        tty.answer(line);
      }
      case Input.EndOfInput() -> tty.answer(null);
      case Input.Left(String content) -> tty.answer(content);
      case Input.Interrupted() -> tty.interrupt();
      case Input.Resized(int columns, int rows) -> tty.resize(columns, rows);
      case Input.Elapsed() -> {}
      case Input.Script(String script) ->
          shellCommand(
              script, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), true);
      case Input.Placed(String path, String content) -> place(path, content);
      case Input.Requested(Request request) -> cluster.api().call(request);
      case Input.Connected(long number, Request request) ->
          streams.connect(number, request, OutsideStreams.NOBODY);
      case Input.Sent(long number, String base64) -> streams.send(number, base64);
      case Input.EndedInput(long number) -> streams.endInput(number);
      case Input.ResizedRemote(long number, int columns, int rows) ->
          streams.resize(number, columns, rows);
      case Input.HungUp(long number) -> streams.hangUp(number);
    }
  }

  @Override
  public void close() {
    simulation.close();
  }
}
