package io.kubeschool.kubectl;

import io.kubeschool.kubectl.client.ApiEndpoints;
import io.kubeschool.kubectl.command.CommandGroup;
import io.kubeschool.kubectl.command.CommandLine;
import io.kubeschool.kubectl.command.Help;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.ErrorReport;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.machine.Process;
import io.kubeschool.machine.Program;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
import java.util.List;

/**
 * The program {@code kubectl}. Models k8s.io/kubectl pkg/cmd/cmd.go and the parts of cobra that it
 * relies on.
 */
public final class Kubectl implements Program {

  /** How long the real program takes to start and to find its server. */
  private static final Duration LEAST_START = Duration.ofMillis(40);

  private static final Duration MOST_START = Duration.ofMillis(60);

  private final ApiEndpoints endpoints;

  /** A kubectl that finds API servers through {@code endpoints}. */
  public Kubectl(ApiEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public int run(Process self) throws Interrupted {
    self.sleep(self.simulation().random("kubectl").between(LEAST_START, MOST_START));
    try {
      run(self, self.arguments().subList(1, self.arguments().size()));
      return 0;
    } catch (KubectlError e) {
      ErrorReport report = ErrorReport.of(e);
      self.err().print(report.text());
      return report.status();
    }
  }

  private void run(Process self, List<String> words) {
    List<CommandGroup> groups = Verbs.groups();
    Verb root = Verbs.root();
    if (!words.isEmpty() && words.getFirst().equals("help")) {
      help(self, root, groups, words.subList(1, words.size()));
      return;
    }
    CommandLine command = CommandLine.find(root, GlobalFlags.FLAGS, words);
    ParsedFlags flags = parse(command);
    flags.warnings().forEach(self.err()::println);
    if (flags.helpWanted()) {
      self.out().print(Help.page(command, groups));
      return;
    }
    RequestTimeout.check(flags.string("request-timeout"));
    Session session = new Session(self, command, flags, groups, endpoints);
    command.verb().handler().run(session);
    if (flags.bool("warnings-as-errors") && session.usedServer()) {
      failOnWarnings(session.client().warningCount());
    }
  }

  private static ParsedFlags parse(CommandLine command) {
    FlagSet flags = command.verb().flags().plus(GlobalFlags.FLAGS);
    try {
      return flags.parse(command.words(), command.verb().interspersed());
    } catch (FlagError e) {
      throw new CommandError(
          e.getMessage() + "\nSee '" + command.commandPath() + " --help' for usage.");
    }
  }

  private static void help(Process self, Verb root, List<CommandGroup> groups, List<String> words) {
    CommandLine command;
    try {
      command = CommandLine.find(root, GlobalFlags.FLAGS, words);
    } catch (CommandError e) {
      self.err().print("Unknown help topic [`" + String.join(" ", words) + "`]\n");
      self.err().print(Help.usage(new CommandLine(List.of(root), List.of()), groups));
      return;
    }
    self.out().print(Help.page(command, groups));
  }

  private static void failOnWarnings(int count) {
    if (count > 0) {
      throw new CommandError(count + (count == 1 ? " warning" : " warnings") + " received");
    }
  }
}
