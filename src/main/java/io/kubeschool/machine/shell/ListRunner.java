package io.kubeschool.machine.shell;

import io.kubeschool.machine.shell.CommandList.AndOr;
import io.kubeschool.machine.shell.CommandList.Item;
import io.kubeschool.machine.shell.CommandList.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs lists and their pipelines. Models POSIX XCU 2.9.2 and 2.9.3. */
final class ListRunner {

  private final Interpreter shell;
  private final PipelineRunner pipelines;
  private String source = "";

  ListRunner(Interpreter shell, PipelineRunner pipelines) {
    this.shell = shell;
    this.pipelines = pipelines;
  }

  /** How the command that runs was written; "" inside of a list. */
  String source() {
    return source;
  }

  void run(CommandList list) {
    for (Item item : list.items()) {
      if (item.background()) {
        pipelines.background(item);
        shell.session().setStatus(0);
      } else {
        run(item.command(), item.source());
      }
      shell.traps().runPending();
    }
  }

  private void run(AndOr command, String text) {
    List<Pipeline> list = command.pipelines();
    source = list.size() == 1 ? text : "";
    for (int i = 0; i < list.size(); i++) {
      if (i > 0 && command.and().get(i - 1) != (shell.session().status() == 0)) {
        continue;
      }
      Pipeline pipeline = list.get(i);
      shell.tested(i < list.size() - 1, () -> run(pipeline, text));
    }
  }

  private void run(Pipeline pipeline, String text) {
    Instant start = shell.process().now();
    shell.tested(pipeline.negated(), () -> runCommands(pipeline, text));
    if (pipeline.negated()) {
      shell.session().setStatus(shell.session().status() == 0 ? 1 : 0);
    }
    if (pipeline.timed()) {
      printTime(Duration.between(start, shell.process().now()));
    }
  }

  private void runCommands(Pipeline pipeline, String text) {
    if (pipeline.commands().size() == 1) {
      shell.run(pipeline.commands().getFirst());
    } else if (!pipeline.commands().isEmpty()) {
      shell.session().setStatus(pipelines.foreground(pipeline, text));
      shell.exitOnError();
    }
  }

  private void printTime(Duration real) {
    String text =
        "%dm%d.%03ds".formatted(real.toMinutes(), real.toSecondsPart(), real.toMillisPart());
    shell.err().print("\nreal\t" + text + "\nuser\t0m0.001s\nsys\t0m0.001s\n");
  }
}
