package io.kubeschool.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The launcher: {@code kubeschool [COMMAND] [OPTIONS]}. A command's class is looked at only when it
 * is asked for, since a start should take no longer than it must.
 */
public final class Main {

  private static final Map<String, Supplier<Callable<Integer>>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("learn", LearnCommand::new);
    COMMANDS.put("shell", ShellCommand::new);
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("replay", ReplayCommand::new);
    COMMANDS.put("lint", LintCommand::new);
    COMMANDS.put("bench", BenchCommand::new);
    COMMANDS.put("train", TrainCommand::new);
  }

  private Main() {}

  /** Runs the command that {@code arguments} name. */
  public static void main(String[] arguments) {
    int status = run(arguments);
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(status);
  }

  /** Runs a command line; gives its exit status. */
  static int run(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("--version") || first.equals("-V")) {
      System.out.print(Version.TEXT);
      return 0;
    }
    if (first.equals("--help") || first.equals("-h") || first.equals("help")) {
      System.out.print(Usage.text(COMMANDS.keySet()));
      return 0;
    }
    if (first.isEmpty() || first.equals("learn") && arguments.length == 1) {
      return sit();
    }
    if (first.startsWith("-")) {
      return Options.execute("learn", LearnCommand::new, arguments);
    }
    Supplier<Callable<Integer>> command = COMMANDS.get(first);
    if (command == null) {
      System.err.print(
          "kubeschool: there is no command '" + first + "'\n" + Usage.text(COMMANDS.keySet()));
      return 2;
    }
    return Options.execute(first, command, Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static int sit() {
    try {
      return Sitting.usual().run();
    } catch (IOException | RuntimeException e) {
      return tell(e);
    }
  }

  /**
   * Tells what went wrong in one sentence, and with {@code KUBESCHOOL_DEBUG} set where; gives the
   * exit status.
   */
  static int tell(Exception e) {
    if (System.getenv("KUBESCHOOL_DEBUG") != null) {
      e.printStackTrace();
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    System.err.println("kubeschool: " + message);
    return 1;
  }
}
