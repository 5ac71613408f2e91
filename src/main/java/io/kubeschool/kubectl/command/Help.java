package io.kubeschool.kubectl.command;

import io.kubeschool.kubectl.flag.Flag;
import io.kubeschool.kubectl.flag.FlagSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command's help page. Models k8s.io/kubectl pkg/util/templates. */
public final class Help {

  private static final int LEAST_NAME_WIDTH = 11;

  private Help() {}

  /**
   * The whole page.
   *
   * @param groups the groups of the root's commands; used only for the root's page
   */
  public static String page(CommandLine command, List<CommandGroup> groups) {
    Usage usage = command.verb().usage();
    String about = usage.description().isEmpty() ? usage.summary() : usage.description();
    return about.strip() + usage(command, groups);
  }

  /** The page without its first paragraphs. */
  public static String usage(CommandLine command, List<CommandGroup> groups) {
    Verb verb = command.verb();
    boolean isRoot = command.path().size() == 1;
    StringBuilder page = new StringBuilder("\n\n");
    if (!verb.usage().aliases().isEmpty()) {
      page.append("Aliases:\n").append(verb.name());
      verb.usage().aliases().forEach(a -> page.append(", ").append(a));
      page.append("\n\n");
    }
    if (!verb.usage().examples().isEmpty()) {
      page.append("Examples:\n").append(indented(verb.usage().examples())).append("\n\n");
    }
    if (!verb.subcommands().isEmpty()) {
      page.append(isRoot ? groupsText(groups) : children(verb)).append("\n\n");
    }
    String flags = isRoot ? "" : flags(verb.flags());
    if (!flags.isEmpty()) {
      page.append("Options:\n").append(flags.stripTrailing()).append("\n\n");
    }
    page.append("Usage:\n  ").append(usageLine(command, isRoot, !flags.isEmpty())).append("\n\n");
    if (!verb.subcommands().isEmpty()) {
      page.append("Use \"")
          .append(command.commandPath())
          .append(" <command> --help\" for more information about a given command.\n");
    }
    page.append("Use \"")
        .append(command.path().getFirst().name())
        .append(
            " options\" for a list of global command-line options (applies to all commands).\n");
    return page.toString();
  }

  /** The flags that help shows, each with what it does. Models templater.go: flagsUsages. */
  public static String flags(FlagSet flags) {
    StringBuilder text = new StringBuilder();
    for (Flag<?> flag : flags.all()) {
      if (flag.hidden()) {
        continue;
      }
      text.append("    ");
      if (!flag.shorthand().isEmpty()) {
        text.append('-').append(flag.shorthand()).append(", ");
      }
      String quote = flag.type().name().equals("string") ? "'" : "";
      text.append("--").append(flag.name()).append('=').append(quote);
      text.append(flag.shownDefault()).append(quote).append(":\n\t");
      text.append(flag.usage()).append("\n\n");
    }
    return text.toString();
  }

  private static String usageLine(CommandLine command, boolean isRoot, boolean hasFlags) {
    List<Verb> path = command.path();
    String parents =
        path.subList(0, path.size() - 1).stream()
            .map(v -> v.name() + " ")
            .collect(Collectors.joining());
    String line = parents + command.verb().usage().use();
    if ((hasFlags || isRoot) && !line.contains("[flags]")) {
      line += " [flags]";
    }
    return line.contains("[options]") ? line : line + " [options]";
  }

  private static String groupsText(List<CommandGroup> groups) {
    int width =
        groups.stream()
            .flatMap(g -> g.verbs().stream())
            .mapToInt(v -> v.name().length())
            .max()
            .orElse(0);
    List<String> texts = new ArrayList<>();
    for (CommandGroup group : groups) {
      texts.add(list(group.title(), group.verbs(), Math.max(LEAST_NAME_WIDTH, width)));
    }
    return String.join("\n\n", texts);
  }

  private static String children(Verb verb) {
    List<Verb> sorted =
        verb.subcommands().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    int width = sorted.stream().mapToInt(v -> v.name().length()).max().orElse(0);
    return list("Available Commands:", sorted, Math.max(LEAST_NAME_WIDTH, width));
  }

  private static String list(String title, List<Verb> verbs, int width) {
    StringBuilder text = new StringBuilder(title);
    for (Verb verb : verbs) {
      if (!verb.usage().hidden()) {
        text.append("\n  ").append(verb.name());
        text.repeat(' ', width - verb.name().length() + 3).append(verb.usage().summary());
      }
    }
    return text.toString();
  }

  private static String indented(String text) {
    return text.strip()
        .lines()
        .map(l -> "  " + l.stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
