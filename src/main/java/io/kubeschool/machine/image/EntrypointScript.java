package io.kubeschool.machine.image;

import java.util.List;
import java.util.Map;

/**
 * What an image's entry point script does, known beforehand, so that a container whose main program
 * it starts needs neither a shell nor a file system for it. Its text is in the image too, for those
 * who read or change it.
 */
@FunctionalInterface
public interface EntrypointScript {

  /** How it ends. */
  sealed interface Outcome permits Exec, Exit {}

  /**
   * It becomes another program.
   *
   * @param lines what it prints first
   * @param arguments that program's argv
   */
  record Exec(List<String> lines, List<String> arguments) implements Outcome {}

  /**
   * It gives up.
   *
   * @param lines what it prints to standard error first
   * @param status its exit status
   */
  record Exit(List<String> lines, int status) implements Outcome {}

  /**
   * Runs it.
   *
   * @param arguments what follows the script's own name
   */
  Outcome run(List<String> arguments, Map<String, String> environment);
}
