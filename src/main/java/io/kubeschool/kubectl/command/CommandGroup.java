package io.kubeschool.kubectl.command;

import java.util.List;

/**
 * Commands that the root's help shows together.
 *
 * @param title such as {@code Deploy Commands:}
 * @param verbs in the order in which they are shown and suggested
 */
public record CommandGroup(String title, List<Verb> verbs) {

  /** A group of these. */
  public static CommandGroup of(String title, Verb... verbs) {
    return new CommandGroup(title, List.of(verbs));
  }
}
