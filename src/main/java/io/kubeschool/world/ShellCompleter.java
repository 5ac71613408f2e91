package io.kubeschool.world;

import io.kubeschool.kubectl.Verbs;
import io.kubeschool.kubectl.completion.KubectlCompleter;
import io.kubeschool.machine.Machine;
import io.kubeschool.machine.TtyRequest.Candidate;
import io.kubeschool.machine.TtyRequest.LineCompleter;
import io.kubeschool.machine.shell.ShellSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Completes what is typed at the learner's prompt: commands, kubectl's words, files. */
final class ShellCompleter implements LineCompleter {

  private static final String COMMAND_STARTS = "[|;&(`]|\\$\\(";
  private static final Set<String> KUBECTL = Set.of("kubectl", "k");

  private final Machine workstation;
  private final ShellSession session;
  private final KubectlCompleter kubectl;

  ShellCompleter(Machine workstation, ShellSession session, KubectlCompleter kubectl) {
    this.workstation = workstation;
    this.session = session;
    this.kubectl = kubectl;
  }

  @Override
  public List<Candidate> complete(String line, int cursor) {
    String[] commands = line.substring(0, cursor).split(COMMAND_STARTS, -1);
    String command = commands[commands.length - 1].stripLeading();
    List<String> words = new ArrayList<>(Arrays.asList(command.split("\\s+", -1)));
    String word = words.removeLast();
    if (words.isEmpty()) {
      return word.contains("/") ? files(word) : commands(word);
    }
    return kubectlWords(words)
        .flatMap(before -> kubectl.complete(before, word))
        .orElseGet(() -> files(word));
  }

  /** What follows kubectl's name, if the command is kubectl's. */
  private Optional<List<String>> kubectlWords(List<String> words) {
    String name = words.getFirst();
    if (KUBECTL.contains(name)) {
      return Optional.of(words.subList(1, words.size()));
    }
    boolean isBareVerb = Verbs.names().contains(name) && !session.commandNames().contains(name);
    return isBareVerb ? Optional.of(words) : Optional.empty();
  }

  private List<Candidate> commands(String word) {
    TreeSet<String> names = new TreeSet<>(session.commandNames());
    names.addAll(Verbs.names());
    for (String folder : session.variable("PATH").split(":")) {
      children(workstation.path(folder)).forEach(file -> names.add(file.getFileName().toString()));
    }
    return names.stream()
        .filter(name -> name.startsWith(word))
        .map(name -> new Candidate(name, "", true))
        .toList();
  }

  private List<Candidate> files(String word) {
    int slash = word.lastIndexOf('/');
    String folder = slash < 0 ? "" : word.substring(0, slash + 1);
    String expanded =
        folder.startsWith("~/") ? session.variable("HOME") + folder.substring(1) : folder;
    String prefix = word.substring(slash + 1);
    Path parent =
        workstation.path(
            expanded.startsWith("/") ? expanded : session.directory() + "/" + expanded);
    List<Candidate> candidates = new ArrayList<>();
    for (Path file : children(parent)) {
      String name = file.getFileName().toString();
      if (name.startsWith(prefix) && (prefix.startsWith(".") || !name.startsWith("."))) {
        boolean isFolder = Files.isDirectory(file);
        candidates.add(new Candidate(folder + name + (isFolder ? "/" : ""), "", !isFolder));
      }
    }
    return candidates;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
