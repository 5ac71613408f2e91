package io.kubeschool.machine.program;

import io.kubeschool.machine.PathName;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.Signal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code kill}, {@code killall}, {@code pkill}. */
final class Kill implements Program {

  /** The signal that a name or number means, or null. */
  static Signal signal(String text) {
    String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    for (Signal signal : Signal.values()) {
      if (signal.name().equals(name) || Integer.toString(signal.number()).equals(name)) {
        return signal;
      }
    }
    return null;
  }

  @Override
  public int run(Process self) {
    String tool = PathName.base(self.arguments().getFirst());
    List<String> arguments = self.arguments().subList(1, self.arguments().size());
    Signal signal = Signal.TERM;
    boolean probe = false;
    boolean whole = false;
    int i = 0;
    for (;
        i < arguments.size() && arguments.get(i).startsWith("-") && arguments.get(i).length() > 1;
        i++) {
      String option = arguments.get(i).substring(1);
      if (option.equals("l")) {
        self.out().println("HUP INT QUIT KILL USR1 USR2 PIPE ALRM TERM CHLD CONT STOP TSTP WINCH");
        return 0;
      }
      if (option.equals("-")) {
        i++;
        break;
      }
      if (option.equals("f") || option.equals("x") || option.equals("q")) {
        whole |= option.equals("f");
        continue;
      }
      String name = option.equals("s") && i + 1 < arguments.size() ? arguments.get(++i) : option;
      probe = name.equals("0");
      signal = signal(name);
      if (signal == null && !probe) {
        self.err().println(tool + ": invalid signal name '" + name + "'");
        return 1;
      }
    }
    if (i >= arguments.size()) {
      self.err()
          .println(
              tool.equals("kill")
                  ? "kill: not enough arguments"
                  : tool + ": you need to specify whom to kill");
      return 1;
    }
    int status = 0;
    for (String operand : arguments.subList(i, arguments.size())) {
      status |=
          tool.equals("kill")
              ? byNumber(self, operand, probe ? null : signal)
              : byName(self, tool, operand, probe ? null : signal, whole);
    }
    self.sleep(java.time.Duration.ZERO);
    return status;
  }

  private static int byNumber(Process self, String operand, Signal signal) {
    if (!operand.matches("-?[0-9]{1,9}")) {
      self.err().println("kill: invalid number '" + operand + "'");
      return 1;
    }
    int pid = Integer.parseInt(operand);
    if (pid < 0) {
      if (signal != null) {
        self.machine().signalGroup(-pid, signal, self);
      }
      return 0;
    }
    Process target = self.machine().process(pid);
    if (target == null) {
      self.err().println("kill: can't kill pid " + pid + ": No such process");
      return 1;
    }
    return send(self, target, signal);
  }

  private static int send(Process self, Process target, Signal signal) {
    int uid = self.account().uid();
    if (uid != 0 && uid != target.account().uid()) {
      self.err().println("kill: can't kill pid " + target.pid() + ": Operation not permitted");
      return 1;
    }
    if (signal != null) {
      target.signal(signal, self);
    }
    return 0;
  }

  private static int byName(Process self, String tool, String name, Signal signal, boolean whole) {
    int found = 0;
    for (Process process : self.machine().processes()) {
      if (process != self && matches(process, tool, name, whole)) {
        found++;
        send(self, process, signal);
      }
    }
    if (found == 0 && tool.equals("killall")) {
      self.err().println("killall: " + name + ": no process killed");
    }
    return found == 0 ? 1 : 0;
  }

  /** Whether a process is meant by a name: exactly for {@code killall}, as a pattern otherwise. */
  static boolean matches(Process process, String tool, String name, boolean whole) {
    String command = PathName.base(process.arguments().getFirst());
    if (tool.equals("killall") || tool.equals("pidof")) {
      return command.equals(name);
    }
    try {
      return Pattern.compile(name)
          .matcher(whole ? String.join(" ", process.arguments()) : command)
          .find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
