package io.kubeschool.kubectl.verb.object;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.SystemError;
import io.kubeschool.sim.Interrupted;
import java.util.List;

/** Another program that kubectl runs, with kubectl's own streams. Models os/exec: Cmd.Run. */
public final class ChildCommand {

  private ChildCommand() {}

  /**
   * Runs a program to its end.
   *
   * @param arguments its argv; the name is looked up in {@code PATH}
   * @return its exit status
   * @throws SystemError if there is no such program
   */
  public static int run(Process self, List<String> arguments) throws Interrupted {
    ProgramLoader.Loaded loaded = ProgramLoader.search(self, arguments);
    ProcessSpec own = self.spec();
    return self.waitFor(
        self.spawn(
            new ProcessSpec(
                loaded.program(),
                loaded.arguments(),
                self.environment(),
                self.directory(),
                self.account(),
                self.in(),
                own.out(),
                own.err(),
                own.tty())));
  }
}
