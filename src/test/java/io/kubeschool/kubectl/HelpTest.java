package io.kubeschool.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeschool.kubectl.command.CommandLine;
import io.kubeschool.kubectl.command.Help;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.Flag;
import io.kubeschool.machine.Account;
import io.kubeschool.machine.Bench;
import io.kubeschool.machine.FileTree;
import io.kubeschool.machine.Program;
import io.kubeschool.machine.TestMachines;
import io.kubeschool.machine.shell.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What {@code --help} promises about each command holds of the command. */
class HelpTest {

  /** The commands that say that they are not there yet, and those that have nothing to show. */
  private static final List<String> WITHOUT_EXAMPLES =
      List.of(
          "kubectl top",
          "kubectl proxy",
          "kubectl cp",
          "kubectl auth reconcile",
          "kubectl cluster-info dump",
          "kubectl completion",
          "kubectl kuberc",
          "kubectl plugin",
          "kubectl options",
          "kubectl alpha");

  @TestFactory
  Stream<DynamicTest> everyPageHasItsParts() {
    return lines(List.of(Verbs.root())).stream().map(l -> test(l, () -> parts(l)));
  }

  private static void parts(CommandLine line) {
    String page = Help.page(line, Verbs.groups());
    assertThat(page).containsPattern("\nUsage:\n  " + line.commandPath() + "\\b.*\n");
    assertThat(line.verb().flags().all()).extracting(Flag::usage).doesNotContain("");
    if (line.verb().subcommands().isEmpty()) {
      assertThat(page.contains("\nExamples:\n"))
          .isEqualTo(!WITHOUT_EXAMPLES.contains(line.commandPath()));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExampleCanBeTyped() {
    return lines(List.of(Verbs.root())).stream()
        .filter(l -> !l.verb().usage().examples().isEmpty())
        .map(l -> test(l, () -> examples(l)));
  }

  /** Lets a shell read the examples, with a kubectl that looks at its command line only. */
  private static void examples(CommandLine line) {
    List<String> typed = new ArrayList<>();
    Program kubectl =
        self -> {
          CommandLine found =
              CommandLine.find(
                  Verbs.root(),
                  GlobalFlags.FLAGS,
                  self.arguments().subList(1, self.arguments().size()));
          Verb verb = found.verb();
          verb.flags().plus(GlobalFlags.FLAGS).parse(found.words(), verb.interspersed());
          typed.add(found.commandPath());
          return 0;
        };
    FileTree files =
        FileTree.builder()
            .include(TestMachines.files())
            .executable("/bin/kubectl", "kubectl")
            .file("/root/web.yaml", "")
            .build();
    try (Bench bench =
        new Bench(
            TestMachines.programs().add("kubectl", kubectl), files, Dialect.BASH, Account.ROOT)) {
      assertThat(bench.run(line.verb().usage().examples()).err()).isEmpty();
    }
    String own = line.commandPath();
    assertThat(typed).anyMatch(path -> path.equals(own) || path.startsWith(own + " "));
  }

  private static DynamicTest test(CommandLine line, Executable executable) {
    return DynamicTest.dynamicTest(line.commandPath(), executable);
  }

  /** The command at the end of {@code path} and all below it. */
  private static List<CommandLine> lines(List<Verb> path) {
    List<CommandLine> lines = new ArrayList<>(List.of(new CommandLine(path, List.of())));
    for (Verb child : path.getLast().subcommands()) {
      lines.addAll(lines(Stream.concat(path.stream(), Stream.of(child)).toList()));
    }
    return lines;
  }
}
