package io.kubeschool.kubectl.verb.node;

import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.verb.object.CommonFlags;

/** {@code kubectl cordon} and {@code uncordon}. Models k8s.io/kubectl pkg/cmd/drain/drain.go. */
public final class Cordon {

  private Cordon() {}

  /** {@code cordon}. */
  public static Verb verb() {
    return Verb.of(
        Usage.of("cordon NODE", "Mark node as unschedulable")
            .description(
                """
                Mark node as unschedulable.

                 No new pods are put there; those that run there go on.
                """)
            .examples(
                """
                # Put no more pods on node01
                kubectl cordon node01

                # Nor on any node with old disks
                kubectl cordon -l disk=hdd
                """),
        FlagSet.of(b -> b.include(CommonFlags.DRY_RUN).include(CommonFlags.SELECTOR)),
        session -> NodeSelection.of(session, "cordon NODE").cordon(true));
  }

  /** {@code uncordon}. */
  public static Verb uncordon() {
    return Verb.of(
        Usage.of("uncordon NODE", "Mark node as schedulable")
            .description(
                """
                Mark node as schedulable.
                """)
            .examples(
                """
                # Put pods on node01 again
                kubectl uncordon node01

                # On every node with old disks too
                kubectl uncordon -l disk=hdd
                """),
        FlagSet.of(b -> b.include(CommonFlags.DRY_RUN).include(CommonFlags.SELECTOR)),
        session -> NodeSelection.of(session, "uncordon NODE").cordon(false));
  }
}
