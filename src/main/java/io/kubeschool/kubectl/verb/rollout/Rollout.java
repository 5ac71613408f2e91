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
                      *  statefulsets\
                    """)
                .examples(
                    """
                    # Rollback to the previous deployment
                    kubectl rollout undo deployment/abc

                    # Check the rollout status of a daemonset
                    kubectl rollout status daemonset/foo

                    # Restart a deployment
                    kubectl rollout restart deployment/abc

                    # Restart deployments with the 'app=nginx' label
                    kubectl rollout restart deployment --selector=app=nginx\
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
