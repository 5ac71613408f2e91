package io.kubeschool.kubelet.runtime;

import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Signal;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs commands in running containers. Models containerd's CRI plug-in: ExecSync and Exec. */
public final class ExecRunner {

  private static final Duration LEAST_LATENCY = Duration.ofMillis(35);
  private static final Duration MOST_LATENCY = Duration.ofMillis(130);

  private final Simulation simulation;
  private final RandomStream random;

  /** A runner. */
  public ExecRunner(Simulation simulation, RandomStream random) {
    this.simulation = simulation;
    this.random = random;
  }

  /**
   * Runs a command.
   *
   * @param timeout after which it is killed, or null
   * @return how to kill it
   */
  public Cancellable run(
      Container container,
      List<String> command,
      ExecStreams streams,
      Duration timeout,
      Consumer<ExecOutcome> done) {
    Exec exec = new Exec(container, command, streams, timeout, done);
    simulation.after(random.between(LEAST_LATENCY, MOST_LATENCY), exec::start);
    return exec;
  }

  private String newId() {
    return String.format(
        "%016x%016x%016x%016x",
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private final class Exec implements Cancellable {
    private final Container container;
    private final List<String> command;
    private final ExecStreams streams;
    private final Duration timeout;
    private final Consumer<ExecOutcome> done;
    private Process process;
    private Cancellable alarm = () -> {};
    private boolean finished;

    Exec(
        Container container,
        List<String> command,
        ExecStreams streams,
        Duration timeout,
        Consumer<ExecOutcome> done) {
      this.container = container;
      this.command = command;
      this.streams = streams;
      this.timeout = timeout;
      this.done = done;
    }

    void start() {
      if (finished) {
        return;
      }
      Machine machine = container.machine();
      if (machine == null) {
        finish(new ExecOutcome.NotStarted("failed to exec in container: container is not running"));
        return;
      }
      ContainerConfig config = container.config();
      Map<String, String> environment = ContainerRuntime.environment(config);
      CommandResolver.Resolved resolved;
      try {
        resolved =
            new CommandResolver(
                    machine, config.image().files(), ContainerRuntime.mountPoints(config.spec()))
                .resolve(command, environment);
      } catch (CommandNotRunnable e) {
        finish(
            new ExecOutcome.NotStarted(
                "failed to exec in container: failed to start exec \""
                    + newId()
                    + "\": OCI runtime exec failed: exec failed: unable to start container"
                    + " process: "
                    + e.getMessage()));
        return;
      }
      if (resolved.program() == null) {
        finish(new ExecOutcome.Exited(resolved.status()));
        return;
      }
      if (streams.tty() != null) {
        environment.put("TERM", "xterm");
      }
      process =
          machine.spawn(
              null,
              new ProcessSpec(
                  resolved.program(),
                  resolved.arguments(),
                  environment,
                  ContainerRuntime.workingDirectory(config),
                  ContainerRuntime.account(config.user()),
                  streams.in(),
                  streams.out(),
                  streams.err(),
                  streams.tty()));
      if (streams.tty() != null) {
        streams.tty().setForeground(process);
      }
      process.onEnd(() -> finish(new ExecOutcome.Exited(process.status())));
      if (timeout != null) {
        alarm = simulation.after(timeout, this::timeOut);
      }
    }

    private void timeOut() {
      if (!finished) {
        finish(new ExecOutcome.TimedOut());
        process.signal(Signal.KILL, null);
      }
    }

    private void finish(ExecOutcome outcome) {
      if (!finished) {
        finished = true;
        alarm.cancel();
        done.accept(outcome);
      }
    }

    @Override
    public void cancel() {
      if (finished) {
        return;
      }
      finished = true;
      alarm.cancel();
      if (process != null) {
        process.signal(Signal.KILL, null);
      }
    }
  }
}
