package io.kubeschool.machine;

/**
 * A program that only reacts (a server, say): it costs no task. {@link #start} registers sockets,
 * timers and signal handlers and returns at once; the process goes on until something calls {@link
 * Process#exit}.
 */
public interface ResidentProgram extends Program {

  /** Starts it; must not wait. */
  void start(Process self);

  @Override
  default int run(Process self) {
    throw new IllegalStateException("a resident program is started, not run");
  }
}
