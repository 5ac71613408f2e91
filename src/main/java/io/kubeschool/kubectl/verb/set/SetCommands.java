package io.kubeschool.kubectl.verb.set;

import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;

/** {@code kubectl set}. Models k8s.io/kubectl pkg/cmd/set/set.go. */
public final class SetCommands {

  private SetCommands() {}

  /** The command. */
  public static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of("set SUBCOMMAND", "Set specific features on objects")
                .description(
                    """
                    Configure application resources.

                     These commands help you make changes to existing application resources.\
                    """),
            FlagSet.NONE,
            Handler.SUBCOMMANDS);
    return verb.with(
        SetEnv.verb(),
        SetImage.verb(),
        SetResources.verb(),
        SetSelector.verb(),
        SetServiceAccount.verb(),
        SetSubject.verb());
  }
}
