package io.kubeschool.machine.program;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.SystemError;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/** Runs other programs for tools such as {@code env} and {@code xargs}. */
final class Launch {

  private static final Duration START_COST = Duration.ofMillis(1);

  private Launch() {}

  /** Starts a program by name as a child with this process's variables and outputs. */
  static Process start(Process self, List<String> arguments, InputStream in) {
    self.sleep(START_COST);
    ProgramLoader.Loaded loaded = ProgramLoader.search(self, arguments);
    return self.spawn(
        new ProcessSpec(
            loaded.program(),
            loaded.arguments(),
            self.environment(),
            self.directory(),
            self.account(),
            in,
            self.spec().out(),
            self.spec().err(),
            self.tty()));
  }

  /** Runs a program to its end; 126 or 127, with a message, if it cannot be. */
  static int run(Process self, String caller, List<String> arguments, InputStream in) {
    try {
      return self.waitFor(start(self, arguments, in));
    } catch (SystemError e) {
      return report(self, caller, arguments.getFirst(), e);
    }
  }

  /** Says that a program could not be run; its status. */
  static int report(Process self, String caller, String name, SystemError e) {
    String quoted =
        switch (caller) {
          case "find" -> "‘" + name + "’";
          case "xargs" -> name;
          case "timeout", "nohup" -> "failed to run command ‘" + name + "’";
          default -> "‘" + name + "’";
        };
    self.err().println(caller + ": " + quoted + ": " + e.text());
    return e.errno() == Errno.ENOENT ? 127 : 126;
  }
}
