package io.kubeschool.kubectl.verb.diff;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.verb.object.ChildCommand;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.SystemError;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.List;

/** The program that compares two directories. Models diff.go: DiffProgram. */
final class DiffProgram {

  private DiffProgram() {}

  /**
   * Runs it: {@code diff -u -N}, or what {@code KUBECTL_EXTERNAL_DIFF} says.
   *
   * @return 0 if it found no differences, else 1
   * @throws CommandError if it fails
   */
  static int run(Process self, String from, String to) throws Interrupted {
    List<String> arguments = arguments(self.variable("KUBECTL_EXTERNAL_DIFF"), from, to);
    String name = GoQuote.quote(arguments.getFirst());
    int status;
    try {
      status = ChildCommand.run(self, arguments);
    } catch (SystemError e) {
      throw new CommandError("failed to run " + name + ": executable file not found in $PATH");
    }
    if (status > 1) {
      throw new CommandError("failed to run " + name + ": exit status " + status);
    }
    return status;
  }

  private static List<String> arguments(String external, String from, String to) {
    if (external.isEmpty()) {
      return List.of("diff", "-u", "-N", from, to);
    }
    String[] words = external.split(" ", -1);
    List<String> arguments = new ArrayList<>(List.of(words[0], from, to));
    for (int i = 1; i < words.length; i++) {
      if (words[i].matches("[a-zA-Z0-9-=]+")) {
        arguments.add(words[i]);
      }
    }
    return arguments;
  }
}
