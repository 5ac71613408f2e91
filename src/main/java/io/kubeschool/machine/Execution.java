package io.kubeschool.machine;

import io.kubeschool.sim.Interrupted;

/** The run of a process's program, and the exit status of one that ends by an exception. */
final class Execution {

  private Execution() {}

  /** Runs the process's program; gives its exit status. */
  static int of(Process process) {
    ProcessSpec spec = process.spec();
    try {
      return spec.program().run(process);
    } catch (Exit e) {
      return e.status;
    } catch (BrokenPipe e) {
      return 128 + Signal.PIPE.number();
    } catch (Interrupted e) {
      throw e;
    } catch (SystemError e) {
      return crash(process, PathName.base(spec.arguments().getFirst()) + ": " + e.text(), 1);
    } catch (RuntimeException e) {
      return crash(
          process,
          spec.arguments().getFirst() + ": internal error: " + Fault.describe(e),
          Fault.STATUS);
    } catch (StackOverflowError e) {
      return crash(process, "Segmentation fault", 139);
    } catch (OutOfMemoryError e) {
      return crash(process, "Killed", 137);
    }
  }

  private static int crash(Process process, String text, int crashStatus) {
    try {
      process.err().println(text);
    } catch (BrokenPipe e) {
      return crashStatus;
    }
    return crashStatus;
  }

  /** Ends a process from within its own code. */
  static final class Exit extends RuntimeException {
    private final int status;

    Exit(int status) {
      super("exit " + status, null, false, false);
      this.status = status;
    }
  }
}
