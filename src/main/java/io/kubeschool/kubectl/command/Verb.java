package io.kubeschool.kubectl.command;

import io.kubeschool.kubectl.flag.FlagSet;
import java.util.List;

/**
 * A command of kubectl, as data.
 *
 * @param usage what is told about it
 * @param flags what it takes besides the global flags
 * @param handler what it does
 * @param subcommands its own commands, such as {@code status} of {@code rollout}
 * @param suggestFor words for which it is suggested
 * @param interspersed whether flags may follow arguments
 */
public record Verb(
    Usage usage,
    FlagSet flags,
    Handler handler,
    List<Verb> subcommands,
    List<String> suggestFor,
    boolean interspersed) {

  /** A command without sub-commands. */
  public static Verb of(Usage usage, FlagSet flags, Handler handler) {
    return new Verb(usage, flags, handler, List.of(), List.of(), true);
  }

  /** The same with sub-commands. */
  public Verb with(Verb... children) {
    return new Verb(usage, flags, handler, List.of(children), suggestFor, interspersed);
  }

  /** The same, suggested for these words too. */
  public Verb suggestedFor(String... words) {
    return new Verb(usage, flags, handler, subcommands, List.of(words), interspersed);
  }

  /** The same, with all after the first argument being arguments. */
  public Verb notInterspersed() {
    return new Verb(usage, flags, handler, subcommands, suggestFor, false);
  }

  /** Its name. */
  public String name() {
    return usage.name();
  }

  /** The sub-command of that name or alias, or null. */
  public Verb subcommand(String word) {
    for (Verb child : subcommands) {
      if (child.name().equals(word) || child.usage.aliases().contains(word)) {
        return child;
      }
    }
    return null;
  }
}
