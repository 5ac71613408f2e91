package io.kubeschool.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/** A command with options, which picocli reads. */
final class Options {

  private Options() {}

  /** Runs a command; gives its exit status. */
  static int execute(String name, Supplier<Callable<Integer>> command, String... arguments) {
    CommandLine line = new CommandLine(command.get());
    line.getCommandSpec().version(Version.TEXT.strip());
    return line.setCommandName("kubeschool " + name)
        .setExecutionExceptionHandler((e, _, _) -> Main.tell(e))
        .execute(arguments);
  }
}
