package io.kubeschool.kubectl.verb.diff;

import io.kubeschool.machine.Process;

/** Two directories for a diff program to compare. Models diff.go: Differ and Directory. */
final class DiffDirectories implements AutoCloseable {

  private final Process process;
  private final String live;
  private final String merged;

  private DiffDirectories(Process process, String live, String merged) {
    this.process = process;
    this.live = live;
    this.merged = merged;
  }

  /** New empty directories. */
  static DiffDirectories create(Process process) {
    DiffDirectories directories =
        new DiffDirectories(process, name(process, "LIVE"), name(process, "MERGED"));
    process.files().makeDirectory(directories.live);
    process.files().makeDirectory(directories.merged);
    return directories;
  }

  private static String name(Process process, String prefix) {
    return "/tmp/" + prefix + "-" + (process.simulation().random("kubectl").nextLong() >>> 32);
  }

  /** The path of the one for objects as they are. */
  String live() {
    return live;
  }

  /** The path of the one for objects as they would be. */
  String merged() {
    return merged;
  }

  /** Writes both states of an object. */
  void write(String name, String before, String after) {
    process.files().write(live + "/" + name, before);
    process.files().write(merged + "/" + name, after);
  }

  /** Removes both. */
  @Override
  public void close() {
    remove(live);
    remove(merged);
  }

  private void remove(String directory) {
    for (String name : process.files().list(directory)) {
      process.files().remove(directory + "/" + name);
    }
    process.files().removeDirectory(directory);
  }
}
