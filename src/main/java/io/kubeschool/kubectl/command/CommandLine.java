package io.kubeschool.kubectl.command;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.Flag;
import io.kubeschool.kubectl.flag.FlagSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line with its command found.
 *
 * @param path the verbs from the root to the command
 * @param words what remains: flags and arguments
 */
public record CommandLine(List<Verb> path, List<String> words) {

  /**
   * Finds the command that {@code words} name. Models cobra command.go: Find.
   *
   * @param root the tree
   * @param global the flags that every command takes
   * @throws CommandError if the first argument names no command
   */
  public static CommandLine find(Verb root, FlagSet global, List<String> words) {
    List<Verb> path = new ArrayList<>(List.of(root));
    List<String> rest = new ArrayList<>(words);
    while (true) {
      Verb here = path.getLast();
      FlagSet flags = path.size() == 1 ? global : here.flags().plus(global);
      int at = firstArgument(rest, flags);
      Verb next = at < 0 ? null : here.subcommand(rest.get(at));
      if (next == null) {
        if (at >= 0 && path.size() == 1) {
          throw new CommandError(
              "unknown command \""
                  + rest.get(at)
                  + "\" for \""
                  + root.name()
                  + "\""
                  + Suggestions.text(root, rest.get(at)));
        }
        return new CommandLine(List.copyOf(path), List.copyOf(rest));
      }
      rest.remove(at);
      path.add(next);
    }
  }

  /** The command. */
  public Verb verb() {
    return path.getLast();
  }

  /** Its name with those of its parents: {@code kubectl rollout status}. */
  public String commandPath() {
    return String.join(" ", path.stream().map(Verb::name).toList());
  }

  /** Where the first word stands that is neither a flag nor its value; -1 if nowhere. */
  private static int firstArgument(List<String> words, FlagSet flags) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        return -1;
      }
      if (takesNextWord(word, flags)) {
        i++;
      } else if (!word.isEmpty() && !word.startsWith("-")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean takesNextWord(String word, FlagSet flags) {
    if (word.contains("=")) {
      return false;
    }
    if (word.startsWith("--")) {
      return !mayBeBare(flags.find(word.substring(2)), word.equals("--help"));
    }
    return word.startsWith("-")
        && word.length() == 2
        && !mayBeBare(flags.findShorthand(word.substring(1)), word.equals("-h"));
  }

  private static boolean mayBeBare(Flag<?> flag, boolean isHelp) {
    return flag == null ? isHelp : !flag.valueIfBare().isEmpty();
  }
}
