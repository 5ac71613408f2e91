package io.kubeschool.sim;

/**
 * A program that may wait: ordinary code, which gives up control only inside its {@link
 * TaskContext}'s methods.
 */
@FunctionalInterface
public interface TaskBody {

  /**
   * Runs to its end.
   *
   * @return the exit status
   * @throws Interrupted if it was interrupted while it waited
   */
  int run(TaskContext context) throws Interrupted;
}
