package io.kubeschool.machine.shell;

import io.kubeschool.machine.Process;
import io.kubeschool.machine.Signal;
import java.util.List;
import java.util.Map;

/** {@code jobs}, {@code wait}, {@code kill}, {@code fg}, {@code bg}, {@code trap}. */
final class JobBuiltins {

  private JobBuiltins() {}

  static void addTo(Map<String, Builtin> table) {
    table.put("jobs", JobBuiltins::jobs);
    table.put("wait", JobBuiltins::doWait);
    table.put("kill", JobBuiltins::kill);
    table.put("fg", JobBuiltins::foreground);
    table.put("bg", (shell, arguments) -> job(shell, arguments) == null ? 1 : 0);
    table.put("disown", JobBuiltins::disown);
    table.put("trap", JobBuiltins::trap);
  }

  private static int jobs(Interpreter shell, List<String> arguments) {
    JobTable table = shell.session().jobs();
    boolean pidsOnly = arguments.contains("-p");
    boolean withPids = arguments.contains("-l");
    for (Job job : table.all()) {
      if (pidsOnly) {
        shell.out().println(job.processes().getFirst().pid());
        continue;
      }
      String line = job.listing(table.sign(job));
      shell.out().println(withPids ? line.replaceFirst("  ", " " + job.last().pid() + " ") : line);
    }
    table.all().stream().filter(Job::isDone).forEach(table::remove);
    return 0;
  }

  private static int doWait(Interpreter shell, List<String> arguments) {
    JobTable table = shell.session().jobs();
    List<String> operands = arguments.subList(1, arguments.size());
    if (operands.contains("-n")) {
      return waitForAny(shell, table);
    }
    if (operands.isEmpty()) {
      for (Job job : table.all()) {
        int status = await(shell, job);
        if (status > 128 && shell.traps().hasPending()) {
          return status;
        }
      }
      return 0;
    }
    int status = 0;
    for (String operand : operands) {
      Job job =
          operand.startsWith("%")
              ? table.find(operand)
              : operand.matches("[0-9]{1,9}") ? table.of(Integer.parseInt(operand)) : null;
      if (job != null) {
        status = await(shell, job);
      } else if (operand.startsWith("%")) {
        shell.error("wait: " + operand + ": no such job");
        status = 127;
      } else if (operand.matches("[0-9]+")) {
        shell.error("wait: pid " + operand + " is not a child of this shell");
        status = 127;
      } else {
        shell.error("wait: `" + operand + "': not a pid or valid job spec");
        status = 1;
      }
    }
    return status;
  }

  private static int waitForAny(Interpreter shell, JobTable table) {
    if (table.all().isEmpty()) {
      return 127;
    }
    while (!shell.traps().hasPending()) {
      for (Job job : table.all()) {
        if (job.isDone()) {
          table.remove(job);
          return job.last().status();
        }
      }
      shell.process().sleep(java.time.Duration.ofMillis(10));
    }
    return 128;
  }

  private static int await(Interpreter shell, Job job) {
    for (Process process : job.processes()) {
      shell.process().await(process.ended(), () -> process.isDone() || shell.traps().hasPending());
      if (!process.isDone()) {
        return 128 + Signal.TERM.number();
      }
    }
    shell.session().jobs().remove(job);
    return job.last().status();
  }

  private static int kill(Interpreter shell, List<String> arguments) {
    int first = 1;
    Signal signal = Signal.TERM;
    boolean none = false;
    if (arguments.size() > 1 && arguments.get(1).equals("-l")) {
      return listSignals(shell, arguments);
    }
    if (arguments.size() > 1
        && arguments.get(1).startsWith("-")
        && !arguments.get(1).equals("--")) {
      boolean separate = arguments.get(1).equals("-s") || arguments.get(1).equals("-n");
      String name =
          separate ? arguments.size() > 2 ? arguments.get(2) : "" : arguments.get(1).substring(1);
      first = separate ? 3 : 2;
      none = name.equals("0");
      signal = SignalText.parse(name);
      if (signal == null && !none) {
        shell.error("kill: " + name + ": invalid signal specification");
        return 1;
      }
    } else if (arguments.size() > 1 && arguments.get(1).equals("--")) {
      first = 2;
    }
    if (first >= arguments.size()) {
      shell
          .err()
          .println(
              "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l"
                  + " [sigspec]");
      return 2;
    }
    int status = 0;
    for (String operand : arguments.subList(first, arguments.size())) {
      status |= kill(shell, operand, none ? null : signal);
    }
    shell.process().sleep(java.time.Duration.ZERO);
    return status;
  }

