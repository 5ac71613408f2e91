package io.kubeschool.kubectl.verb.auth;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.printer.TabWriter;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import java.util.List;

/** {@code kubectl auth whoami}. Models k8s.io/kubectl pkg/cmd/auth/whoami.go. */
final class WhoAmI {

  private WhoAmI() {}

  static Verb verb() {
    return Verb.of(
        Usage.of("whoami", "Experimental: Check self subject attributes")
            .description(
                """
                Experimental: Check who you are and your attributes (groups, extra).

                 The server says as whom it takes you after it has looked at your certificate or token. That helps where it is not plain from the kubeconfig: with tokens checked elsewhere, with proxies, with --as.
                """)
            .examples(
                """
                # Who am I to this cluster?
                kubectl auth whoami

                # The same as JSON, for a script
                kubectl auth whoami -o json

                # Who would I be as this service account?
                kubectl auth whoami --as=system:serviceaccount:tools:builder
                """),
        FlagSet.of(b -> b.include(PrintFlags.flags())),
        WhoAmI::run);
  }

  private static void run(Session session) {
    boolean asTable = session.flags().string("output").isEmpty();
    ObjectPrinter printer = asTable ? null : PrintFlags.printer(session, "");
    JsonObject review = review(session);
    StringBuilder text = new StringBuilder();
    if (asTable) {
      table(review.object("status", "userInfo"), TabWriter.forTables(text));
    } else {
      printer.print(review, text);
    }
    session.out().print(text);
  }

  private static JsonObject review(Session session) {
    try {
      return ObjectWriter.of(session.client())
          .create(
              Kinds.SELF_SUBJECT_REVIEW.path(""),
              Json.objectOf("apiVersion", "authentication.k8s.io/v1", "kind", "SelfSubjectReview"));
    } catch (StatusError e) {
      if (e.isNotFound()) {
        throw new CommandError("the selfsubjectreviews API is not enabled in the cluster");
      }
      if (e.reason().equals("Forbidden")) {
        throw new CommandError(
            "the selfsubjectreviews API is not enabled in the cluster or you do not have permission"
                + " to call it");
      }
      throw e;
    }
  }

  private static void table(JsonObject user, TabWriter table) {
    table.write("ATTRIBUTE\tVALUE\n");
    if (!user.string("username").isEmpty()) {
      table.write("Username\t" + user.string("username") + "\n");
    }
    if (!user.string("uid").isEmpty()) {
      table.write("UID\t" + user.string("uid") + "\n");
    }
    if (!user.array("groups").isEmpty()) {
      table.write("Groups\t" + list(user.array("groups").strings()) + "\n");
    }
    JsonObject extra = user.object("extra");
    for (String key : extra.names()) {
      table.write("Extra: " + key + "\t" + list(extra.array(key).strings()) + "\n");
    }
    table.flush();
  }

  private static String list(List<String> values) {
    return "[" + String.join(" ", values) + "]";
  }
}
