package io.kubeschool.machine.program.awk;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** {@code awk}. Models POSIX awk(1), with the messages of mawk. */
public final class Awk implements Program {

  @Override
  public int run(Process self) {
    List<String> arguments = self.arguments();
    List<String> assignments = new ArrayList<>();
    StringBuilder program = new StringBuilder();
    boolean given = false;
    int i = 1;
    for (; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        i++;
        break;
      }
      if (!argument.startsWith("-") || argument.length() < 2) {
        break;
      }
      char letter = argument.charAt(1);
      boolean attached = argument.length() > 2;
      if ("Fvf".indexOf(letter) < 0 || !attached && i + 1 >= arguments.size()) {
        self.err().print("awk: not an option: " + argument + "\n");
        return 2;
      }
      String value = attached ? argument.substring(2) : arguments.get(++i);
      switch (letter) {
        case 'F' ->
            assignments.add(
                "FS="
                    + (value.equals("t")
                        ? "\t"
                        : value.replace("\\t", "\t").replace("\\\\", "\\")));
        case 'v' -> assignments.add(value);
        default -> {
          program.append(self.files().text(value)).append('\n');
          given = true;
        }
      }
    }
    if (!given) {
      if (i >= arguments.size()) {
        self.err()
            .print("usage: awk [-F value] [-v var=value] [-f file | 'program text'] [file ...]\n");
        return 2;
      }
      program.append(arguments.get(i++));
    }
    try {
      Runtime runtime =
          new Runtime(
              self, Parser.parse(program.toString()), arguments.subList(i, arguments.size()));
      for (String assignment : assignments) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
          runtime.set(
              assignment.substring(0, equals), Value.input(assignment.substring(equals + 1)));
        }
      }
      try {
        return new Interpreter(runtime).run();
      } finally {
        runtime.flush();
      }
    } catch (AwkException | PatternSyntaxException e) {
      self.err().print("awk: " + e.getMessage().lines().findFirst().orElse("") + "\n");
      return 2;
    }
  }
}
