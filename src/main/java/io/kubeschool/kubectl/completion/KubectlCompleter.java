package io.kubeschool.kubectl.completion;

import io.kubeschool.apiserver.Api;
import io.kubeschool.apiserver.User;
import io.kubeschool.kubectl.GlobalFlags;
import io.kubeschool.kubectl.Verbs;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.Flag;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.machine.TtyRequest.Candidate;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Completes a kubectl command line from its registries and from the cluster. */
public final class KubectlCompleter {

  /** Verbs whose arguments are a kind and names. */
  private static final Set<String> KIND_THEN_NAMES =
      Set.of(
          "get",
          "describe",
          "delete",
          "edit",
          "label",
          "annotate",
          "patch",
          "scale",
          "wait",
          "expose",
          "autoscale",
          "taint",
          "status",
          "history",
          "undo",
          "restart",
          "pause",
          "resume",
          "image",
          "env",
          "resources",
          "selector",
          "serviceaccount");

  private static final Set<String> POD_NAMES =
      Set.of("logs", "exec", "attach", "port-forward", "debug", "cp");
  private static final Set<String> NODE_NAMES = Set.of("cordon", "uncordon", "drain");

  private static final Map<String, List<String>> FLAG_VALUES =
      Map.of(
          "output",
              List.of(
                  "json", "yaml", "wide", "name", "jsonpath=", "custom-columns=", "go-template="),
          "cascade", List.of("background", "foreground", "orphan"),
          "dry-run", List.of("none", "client", "server"));

  private final ClusterNames names;

  /** A completer that looks into the cluster as {@code user}. */
  public KubectlCompleter(Api api, User user) {
    this.names = new ClusterNames(api, user);
  }

  /**
   * The candidates for a word; empty if a file name is wanted.
   *
   * @param words those between {@code kubectl} and the word
   * @param word the word as far as it is typed, may be ""
   */
  public Optional<List<Candidate>> complete(List<String> words, String word) {
    if (words.contains("--")) {
      return Optional.empty();
    }
    Line line = new Line(words);
    if (line.openFlag != null) {
      return flagValues(line, word);
    }
    if (word.startsWith("-")) {
      return Optional.of(flags(line.verb, word));
    }
    if (!line.verb.subcommands().isEmpty()) {
      return Optional.of(subcommands(line.verb, word));
    }
    return Optional.of(arguments(line, word));
  }

  /** What was typed before the word. */
  private static final class Line {
    private Verb verb = Verbs.root();
    private final List<String> arguments = new ArrayList<>();
    private String namespace = "default";
    private Flag<?> openFlag;

    Line(List<String> words) {
      for (String word : words) {
        if (openFlag != null) {
          value(openFlag, word);
          openFlag = null;
        } else if (word.startsWith("-")) {
          flag(word);
        } else if (verb.subcommand(word) != null) {
          verb = verb.subcommand(word);
        } else {
          arguments.add(word);
        }
      }
    }

    private void flag(String word) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      FlagSet all = verb.flags().plus(GlobalFlags.FLAGS);
      Flag<?> flag =
          name.startsWith("--")
              ? all.find(name.substring(2))
              : all.findShorthand(name.substring(1));
      if (flag == null) {
        return;
      }
      if (equals >= 0) {
        value(flag, word.substring(equals + 1));
      } else if (flag.valueIfBare().isEmpty()) {
        openFlag = flag;
      }
    }

    private void value(Flag<?> flag, String value) {
      if (flag.name().equals("namespace")) {
        namespace = value;
      }
    }
  }

  private Optional<List<Candidate>> flagValues(Line line, String word) {
    String name = line.openFlag.name();
    if (name.equals("namespace")) {
      return Optional.of(candidates(names.of(Kinds.NAMESPACE, ""), word));
    }
    if (name.equals("container") && !line.arguments.isEmpty()) {
      return Optional.of(
          candidates(names.containers(line.arguments.getFirst(), line.namespace), word));
    }
    List<String> values = FLAG_VALUES.get(name);
    return values == null ? Optional.empty() : Optional.of(candidates(values, word));
  }

  private static List<Candidate> flags(Verb verb, String word) {
    List<Candidate> candidates = new ArrayList<>();
    for (Flag<?> flag : verb.flags().plus(GlobalFlags.FLAGS).all()) {
      String text = "--" + flag.name();
      if (!flag.hidden() && text.startsWith(word)) {
        candidates.add(new Candidate(text, "", true));
      }
    }
    return candidates;
  }

  private static List<Candidate> subcommands(Verb verb, String word) {
    return verb.subcommands().stream()
        .filter(child -> child.name().startsWith(word))
        .map(child -> new Candidate(child.name(), "", true))
        .toList();
  }

  private List<Candidate> arguments(Line line, String word) {
    String verb = line.verb.name();
    if (NODE_NAMES.contains(verb)) {
      return candidates(names.of(Kinds.NODE, ""), word);
    }
    if (verb.equals("explain")) {
      return candidates(ClusterNames.kinds(), word);
    }
    int slash = word.indexOf('/');
    if (slash > 0) {
      return slashNames(line, word.substring(0, slash), word);
    }
    if (POD_NAMES.contains(verb)) {
      return line.arguments.isEmpty()
          ? candidates(names.of(Kinds.POD, line.namespace), word)
          : List.of();
    }
    if (!KIND_THEN_NAMES.contains(verb)) {
      return List.of();
    }
    if (line.arguments.isEmpty()) {
      return candidates(ClusterNames.kinds(), word);
    }
    Predicate<String> isNew = name -> !line.arguments.contains(name);
    return ClusterNames.kind(line.arguments.getFirst())
        .map(kind -> names.of(kind, line.namespace).stream().filter(isNew).toList())
        .map(found -> candidates(found, word))
        .orElse(List.of());
  }

  private List<Candidate> slashNames(Line line, String kindName, String word) {
    Optional<ResourceKind> kind = ClusterNames.kind(kindName);
    if (kind.isEmpty()) {
      return List.of();
    }
    List<String> all =
        names.of(kind.get(), line.namespace).stream().map(name -> kindName + "/" + name).toList();
    return candidates(all, word);
  }

  private static List<Candidate> candidates(List<String> values, String word) {
    return values.stream()
        .filter(value -> value.startsWith(word))
        .map(value -> new Candidate(value, "", !value.endsWith("=")))
        .toList();
  }
}
