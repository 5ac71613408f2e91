package io.kubeschool.machine;

import io.kubeschool.sim.Condition;
import io.kubeschool.sim.Interrupted;
import io.kubeschool.sim.Simulation;
import io.kubeschool.sim.Task;
import io.kubeschool.sim.TaskContext;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A running program: its arguments, variables, streams, terminal, signals, and its waits on the
 * timeline.
 */
public final class Process {

  private static final ScopedValue<Process> CURRENT = ScopedValue.newInstance();
  private static final int TICKS_PER_WAIT = 200;
  private static final Duration TICK_COST = Duration.ofMillis(1);

  private final Machine machine;
  private final int pid;
  private final Process parent;
  private final ProcessSpec spec;
  private final ProcessStreams streams;
  private Map<String, String> environment;
  private ProcessFiles files;
  private int group;
  private int ticks;
  private final Map<Signal, Runnable> handlers = new EnumMap<>(Signal.class);
  private final Deque<Signal> pending = new ArrayDeque<>();
  private final Condition ended = new Condition();
  private final Instant startedAt;
  private String directory;
  private Task task;
  private TaskContext context;
  private Signal fatal;
  private boolean done;
  private int status;
  private Runnable onEnd = () -> {};

  Process(Machine machine, int pid, Process parent, ProcessSpec spec) {
    this.machine = machine;
    this.pid = pid;
    this.parent = parent;
    this.spec = spec;
    this.directory = spec.directory();
    this.streams = new ProcessStreams(spec);
    this.group = parent == null ? pid : parent.group;
    this.startedAt = machine.simulation().now();
  }

  void start() {
    streams.retain();
    if (spec.program() instanceof ResidentProgram resident) {
      machine
          .simulation()
          .after(
              Duration.ZERO,
              () -> {
                if (!done) {
                  resident.start(this);
                }
              });
      return;
    }
    task = machine.simulation().start(spec.arguments().getFirst() + "[" + pid + "]", this::main);
    task.onEnd(s -> end(fatal != null ? 128 + fatal.number() : s));
  }

  private int main(TaskContext taskContext) {
    context = taskContext;
    return ScopedValue.where(CURRENT, this).call(() -> Execution.of(this));
  }

  private void end(int exitStatus) {
    if (done) {
      return;
    }
    done = true;
    status = exitStatus;
    streams.release();
    machine.processEnded(this);
    onEnd.run();
    ended.signalAll();
  }

  /** The machine on which it runs. */
  public Machine machine() {
    return machine;
  }

  /** Its number on its machine, from 1. */
  public int pid() {
    return pid;
  }

  /** Who started it, or null for a machine's first process. */
  public Process parent() {
    return parent;
  }

  /** Its argv: the name first. */
  public List<String> arguments() {
    return spec.arguments();
  }

  /** As whom it runs. */
  public Account account() {
    return spec.account();
  }

  /** Its variables; its own to change. */
  public Map<String, String> environment() {
    if (environment == null) {
      environment = new TreeMap<>(spec.environment());
    }
    return environment;
  }

  /** A variable, or "". */
  public String variable(String name) {
    return (environment == null ? spec.environment() : environment).getOrDefault(name, "");
  }

  /** Its working directory, absolute. */
  public String directory() {
    return directory;
  }

  /** Changes its working directory to an absolute one. */
  public void changeDirectory(String newDirectory) {
    directory = newDirectory;
  }

  /** The file that a path, relative to the working directory or absolute, names. */
  public Path path(String name) {
    return machine.path(absolute(name));
  }

  /** A path as an absolute one without {@code .} and {@code ..}. */
  public String absolute(String name) {
    return PathName.absolute(directory, name);
  }

  /** The files of its machine, with this process's rights, relative to its working directory. */
  public ProcessFiles files() {
    if (files == null) {
      files = new ProcessFiles(this);
    }
    return files;
  }

  /** Its standard input; a read may wait. */
  public InputStream in() {
    return spec.in();
  }

  /**
   * Its standard output, as UTF-8; a write to a pipe that nobody reads any more ends the process.
   * Use {@code \n}.
   */
  public PrintStream out() {
    return streams.out();
  }

  /** Its standard error. */
  public PrintStream err() {
    return streams.err();
  }

  /** Whether standard output goes to its terminal. */
  public boolean outIsTerminal() {
    return streams.outIsTerminal();
  }

  /** Whether standard error goes to its terminal. */
  public boolean errIsTerminal() {
    return streams.errIsTerminal();
  }

  /** Whether standard input comes from its terminal. */
  public boolean inIsTerminal() {
    return streams.inIsTerminal();
  }

