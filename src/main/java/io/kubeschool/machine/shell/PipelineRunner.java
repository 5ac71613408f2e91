package io.kubeschool.machine.shell;

import io.kubeschool.machine.Pipe;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.ProcessSpec;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.ProgramLoader;
import io.kubeschool.machine.SharedInput;
import io.kubeschool.machine.SharedOutput;
import io.kubeschool.machine.Signal;
import io.kubeschool.machine.SystemError;
import io.kubeschool.machine.shell.CommandList.Item;
import io.kubeschool.machine.shell.CommandList.Pipeline;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the processes of pipelines and background jobs. */
final class PipelineRunner {

  private final Interpreter shell;

  PipelineRunner(Interpreter shell) {
    this.shell = shell;
  }

  /** Runs a pipeline of several commands; gives its status. */
  int foreground(Pipeline pipeline, String source) {
    List<Process> processes = start(pipeline, shell.descriptors().in());
    await(processes);
    Process last = processes.getLast();
    reportSignal(last, source);
    List<String> statuses = processes.stream().map(p -> Integer.toString(p.status())).toList();
    setPipeStatus(statuses);
    if (shell.session().has("pipefail")) {
      return processes.reversed().stream()
          .mapToInt(Process::status)
          .filter(s -> s != 0)
          .findFirst()
          .orElse(0);
    }
    return last.status();
  }

  private void setPipeStatus(List<String> statuses) {
    if (shell.session().dialect() == Dialect.BASH) {
      Variable variable = shell.session().variables().make("PIPESTATUS");
      variable.elements().clear();
      for (int i = 0; i < statuses.size(); i++) {
        variable.elements().put(i, statuses.get(i));
      }
    }
  }

  /** Waits for processes that have the terminal meanwhile. */
  void await(List<Process> processes) {
    takeTerminal(processes.getFirst());
    try {
      for (Process process : processes) {
        shell.process().waitFor(process);
      }
    } finally {
      returnTerminal();
    }
  }

  private void takeTerminal(Process leader) {
    if (shell.session().isInteractive() && shell.process().tty() != null) {
      shell.process().tty().setForeground(leader);
    }
  }

  private void returnTerminal() {
    if (shell.session().isInteractive() && shell.process().tty() != null) {
      shell.process().tty().setForeground(shell.process());
    }
  }

  /** Says that a signal ended a process, as bash does; Ctrl-C ends the whole line. */
  void reportSignal(Process process, String source) {
    Signal signal = process.endedBy();
    if (signal == null || signal == Signal.PIPE) {
      return;
    }
    if (signal == Signal.INT) {
      if (shell.session().isInteractive()) {
        throw new ShellExit.LineInterrupted();
      }
      return;
    }
    if (shell.session().dialect() != Dialect.BASH || shell.session().isInteractive()) {
      shell.err().println(SignalText.of(signal));
    } else {
      shell.error("%5d %-22s  %s".formatted(process.pid(), SignalText.of(signal), source));
    }
  }

  /** Starts a job and goes on. */
  void background(Item item) {
    boolean interactive = shell.session().isInteractive();
    InputStream in = interactive ? shell.descriptors().in() : InputStream.nullInputStream();
    CommandList.AndOr command = item.command();
    List<Process> processes;
    if (command.pipelines().size() == 1 && !command.pipelines().getFirst().negated()) {
      processes = start(command.pipelines().getFirst(), in);
    } else {
      CommandList list = new CommandList(List.of(new Item(command, false, item.source())));
      processes =
          List.of(
              spawn(
                  new Command.Group(list),
                  in,
                  shell.descriptors().rawOut(),
                  shell.descriptors().rawErr(),
                  null));
    }
    Process last = processes.getLast();
    shell.session().setLastBackground(last.pid());
    Job job = shell.session().jobs().add(processes, item.source());
    if (interactive) {
      shell.err().println("[" + job.number() + "] " + last.pid());
    }
  }

  private List<Process> start(Pipeline pipeline, InputStream firstIn) {
    List<Process> processes = new ArrayList<>();
    List<Command> commands = pipeline.commands();
    InputStream in = firstIn;
    OutputStream err = shell.descriptors().rawErr();
    for (int i = 0; i < commands.size(); i++) {
      boolean last = i == commands.size() - 1;
      InputStream nextIn = null;
      OutputStream out = shell.descriptors().rawOut();
      if (!last) {
        Pipe pipe = new Pipe();
        out = new SharedOutput(pipe.output());
        nextIn = new SharedInput(pipe.input());
      }
      OutputStream stageErr = !last && pipeline.withErrors().get(i) ? out : err;
      processes.add(
          spawn(
              commands.get(i),
              in,
              out,
              stageErr,
              processes.isEmpty() ? null : processes.getFirst()));
      if (in != firstIn) {
        SharedInput.release(in);
      }
      if (!last) {
        SharedOutput.release(out);
      }
      in = nextIn;
    }
    return processes;
  }

