package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.GlobalFlags;
import io.kubeschool.kubectl.command.Help;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;

/** {@code kubectl options} and {@code kubectl alpha}. Models pkg/cmd/options and pkg/cmd/alpha. */
public final class Options {

  private Options() {}

  /** Prints the flags that every command takes. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("options", "Print the list of flags inherited by all commands").asHidden(),
        FlagSet.NONE,
        session ->
            session
                .out()
                .print(
                    "The following options can be passed to any command:\n\n"
                        + Help.flags(GlobalFlags.FLAGS)));
  }

  /** Says that there are no alpha commands. */
  public static Verb alpha() {
    return Verb.of(
        Usage.of("alpha", "Commands for features in alpha").asHidden(),
        FlagSet.NONE,
        session ->
            session.err().println("No alpha commands are available in this version of kubectl"));
  }
}
