package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;

/** The place of a command that this kubectl knows by name but cannot do yet; it says so. */
public final class Unavailable {

  private Unavailable() {}

  /** The command of that name. */
  public static Verb verb(String name, String summary) {
    return Verb.of(
        Usage.of(name + " [flags]", summary),
        FlagSet.NONE,
        session -> {
          throw new CommandError(session.commandPath() + " is not part of this kubectl yet");
        });
  }
}
