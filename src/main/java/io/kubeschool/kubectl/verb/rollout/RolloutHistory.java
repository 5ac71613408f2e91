package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.describe.PodTemplate;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonObject;

/**
 * {@code kubectl rollout history}. Models pkg/cmd/rollout/rollout_history.go and
 * pkg/polymorphichelpers/history.go.
 */
final class RolloutHistory {

  private final Session session;
  private final long revision;
  private final SuccessPrinter printer;

  private RolloutHistory(Session session) {
    Rollout.requireResource(session);
    this.session = session;
    this.revision = Rollout.revision(session);
    this.printer = SuccessPrinter.of(session, DryRun.NONE);
  }

  static Verb verb() {
    return Verb.of(
        Usage.of("history (TYPE NAME | TYPE/NAME) [flags]", "View rollout history")
            .description(
                """
                View previous rollout revisions and configurations.
                """)
            .examples(
                """
                # List the revisions of the deployment 'web' and what caused each
                kubectl rollout history deployment/web

                # Show the pod template of revision 3
                kubectl rollout history deployment/web --revision=3
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("show"))
                .integer("revision", "", 0, "Show this revision with its pod template")
                .include(CommonFlags.SELECTOR)),
        session -> new RolloutHistory(session).run());
  }

  private void run() {
    Rollout.select(session).visit(this::show);
  }

  private void show(ResourceInfo info) {
    if (!Revisions.exist(info.mapping().kind())) {
      throw RolloutKinds.unknown(info.mapping().kind(), "history viewer", "history for");
    }
    Revisions revisions = Revisions.read(session.client(), info);
    if (!session.flags().string("output").isEmpty()) {
      showObjects(revisions);
      return;
    }
    String withRevision = revision > 0 ? "with revision #" + revision : "";
    printer.print(info.object(), withRevision + "\n" + text(revisions));
  }

  private void showObjects(Revisions revisions) {
    if (revision > 0) {
      printer.print(asOwner(revisions, wanted(revisions)), "");
    } else {
      revisions.revisions().values().forEach(r -> printer.print(asOwner(revisions, r), ""));
    }
  }

  /** A ControllerRevision is shown as its owner was then. Models applyDaemonSetHistory. */
  private static JsonObject asOwner(Revisions revisions, JsonObject each) {
    return each.string("kind").equals("ReplicaSet")
        ? each
        : revisions.owner().set(Revisions.template(each), "spec", "template");
  }

  private JsonObject wanted(Revisions revisions) {
    JsonObject found = revisions.revisions().get(revision);
    if (found == null) {
      throw new CommandError("unable to find the specified revision");
    }
    return found;
  }

  private String text(Revisions revisions) {
    if (revisions.revisions().isEmpty()) {
      return "No rollout history found.";
    }
    if (revision > 0) {
      JsonObject found = wanted(revisions);
      JsonObject template = Revisions.template(found);
      String cause = cause(found);
      if (found.string("kind").equals("ReplicaSet") && !cause.isEmpty()) {
        template = template.set(cause, "metadata", "annotations", ChangeCause.ANNOTATION);
      }
      return PodTemplate.text(template);
    }
    int width =
        Math.max("REVISION".length(), revisions.revisions().lastKey().toString().length()) + 2;
    StringBuilder table = new StringBuilder();
    row(table, width, "REVISION", "CHANGE-CAUSE");
    revisions
        .revisions()
        .forEach((number, each) ->
            row(table, width, number.toString(), cause(each).isEmpty() ? "<none>" : cause(each)));
    return table.toString();
  }

  private static void row(StringBuilder table, int width, String number, String cause) {
    table.append(number).repeat(' ', width - number.length()).append(cause).append('\n');
  }

  private static String cause(JsonObject each) {
    return each.object("metadata", "annotations").string(ChangeCause.ANNOTATION);
  }
}