  /** What it was started with. */
  public ProcessSpec spec() {
    return spec;
  }

  /** The process whose code runs now on this thread, or null outside of any. */
  public static Process current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Its process group: its own pid, or that of the process that leads it. */
  public int group() {
    return group;
  }

  /** Puts it into a process group. */
  public void setGroup(int newGroup) {
    group = newGroup;
  }

  /**
   * Counts a small step of computing; once in a while it lets a little simulated time pass, so that
   * signals reach a program that computes without end. Call it inside loops that may be long.
   */
  public void tick() throws Interrupted {
    if (++ticks >= TICKS_PER_WAIT) {
      ticks = 0;
      sleep(TICK_COST);
    }
  }

  /** Its controlling terminal, or null. */
  public Tty tty() {
    return spec.tty();
  }

  /** The simulation that it lives in. */
  public Simulation simulation() {
    return machine.simulation();
  }

  /** The simulated time. */
  public Instant now() {
    return machine.simulation().now();
  }

  /** When it was started. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Waits; signal handlers run meanwhile. */
  public void sleep(Duration duration) throws Interrupted {
    Instant end = now().plus(duration);
    waiting(() -> {
      context.sleep(Duration.between(now(), end));
      return true;
    });
  }

  /**
   * Waits until {@code until} holds, looking at each signal of {@code condition}; signal handlers
   * run meanwhile.
   */
  public void await(Condition condition, BooleanSupplier until) throws Interrupted {
    waiting(() -> {
      context.await(condition, until);
      return true;
    });
  }

  /**
   * The same, but at most for {@code timeout}.
   *
   * @return whether {@code until} held at the end
   */
  public boolean await(Condition condition, BooleanSupplier until, Duration timeout)
      throws Interrupted {
    Instant end = now().plus(timeout);
    return waiting(() -> context.await(condition, until, Duration.between(now(), end)));
  }

  private boolean waiting(BooleanSupplier wait) {
    while (true) {
      try {
        return wait.getAsBoolean();
      } catch (Interrupted e) {
        if (fatal != null) {
          throw e;
        }
        runHandlers();
      }
    }
  }

  private void runHandlers() {
    for (Signal signal = pending.poll(); signal != null; signal = pending.poll()) {
      Runnable handler = handlers.get(signal);
      if (handler != null) {
        handler.run();
      }
    }
  }

  /** Starts a child. */
  public Process spawn(ProcessSpec child) {
    return machine.spawn(this, child);
  }

  /** Waits for a process to end; gives its exit status. */
  public int waitFor(Process child) throws Interrupted {
    await(child.ended, child::isDone);
    return child.status;
  }

  /** Ends it with that status; in a task's own code this does not return. */
  public void exit(int exitStatus) {
    if (task == null) {
      end(exitStatus);
      return;
    }
    throw new Execution.Exit(exitStatus);
  }

  /** Whether it has ended. */
  public boolean isDone() {
    return done;
  }

  /** Its exit status, once it has ended. */
  public int status() {
    return status;
  }

  /** The signal that ended it, or null. */
  public Signal endedBy() {
    return done ? fatal : null;
  }

  /** Signalled when it ends. */
  public Condition ended() {
    return ended;
  }

  /** Calls {@code action} on the timeline when it ends. */
  public void onEnd(Runnable action) {
    Runnable before = onEnd;
    onEnd =
        () -> {
          before.run();
          action.run();
        };
  }

  /**
   * What to do at a signal, instead of the default; a task's handler runs inside its next wait. Not
   * for KILL.
   */
  public void handle(Signal signal, Runnable handler) {
    handlers.put(signal, handler);
  }

  /** Whether it handles that signal itself. */
  public boolean handles(Signal signal) {
    return handlers.containsKey(signal);
  }

  /** Back to the default for that signal. */
  public void handleByDefault(Signal signal) {
    handlers.remove(signal);
  }

  /**
   * Sends it a signal. As on Linux, a machine's first process is not ended by a signal that it does
   * not handle, except KILL from outside its machine.
   *
   * @param from who sends it, or null for somebody outside (the kubelet, a terminal)
   */
  public void signal(Signal signal, Process from) {
    if (done) {
      return;
    }
    if (signal != Signal.KILL && handlers.containsKey(signal)) {
      if (task == null) {
        handlers.get(signal).run();
      } else {
        pending.add(signal);
        task.interrupt();
      }
      return;
    }
    boolean first = pid == 1;
    if (signal.isHarmlessByDefault() || first && (signal != Signal.KILL || from != null)) {
      return;
    }
    fatal = signal;
    if (task == null) {
      end(128 + signal.number());
    } else {
      task.interrupt();
    }
  }
}
