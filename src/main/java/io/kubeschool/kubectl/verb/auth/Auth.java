package io.kubeschool.kubectl.verb.auth;

import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.verb.Unavailable;

/** {@code kubectl auth}. Models k8s.io/kubectl pkg/cmd/auth/auth.go. */
public final class Auth {

  private Auth() {}

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of("auth", "Inspect authorization").description("Inspect authorization."),
            FlagSet.NONE,
            Handler.SUBCOMMANDS)
        .with(
            CanI.verb(),
            Unavailable.verb(
                "reconcile",
                "Reconciles rules for RBAC role, role binding, cluster role, and cluster role"
                    + " binding objects"),
            WhoAmI.verb());
  }
}
