package io.kubeschool.cli;

import io.kubeschool.terminal.Batch;
import io.kubeschool.terminal.Front;
import io.kubeschool.terminal.Interactive;
import io.kubeschool.terminal.Pace;
import io.kubeschool.terminal.Terminals;
import io.kubeschool.world.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A free cluster. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description =
        "A free cluster and a workstation with kubectl, without lessons. Works in a pipe too.")
final class ShellCommand implements Callable<Integer> {

  @Mixin private ClusterOptions cluster = new ClusterOptions();
  @Mixin private PaceOption pace = new PaceOption();

  @Override
  public Integer call() throws IOException {
    Pace speed = pace.value();
    try (Session session = Session.inMemory(cluster.spec())) {
      Front front = Front.free(session);
      if (!Terminals.isInteractive()) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new Batch(front, in, System.out).run();
      }
      try (Terminal terminal = Terminals.open();
          Interactive loop =
              new Interactive(front, terminal, speed, LearnerFolder.path().resolve("history"))) {
        return loop.run();
      }
    }
  }
}
