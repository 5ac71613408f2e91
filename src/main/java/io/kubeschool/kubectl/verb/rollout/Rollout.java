package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceResult;

/** {@code kubectl rollout}. Models k8s.io/kubectl pkg/cmd/rollout/rollout.go. */
public final class Rollout {

  private Rollout() {}

  /** The command. */
  public static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of("rollout SUBCOMMAND", "Manage the rollout of a resource")
                .description(
                    """
                    Manage the rollout of one or many resources.

                     Valid resource types include:

                      *  deployments
                      *  daemonsets
                      *  statefulsets
                    """)
                .examples(
                    """
                    # Wait until every pod of the deployment 'web' is new
                    kubectl rollout status deployment/web

                    # Which revisions were there?
                    kubectl rollout history deployment/web

                    # Go back to the one before
                    kubectl rollout undo deployment/web

                    # Put a new pod in the place of each, one after the other
                    kubectl rollout restart deployment/web
                    """),
            FlagSet.NONE,
            Handler.SUBCOMMANDS_ON_OUTPUT);
    return verb.with(
        RolloutHistory.verb(),
        RolloutChange.pause(),
        RolloutChange.restart(),
        RolloutChange.resume(),
        RolloutStatus.verb(),
        RolloutUndo.verb());
  }

  /**
   * The objects that the command line names.
   *
   * @throws CommandError if it names none
   */
  static ResourceResult select(Session session) {
    return session
        .resources()
        .namespace(session.namespace())
        .defaultNamespace()
        .labelSelector(session.flags().string("selector"))
        .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
        .typeOrNameArguments(true, session.arguments())
        .continueOnError()
        .latest()
        .flatten()
        .execute()
        .check();
  }

  /** Refuses a command line without arguments and files. */
  static void requireResource(Session session) {
    if (session.arguments().isEmpty() && FilenameOptions.of(session.flags()).isEmpty()) {
      throw new CommandError("required resource not specified");
    }
  }

  /** Refuses a negative {@code --revision}. */
  static long revision(Session session) {
    long revision = session.flags().integer("revision");
    if (revision < 0) {
      throw new CommandError("revision must be a positive integer: " + revision);
    }
    return revision;
  }
}
