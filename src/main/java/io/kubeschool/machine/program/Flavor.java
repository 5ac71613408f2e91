package io.kubeschool.machine.program;

import io.kubeschool.machine.Process;

/** Whose tools a machine has. */
final class Flavor {

  private Flavor() {}

  /** Whether they are BusyBox's, not GNU's. */
  static boolean isBusybox(Process process) {
    return process.files().exists("/bin/busybox");
  }
}