  private Process spawn(
      Command command, InputStream in, OutputStream out, OutputStream err, Process leader) {
    ProcessSpec spec = program(command);
    if (spec == null) {
      spec = subshell(command);
    }
    Process process;
    try {
      process = shell.process().spawn(spec.withStreams(in, out, err));
    } catch (SystemError e) {
      throw new ShellExit.Failure("fork: retry: Resource temporarily unavailable", 254);
    }
    setGroup(process, leader);
    return process;
  }

  /** In an interactive shell, a job is a process group of its own. */
  void setGroup(Process process, Process leader) {
    if (shell.session().isInteractive()) {
      process.setGroup(leader == null ? process.pid() : leader.group());
    }
  }

  /** A command that can be started as it is, without a shell around it; else null. */
  private ProcessSpec program(Command command) {
    if (!(command instanceof Command.Simple simple)
        || !simple.assignments().isEmpty()
        || !simple.redirections().isEmpty()
        || simple.words().isEmpty()
        || !simple.words().stream().allMatch(Word::isHarmless)
        || shell.session().has("nounset")
        || shell.session().has("xtrace")) {
      return null;
    }
    List<String> arguments = shell.expander().arguments(simple.words());
    if (arguments.isEmpty()
        || shell.session().functions().containsKey(arguments.getFirst())
        || Builtins.find(arguments.getFirst(), shell.session().dialect()) != null) {
      return null;
    }
    String file =
        ProgramLoader.find(shell.process(), arguments.getFirst(), shell.session().variable("PATH"));
    if (file == null) {
      return null;
    }
    try {
      ProgramLoader.Loaded loaded = ProgramLoader.load(shell.process(), file, arguments);
      return spec(loaded.program(), loaded.arguments(), shell.session().environment());
    } catch (SystemError e) {
      return null;
    }
  }

  /** What a child of this shell gets; its streams are this shell's. */
  ProcessSpec spec(Program program, List<String> arguments, Map<String, String> environment) {
    Descriptors files = shell.descriptors();
    return new ProcessSpec(
        program,
        arguments,
        environment,
        shell.session().directory(),
        shell.process().account(),
        files.in(),
        files.rawOut(),
        files.rawErr(),
        shell.process().tty());
  }

  private ProcessSpec subshell(Command command) {
    ShellSession copy = shell.session().fork();
    Descriptors inherited = shell.descriptors().copy();
    Program program =
        self -> {
          inherited.duplicate(0, new Descriptors.Open(self.in(), null));
          inherited.duplicate(1, new Descriptors.Open(null, self.spec().out()));
          inherited.duplicate(2, new Descriptors.Open(null, self.spec().err()));
          Interpreter inner = shell.forProcess(copy, self, inherited);
          try {
            inner.run(command);
          } catch (ShellExit e) {
            inner.leave(e);
          }
          return inner.traps().runExit();
        };
    ProcessSpec spec = spec(program, List.of(shell.session().name()), copy.environment());
    inherited.set(0, null);
    inherited.set(1, null);
    inherited.set(2, null);
    return new ProcessSpec(
        new Holding(program, inherited),
        spec.arguments(),
        spec.environment(),
        spec.directory(),
        spec.account(),
        spec.in(),
        spec.out(),
        spec.err(),
        spec.tty());
  }

  /** Lets go of inherited files when the process ends, however it ends. */
  private record Holding(Program program, Descriptors files) implements Program {
    @Override
    public int run(Process self) {
      try {
        return program.run(self);
      } finally {
        files.release();
      }
    }
  }

  /** Runs {@code <(...)} to its end and keeps what it printed in a file under {@code /dev/fd}. */
  String substitute(Word.ProcessSubstitution substitution) {
    String text = substitution.input() ? shell.subshells().capture(substitution.commands()) : "";
    if (!text.isEmpty()) {
      text += "\n";
    }
    return SubstitutedFiles.of(shell.process().machine()).add(text);
  }
}
