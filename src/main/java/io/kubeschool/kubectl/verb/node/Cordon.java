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
                Mark node as unschedulable.\
                """)
            .examples(
                """
                # Mark node "foo" as unschedulable
                kubectl cordon foo\
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
                Mark node as schedulable.\
                """)
            .examples(
                """
                # Mark node "foo" as schedulable
                kubectl uncordon foo\
                """),
        FlagSet.of(b -> b.include(CommonFlags.DRY_RUN).include(CommonFlags.SELECTOR)),
        session -> NodeSelection.of(session, "uncordon NODE").cordon(false));
  }
}
