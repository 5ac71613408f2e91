package io.kubeschool.machine.program;

import io.kubeschool.machine.Errno;
import io.kubeschool.machine.Escapes;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProgramTable;
import io.kubeschool.machine.SystemError;
import java.util.List;

/** Programs that shells also have inside: {@code echo}, {@code printf}, {@code test}, ... */
final class ShellTools {

  private ShellTools() {}

  static void addTo(ProgramTable programs) {
    programs.add("echo", ShellTools::echo);
    programs.add("printf", ShellTools::printf);
    programs.add("test", self -> test(self, rest(self)));
    programs.add("[", ShellTools::bracket);
    programs.add("[[", ShellTools::bracket);
    programs.add("true", self -> 0);
    programs.add("false", self -> 1);
    programs.add("yes", ShellTools::yes);
    programs.add(
        "pwd",
        self -> {
          self.out().println(self.directory());
          return 0;
        });
    programs.add("xargs", new Xargs());
    programs.add("env", ShellTools::env);
    programs.add("printenv", ShellTools::printenv);
    programs.add("nohup", ShellTools::passOn);
    programs.add("nice", ShellTools::passOn);
    programs.add("stdbuf", ShellTools::passOn);
    programs.add("setsid", ShellTools::passOn);
    programs.add("busybox", ShellTools::busybox);
  }

  private static List<String> rest(Process self) {
    return self.arguments().subList(1, self.arguments().size());
  }

  private static int echo(Process self) {
    byte[] bytes = EchoText.bytes(rest(self), false);
    self.out().write(bytes, 0, bytes.length);
    return 0;
  }

  private static int printf(Process self) {
    List<String> arguments = rest(self);
    if (arguments.isEmpty()) {
      self.err().println("printf: missing operand\nTry 'printf --help' for more information.");
      return 1;
    }
    int[] status = {0};
    String text =
        PrintfFormat.format(
            arguments.getFirst(),
            arguments.subList(1, arguments.size()),
            message -> {
              self.err().println("printf: " + message);
              status[0] = 1;
            });
    byte[] bytes = Escapes.bytes(text);
    self.out().write(bytes, 0, bytes.length);
    return status[0];
  }

  private static int bracket(Process self) {
    List<String> arguments = rest(self);
    String close = self.arguments().getFirst().endsWith("[[") ? "]]" : "]";
    if (arguments.isEmpty() || !arguments.getLast().equals(close)) {
      self.err().println("[: missing '" + close + "'");
      return 2;
    }
    return test(self, arguments.subList(0, arguments.size() - 1));
  }

  private static int test(Process self, List<String> expression) {
    try {
      return TestExpression.holds(self, expression) ? 0 : 1;
    } catch (TestExpression.SyntaxError e) {
      self.err().println("test: " + e.getMessage());
      return 2;
    }
  }

  private static int yes(Process self) {
    String line = self.arguments().size() > 1 ? String.join(" ", rest(self)) : "y";
    while (true) {
      self.tick();
      self.out().println(line);
    }
  }

  private static int env(Process self) {
    List<String> arguments = rest(self);
    int i = 0;
    for (; i < arguments.size(); i++) {
      String a = arguments.get(i);
      if (a.equals("-i") || a.equals("-") || a.equals("--ignore-environment")) {
        self.environment().clear();
      } else if (a.equals("-u") && i + 1 < arguments.size()) {
        self.environment().remove(arguments.get(++i));
      } else if (a.indexOf('=') > 0) {
        self.environment().put(a.substring(0, a.indexOf('=')), a.substring(a.indexOf('=') + 1));
      } else if (a.startsWith("-")) {
        self.err()
            .println(
                "env: invalid option -- '"
                    + a.substring(1)
                    + "'\nTry 'env --help' for more information.");
        return 125;
      } else {
        break;
      }
    }
    if (i < arguments.size()) {
      return Launch.run(self, "env", arguments.subList(i, arguments.size()), self.in());
    }
    self.environment().forEach((name, value) -> self.out().println(name + "=" + value));
    return 0;
  }

  private static int printenv(Process self) {
    if (self.arguments().size() == 1) {
      self.environment().forEach((name, value) -> self.out().println(name + "=" + value));
      return 0;
    }
    int status = 0;
    for (String name : rest(self)) {
      if (self.environment().containsKey(name)) {
        self.out().println(self.variable(name));
      } else {
        status = 1;
      }
    }
    return status;
  }

  private static int passOn(Process self) {
    List<String> arguments = rest(self);
    int i = 0;
    while (i < arguments.size() && arguments.get(i).startsWith("-")) {
      i += arguments.get(i).equals("-n") ? 2 : 1;
    }
    String name = self.arguments().getFirst();
    if (i >= arguments.size()) {
      self.err()
          .println(name + ": missing operand\nTry '" + name + " --help' for more information.");
      return 125;
    }
    return Launch.run(self, name, arguments.subList(i, arguments.size()), self.in());
  }

  private static int busybox(Process self) {
    List<String> arguments = rest(self);
    if (arguments.isEmpty()) {
      self.out().println("BusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.");
      return 0;
    }
    try {
      return self.waitFor(Launch.start(self, arguments, self.in()));
    } catch (SystemError e) {
      self.err()
          .println(
              arguments.getFirst()
                  + (e.errno() == Errno.ENOENT ? ": applet not found" : ": " + e.text()));
      return 127;
    }
  }
}
