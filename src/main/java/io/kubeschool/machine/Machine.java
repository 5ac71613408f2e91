package io.kubeschool.machine;

import io.kubeschool.sim.Simulation;
import java.nio.file.FileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A Linux host: the workstation, a node or a container. It costs little until somebody looks: its
 * file system is made on first use.
 */
public final class Machine {

  private final Simulation simulation;
  private final String hostname;
  private final ProgramTable programs;
  private final Supplier<FileSystem> fileSystem;
  private final SortedMap<Integer, Process> processes = new TreeMap<>();
  private FileSystem files;
  private int lastPid;

  /**
   * A machine without processes.
   *
   * @param programs what its executable files may hold
   * @param fileSystem makes its file system, when it is first needed
   */
  public Machine(
      Simulation simulation,
      String hostname,
      ProgramTable programs,
      Supplier<FileSystem> fileSystem) {
    this.simulation = simulation;
    this.hostname = hostname;
    this.programs = programs;
    this.fileSystem = fileSystem;
  }

  /** The timeline that it lives on. */
  public Simulation simulation() {
    return simulation;
  }

  /** Its name, as {@code hostname} tells it. */
  public String hostname() {
    return hostname;
  }

  /** What its executable files may hold. */
  public ProgramTable programs() {
    return programs;
  }

  /** Its files. */
  public FileSystem files() {
    if (files == null) {
      files = fileSystem.get();
    }
    return files;
  }

  /** The processes that run, by pid. */
  public List<Process> processes() {
    return new ArrayList<>(processes.values());
  }

  /** The process of that number, or null. */
  public Process process(int pid) {
    return processes.get(pid);
  }

  /**
   * Starts a process, as an event of now.
   *
   * @param parent who starts it, or null
   */
  public Process spawn(Process parent, ProcessSpec spec) {
    Process process = new Process(this, ++lastPid, parent, spec);
    processes.put(process.pid(), process);
    process.start();
    return process;
  }

  void processEnded(Process process) {
    processes.remove(process.pid());
    if (process.pid() == 1) {
      processes().forEach(p -> p.signal(Signal.KILL, null));
    }
  }
}
