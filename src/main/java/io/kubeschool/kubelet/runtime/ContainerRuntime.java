package io.kubeschool.kubelet.runtime;

import io.kubeschool.kubelet.PodNetwork;
import io.kubeschool.machine.Account;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.image.Image;
import io.kubeschool.machine.image.ImageConfig;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Pod;
import io.kubeschool.sim.Cancellable;
import io.kubeschool.sim.RandomStream;
import io.kubeschool.sim.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes, starts and stops sandboxes and containers, with the delays of a real runtime. A container
 * is a {@link Machine}; its main process is the machine's first. Models containerd's CRI plug-in
 * and runc.
 */
public final class ContainerRuntime {

  private static final String START_FAILED =
      "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
          + "runc create failed: unable to start container process: error during container init: ";
  private static final int MAX_TERMINATION_MESSAGE = 4096;
  private static final int FIRST_OTHER_PROCESS = 6;

  private final Simulation simulation;
  private final RandomStream random;
  private final ProgramTable programs;
  private final PodNetwork network;

  /** A runtime without sandboxes. */
  public ContainerRuntime(
      Simulation simulation, RandomStream random, ProgramTable programs, PodNetwork network) {
    this.simulation = simulation;
    this.random = random;
    this.programs = programs;
    this.network = network;
  }

  /** Makes a pod's sandbox; {@code done} gets why that failed, or null. */
  public void createSandbox(PodRecord record, Pod pod, Consumer<String> done) {
    after(
        120,
        260,
        () -> {
          boolean onHost = pod.json().bool("spec", "hostNetwork");
          PodNetwork.Attachment attachment = onHost ? network.host() : network.attach(pod);
          if (attachment == null) {
            done.accept(
                "rpc error: code = Unknown desc = failed to setup network for sandbox: plugin"
                    + " type=\"bridge\" failed (add): failed to allocate for range 0: no IP"
                    + " addresses available in range set");
            return;
          }
          record.setSandbox(new PodSandbox(newId(), attachment, onHost, simulation.now()));
          done.accept(null);
        });
  }

  /** Stops a pod's sandbox and gives its address back. */
  public void stopSandbox(PodRecord record, Runnable done) {
    PodSandbox sandbox = record.sandbox();
    if (sandbox == null || !sandbox.isReady()) {
      done.run();
      return;
    }
    sandbox.stop();
    network.detach(sandbox.network());
    after(30, 90, done);
  }

  /** Makes a container. */
  public void create(PodRecord record, ContainerConfig config, Consumer<Container> done) {
    after(
        15,
        50,
        () -> {
          Container container =
              new Container(newId(), config, new ContainerLog(simulation), simulation.now());
          record.add(container);
          done.accept(container);
        });
  }

  /**
   * Starts a container's main process.
   *
   * @param ended is called when it has ended
   * @param done gets why it could not be started, or null
   */
  public void start(PodRecord record, Container container, Runnable ended, Consumer<String> done) {
    after(40, 110, () -> done.accept(startNow(record, container, ended)));
  }

  private String startNow(PodRecord record, Container container, Runnable ended) {
    ContainerConfig config = container.config();
    Image image = config.image();
    Machine machine = machine(record, container);
    Map<String, String> environment = environment(config);
    CommandResolver.Resolved resolved;
    try {
      resolved =
          new CommandResolver(machine, image.files(), mountPoints(config.spec()))
              .resolve(commandLine(config), environment);
    } catch (CommandNotRunnable e) {
      String why = START_FAILED + e.getMessage();
      container.failedToStart(why, simulation.now());
      return why;
    }
    print(container, resolved);
    if (resolved.program() == null) {
      container.started(machine, null, null, simulation.now());
      simulation.after(
          Duration.ofMillis(20), () -> end(container, machine, resolved.status(), ended));
      return null;
    }
    ContainerUser user = config.user();
    ContainerInput input = ContainerInput.of(config.spec(), container.log());
    Process process =
        machine.spawn(
            null,
            new ProcessSpec(
                resolved.program(),
                resolved.arguments(),
                environment,
                workingDirectory(config),
                account(user),
                input == null ? InputStream.nullInputStream() : input.stream(),
                container.log().out(),
                input != null && input.tty() != null
                    ? container.log().out()
                    : container.log().err(),
                input == null ? null : input.tty()));
    if (input != null && input.tty() != null) {
      input.tty().setForeground(process);
    }
    machine.skipProcessNumbers(FIRST_OTHER_PROCESS);
    process.onEnd(() -> end(container, machine, process.status(), ended));
    container.started(machine, process, input, simulation.now());
    return null;
  }