  private static int listSignals(Interpreter shell, List<String> arguments) {
    if (arguments.size() > 2) {
      Signal signal = SignalText.parse(arguments.get(2));
      shell
          .out()
          .println(
              signal == null
                  ? ""
                  : arguments.get(2).matches("[0-9]+")
                      ? signal.name()
                      : Integer.toString(signal.number()));
      return signal == null ? 1 : 0;
    }
    StringBuilder line = new StringBuilder();
    for (Signal signal : Signal.values()) {
      line.append("%2d) SIG%s\t".formatted(signal.number(), signal.name()));
    }
    shell.out().println(line.toString().strip());
    return 0;
  }

  private static int kill(Interpreter shell, String operand, Signal signal) {
    if (operand.startsWith("%")) {
      Job job = shell.session().jobs().find(operand);
      if (job == null) {
        shell.error("kill: " + operand + ": no such job");
        return 1;
      }
      for (Process process : job.processes()) {
        send(shell, process, signal);
      }
      return 0;
    }
    if (!operand.matches("-?[0-9]{1,9}")) {
      shell.error(
          shell.session().dialect() == Dialect.BASH
              ? "kill: " + operand + ": arguments must be process or job IDs"
              : "kill: Illegal number: " + operand);
      return 1;
    }
    int pid = Integer.parseInt(operand);
    if (pid < 0) {
      if (signal != null) {
        shell.process().machine().signalGroup(-pid, signal, shell.process());
      }
      return 0;
    }
    Process process = shell.process().machine().process(pid == 0 ? shell.process().pid() : pid);
    if (process == null) {
      Job job = shell.session().jobs().of(pid);
      boolean bash = shell.session().dialect() == Dialect.BASH;
      if (job == null || job.isDone()) {
        shell.error(
            bash
                ? "kill: (" + pid + ") - No such process"
                : "can't kill pid " + pid + ": No such process");
      }
      return 1;
    }
    int uid = shell.process().account().uid();
    if (uid != 0 && uid != process.account().uid()) {
      shell.error("kill: (" + pid + ") - Operation not permitted");
      return 1;
    }
    send(shell, process, signal);
    return 0;
  }

  private static void send(Interpreter shell, Process process, Signal signal) {
    if (signal != null) {
      process.signal(signal, shell.process());
    }
  }

  private static Job job(Interpreter shell, List<String> arguments) {
    String name = arguments.size() > 1 ? arguments.get(1) : "%+";
    Job job = shell.session().jobs().find(name);
    if (job == null) {
      shell.error(
          arguments.getFirst()
              + ": "
              + (arguments.size() > 1 ? name : "current")
              + ": no such job");
    }
    return job;
  }

  private static int foreground(Interpreter shell, List<String> arguments) {
    Job job = job(shell, arguments);
    if (job == null) {
      return 1;
    }
    shell.out().println(job.source());
    shell.session().jobs().remove(job);
    PipelineRunner runner = new PipelineRunner(shell);
    runner.await(job.processes());
    runner.reportSignal(job.last(), job.source());
    return job.last().status();
  }

  private static int disown(Interpreter shell, List<String> arguments) {
    Job job = job(shell, arguments);
    if (job != null) {
      shell.session().jobs().remove(job);
    }
    return job == null ? 1 : 0;
  }

  private static int trap(Interpreter shell, List<String> arguments) {
    List<String> operands = arguments.subList(1, arguments.size());
    if (!operands.isEmpty() && operands.getFirst().equals("--")) {
      operands = operands.subList(1, operands.size());
    }
    if (operands.isEmpty() || operands.getFirst().equals("-p")) {
      shell
          .session()
          .traps()
          .forEach((name, action) ->
              shell
                  .out()
                  .println(
                      "trap -- "
                          + Quoting.always(action)
                          + " "
                          + (shell.session().dialect() == Dialect.BASH && !name.equals("EXIT")
                              ? "SIG"
                              : "")
                          + name));
      return 0;
    }
    String action = operands.getFirst();
    List<String> names = operands.subList(1, operands.size());
    if (names.isEmpty()) {
      names = operands;
      action = "-";
    }
    int status = 0;
    for (String name : names) {
      if (name.equals("EXIT") || name.equals("0")) {
        if (action.equals("-")) {
          shell.session().traps().remove("EXIT");
        } else {
          shell.session().traps().put("EXIT", action);
        }
        continue;
      }
      if (name.equals("ERR") || name.equals("DEBUG") || name.equals("RETURN")) {
        continue;
      }
      Signal signal = SignalText.parse(name);
      if (signal == null) {
        shell.error("trap: " + name + ": invalid signal specification");
        status = 1;
      } else if (signal != Signal.KILL && signal != Signal.STOP) {
        shell.traps().set(signal, action.equals("-") ? null : action);
      }
    }
    return status;
  }
}
