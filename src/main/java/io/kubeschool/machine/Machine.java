package io.kubeschool.machine;

import io.kubeschool.sim.Simulation;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A Linux host: the workstation, a node or a container. It costs little until somebody looks: its
 * file system is made on first use.
 */
public final class Machine {

  private static final int MAX_PROCESSES = 1000;

  private final Simulation simulation;
  private final String hostname;
  private final ProgramTable programs;
  private final Supplier<FileSystem> fileSystem;
  private final SortedMap<Integer, Process> processes = new TreeMap<>();
  private final NavigableMap<String, Mount> mounts = new TreeMap<>();
  private final List<SpecialFiles> specialFiles = new ArrayList<>();
  private NetworkNamespace network;
  private FileSystem files;
  private int lastPid;

  /**
   * A machine without processes.
   *
   * @param programs what its executable files may hold
   * @param fileSystem makes its file system, when it is first needed, and may mount things then
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

  /** Lets it share a network with other machines; only before its first process. */
  public Machine joinNetwork(NetworkNamespace shared) {
    network = shared;
    return this;
  }

  /** The network that it sees: its own unless it joined another. */
  public NetworkNamespace network() {
    if (network == null) {
      network = new NetworkNamespace();
    }
    return network;
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

  /** Whether its file system was made already. */
  public boolean hasFiles() {
    return files != null;
  }

  /** Leaves out process numbers up to that one, as those that had been used by others. */
  public void skipProcessNumbers(int last) {
    lastPid = Math.max(lastPid, last);
  }

  /**
   * The file that an absolute path without {@code .} and {@code ..} names: in this machine's file
   * system, or in what is mounted over that place.
   */
  public Path path(String absolute) {
    FileSystem own = files();
    if (!mounts.isEmpty()) {
      for (Mount mount : mounts.descendingMap().values()) {
        if (mount.covers(absolute)) {
          return mount.path(absolute);
        }
      }
    }
    return own.getPath(absolute);
  }

  /** Puts a file or folder of any file system at a place of this machine. */
  public void mount(Mount mount) {
    mounts.put(mount.point(), mount);
  }

  /** Takes away what is mounted at that place. */
  public void unmount(String point) {
    mounts.remove(point);
  }

  /** What is mounted, by place. */
  public List<Mount> mounts() {
    return new ArrayList<>(mounts.values());
  }

  /** The mount that holds that absolute path, or null for this machine's own file system. */
  public Mount mountOf(String absolute) {
    for (Mount mount : mounts.descendingMap().values()) {
      if (mount.covers(absolute)) {
        return mount;
      }
    }
    return null;
  }

  /** Adds files that are made when they are opened, such as those of {@code /proc}. */
  public void addSpecialFiles(SpecialFiles files) {
    specialFiles.add(files);
  }

  /** What was added so. */
  public List<SpecialFiles> specialFiles() {
    return List.copyOf(specialFiles);
  }

  /** The special file at that absolute path, or null. */
  SpecialFile specialFile(Process process, String absolute) {
    if (!absolute.startsWith("/dev/")
        && !absolute.startsWith("/proc/")
        && !absolute.startsWith("/sys/")) {
      return null;
    }
    for (SpecialFiles source : specialFiles) {
      SpecialFile file = source.find(process, absolute);
      if (file != null) {
        return file;
      }
    }
    return Devices.find(process, absolute);
  }

  /** Sends a signal to every process of a group; {@code from} may be null. */
  public void signalGroup(int group, Signal signal, Process from) {
    for (Process process : processes()) {
      if (process.group() == group) {
        process.signal(signal, from);
      }
    }
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
   * @throws SystemError EAGAIN if a process starts one too many
   */
  public Process spawn(Process parent, ProcessSpec spec) {
    if (parent != null && processes.size() >= MAX_PROCESSES) {
      throw new SystemError(Errno.EAGAIN);
    }
    Process process = new Process(this, ++lastPid, parent, spec);
    processes.put(process.pid(), process);
    process.start();
    return process;
  }

  void processEnded(Process process) {
    processes.remove(process.pid());
    if (network != null) {
      network.closeAll(process);
    }
    if (process.pid() == 1) {
      processes().forEach(p -> p.signal(Signal.KILL, null));
    }
  }
}