  private static void print(Container container, CommandResolver.Resolved resolved) {
    if (resolved.lines().isEmpty()) {
      return;
    }
    OutputStream stream = resolved.status() == 0 ? container.log().out() : container.log().err();
    byte[] text = (String.join("\n", resolved.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      stream.write(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end(Container container, Machine machine, int status, Runnable ended) {
    if (container.state() != ContainerState.RUNNING) {
      return;
    }
    container.ended(status, terminationMessage(container, machine, status), simulation.now());
    ended.run();
  }

  /**
   * Stops a container: its stop signal, then KILL when the grace period has passed.
   *
   * @param grace in seconds
   * @param done is called when it has ended
   * @return what shortens the grace period
   */
  public ContainerStop stop(Container container, long grace, Runnable done) {
    ContainerStop stop = new ContainerStop(container);
    Process process = container.process();
    if (process == null) {
      simulation.after(Duration.ofMillis(20), done);
      return stop;
    }
    process.onEnd(() -> {
      stop.cancel();
      after(5, 30, done);
    });
    after(2, 10, () -> process.signal(container.stopSignal(), null));
    stop.killAfter(grace);
    return stop;
  }

  /** The pending end of a container's grace period. */
  public final class ContainerStop {
    private final Container container;
    private Cancellable alarm = () -> {};

    private ContainerStop(Container container) {
      this.container = container;
    }

    /** Makes KILL come that many seconds from now. */
    public void killAfter(long seconds) {
      alarm.cancel();
      alarm = simulation.after(Duration.ofSeconds(seconds), this::kill);
    }

    private void kill() {
      if (container.process() != null) {
        container.process().signal(Signal.KILL, null);
      }
    }

    private void cancel() {
      alarm.cancel();
    }
  }

  private Machine machine(PodRecord record, Container container) {
    ContainerConfig config = container.config();
    Machine[] self = new Machine[1];
    self[0] =
        new Machine(
            simulation,
            config.hostname(),
            programs,
            () -> {
              config.mounter().accept(self[0]);
              return config.image().files().toFileTree(programs).toFileSystem(simulation);
            });
    return self[0].joinNetwork(record.sandbox().network().namespace());
  }

  /** The whole environment: the image's variables, then the container's. */
  static Map<String, String> environment(ContainerConfig config) {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : config.image().config().environment()) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    environment.put("HOSTNAME", config.hostname());
    environment.put("HOME", config.user().uid() == 0 ? "/root" : "/");
    environment.putAll(config.environment());
    return environment;
  }

  /** The main process's argv. Models the CRI plug-in's spec options: WithProcessArgs. */
  static List<String> commandLine(ContainerConfig config) {
    ImageConfig image = config.image().config();
    List<String> line = new ArrayList<>();
    if (!config.command().isEmpty()) {
      line.addAll(config.command());
      line.addAll(config.arguments());
      return line;
    }
    line.addAll(image.entrypoint());
    line.addAll(config.arguments().isEmpty() ? image.command() : config.arguments());
    return line;
  }

  static String workingDirectory(ContainerConfig config) {
    String own = config.spec().string("workingDir");
    String directory = own.isEmpty() ? config.image().config().workingDirectory() : own;
    return directory.isEmpty() ? "/" : directory;
  }

  static Account account(ContainerUser user) {
    return user.uid() == 0
        ? Account.ROOT
        : new Account(
            Long.toString(user.uid()), (int) user.uid(), (int) user.gid(), "/", "/bin/sh");
  }

  static List<String> mountPoints(JsonObject spec) {
    return spec.array("volumeMounts").objects().stream().map(m -> m.string("mountPath")).toList();
  }

  private static String terminationMessage(Container container, Machine machine, int status) {
    String path = container.spec().string("terminationMessagePath");
    String message = "";
    if (machine.hasFiles() && !path.isEmpty()) {
      Path file = machine.path(path);
      if (Files.isRegularFile(file)) {
        try {
          byte[] bytes = Files.readAllBytes(file);
          int from = Math.max(0, bytes.length - MAX_TERMINATION_MESSAGE);
          message = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
          message = "Error on reading termination log " + path + ": " + e.getMessage();
        }
      }
    }
    boolean fallBack =
        container.spec().string("terminationMessagePolicy").equals("FallbackToLogsOnError");
    return message.isEmpty() && fallBack && status != 0 ? tail(container.log()) : message;
  }

  private static String tail(ContainerLog log) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, log.size() - 80); i < log.size(); i++) {
      text.append(new String(log.line(i).text(), StandardCharsets.UTF_8)).append('\n');
    }
    int from = Math.max(0, text.length() - 2048);
    return text.substring(from);
  }

  private String newId() {
    StringBuilder id = new StringBuilder(64);
    for (int i = 0; i < 4; i++) {
      id.append(HexFormat.of().toHexDigits(random.nextLong()));
    }
    return id.toString();
  }

  private void after(int leastMillis, int mostMillis, Runnable action) {
    simulation.after(
        random.between(Duration.ofMillis(leastMillis), Duration.ofMillis(mostMillis)), action);
  }
}
