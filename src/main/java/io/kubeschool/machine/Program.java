package io.kubeschool.machine;

import io.kubeschool.sim.Interrupted;

/**
 * What an executable file does. Ordinary blocking code: it runs as a task and gives up control only
 * where its process's streams, sleeps and waits do. It keeps no state between runs; all that it
 * needs, it gets from its process.
 */
@FunctionalInterface
public interface Program {

  /**
   * Runs to its end.
   *
   * @return the exit status
   * @throws Interrupted to be let through: the process is being ended by a signal
   */
  int run(Process self) throws Interrupted;
}
