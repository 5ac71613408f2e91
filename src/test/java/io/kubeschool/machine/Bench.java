package io.kubeschool.machine;

import io.kubeschool.machine.shell.Dialect;
import io.kubeschool.machine.shell.ShellSession;
import io.kubeschool.sim.Simulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** A machine with one persistent shell session, to try command lines on. */
public final class Bench implements AutoCloseable {

  public static final Account STUDENT =
      new Account("student", 1000, 1000, "/home/student", "/bin/bash");

  private final Simulation simulation = new Simulation(1, Instant.parse("2026-01-05T10:00:00Z"));
  private final Machine machine;
  private final ShellSession session;
  private final Account account;

  public Bench(ProgramTable programs, FileTree files) {
    this(programs, files, Dialect.BASH, STUDENT);
  }

  public Bench(ProgramTable programs, FileTree files, Dialect dialect, Account account) {
    machine =
        new Machine(simulation, "workstation", programs, () -> files.toFileSystem(simulation));
    session = ShellSession.login(dialect, account, "/usr/bin:/bin");
    this.account = account;
  }

  /** A bench with all core programs. */
  public static Bench workstation() {
    return new Bench(TestMachines.programs(), TestMachines.files());
  }

  public record Result(String out, String err, int status) {
    /** All three as a transcript shows them. */
    public String transcript() {
      StringBuilder text = new StringBuilder(out);
      if (!out.isEmpty() && !out.endsWith("\n")) {
        text.append("⏎\n");
      }
      err.lines().forEach(line -> text.append("! ").append(line).append('\n'));
      return status == 0
          ? text.toString()
          : text.append("? ").append(status).append('\n').toString();
    }
  }

  public Machine machine() {
    return machine;
  }

  public Simulation simulation() {
    return simulation;
  }

  public ShellSession session() {
    return session;
  }

  /** Starts a line; its process. */
  public Process start(
      String line, InputStream in, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return machine.spawn(
        null,
        new ProcessSpec(
            session.line(line),
            java.util.List.of("bash"),
            session.environment(),
            session.directory(),
            account,
            in,
            out,
            err,
            null));
  }

  /** Runs a line to its end, 20 s of simulated time at most. */
  public Result run(String line) {
    return run(line, "");
  }

  public Result run(String line, String input) {
    return run(line, input, Duration.ofSeconds(20));
  }

  public Result run(String line, String input, Duration limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Process process =
        start(line, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    Instant end = simulation.now().plus(limit);
    while (!process.isDone()
        && simulation.nextEvent() != null
        && simulation.nextEvent().isBefore(end)) {
      simulation.step();
    }
    if (!process.isDone()) {
      process.signal(Signal.KILL, null);
      simulation.runFor(Duration.ofSeconds(1));
    }
    return new Result(
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        process.status());
  }

  @Override
  public void close() {
    simulation.close();
  }
}
