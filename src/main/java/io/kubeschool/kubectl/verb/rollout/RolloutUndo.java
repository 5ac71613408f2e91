package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.describe.PodTemplate;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * {@code kubectl rollout undo}. Models pkg/cmd/rollout/rollout_undo.go and
 * pkg/polymorphichelpers/rollback.go.
 */
final class RolloutUndo {

  private static final String HASH = "pod-template-hash";

  /** The annotations that a Deployment keeps when it is rolled back. */
  private static final Set<String> KEPT =
      Set.of(
          LastApplied.ANNOTATION,
          "deployment.kubernetes.io/revision",
          "deployment.kubernetes.io/revision-history",
          "deployment.kubernetes.io/desired-replicas",
          "deployment.kubernetes.io/max-replicas",
          "deprecated.deployment.rollback.to");

  private final Session session;
  private final DryRun dryRun;
  private final long target;
  private final SuccessPrinter printer;
  private final ObjectWriter writer;

  private RolloutUndo(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    Rollout.requireResource(session);
    this.target = session.flags().integer("to-revision");
    this.printer = SuccessPrinter.of(session, dryRun);
    this.writer = ObjectWriter.of(session.client(), dryRun, "");
  }

  static Verb verb() {
    return Verb.of(
        Usage.of("undo (TYPE NAME | TYPE/NAME) [flags]", "Undo a previous rollout")
            .description(
                """
                Roll back to a previous rollout.

                 The pod template of an earlier revision becomes the current one, which is rolled out as any other change and gets a new number.
                """)
            .examples(
                """
                # Go back to the revision before
                kubectl rollout undo deployment/web

                # Go back to revision 3
                kubectl rollout undo deployment/web --to-revision=3

                # See what it would come to
                kubectl rollout undo deployment/web --dry-run=server
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("roll back"))
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.SELECTOR)
                .integer(
                    "to-revision",
                    "",
                    0,
                    "The revision to go back to. Zero means the one before the" + " current.")),
        session -> new RolloutUndo(session).run());
  }

  private void run() {
    Rollout.select(session).visit(this::undo);
  }

  private void undo(ResourceInfo info) {
    if (LastApplied.isIn(info.object())) {
      session
          .err()
          .println(
              "Warning: resource %s was previously managed with 'kubectl apply'. Rolling back will not update the %s annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead."
                  .formatted(info.objectName(), LastApplied.ANNOTATION));
    }
    if (!Revisions.exist(info.mapping().kind())) {
      throw RolloutKinds.unknown(info.mapping().kind(), "rollbacker", "rollbacker for");
    }
    if (target < 0) {
      throw notFound();
    }
    Revisions revisions = Revisions.read(session.client(), info);
    boolean deployment = info.mapping().kind().kind().equals("Deployment");
    printer.print(
        info.object(),
        deployment ? undoDeployment(info, revisions) : undoRevisioned(info, revisions));
  }

  private CommandError notFound() {
    return new CommandError("unable to find specified revision " + target + " in history");
  }

  /** Models DeploymentRollbacker.Rollback. */
  private String undoDeployment(ResourceInfo info, Revisions revisions) {
    JsonObject deployment = revisions.owner();
    JsonObject replicaSet = target > 0 ? revisions.revisions().get(target) : previous(revisions);
    if (replicaSet == null) {
      throw target > 0
          ? notFound()
          : new CommandError("no rollout history found for deployment \"" + info.name() + "\"");
    }
    JsonObject template = Revisions.template(replicaSet);
    if (dryRun == DryRun.CLIENT) {
      return PodTemplate.text(template);
    }
    if (deployment.bool("spec", "paused")) {
      throw new CommandError(
          "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume'"
              + " and try again");
    }
    JsonObject unhashed = withoutHash(template);
    if (unhashed.equals(withoutHash(deployment.object("spec", "template")))) {
      return skipped();
    }
    Json patch =
        Json.arrayOf(
            Json.objectOf("op", "replace", "path", "/spec/template", "value", unhashed),
            Json.objectOf(
                "op",
                "replace",
                "path",
                "/metadata/annotations",
                "value",
                annotations(deployment, replicaSet)));
    restore(info, Request.JSON_PATCH, patch);
    return "rolled back";
  }

  private static JsonObject annotations(JsonObject deployment, JsonObject replicaSet) {
    JsonObject result = JsonObject.EMPTY;
    for (var entry : deployment.object("metadata", "annotations")) {
      if (KEPT.contains(entry.getKey())) {
        result = result.with(entry.getKey(), entry.getValue());
      }
    }
    for (var entry : replicaSet.object("metadata", "annotations")) {
      if (!KEPT.contains(entry.getKey())) {
        result = result.with(entry.getKey(), entry.getValue());
      }
    }
    return result;
  }

  private static JsonObject withoutHash(JsonObject template) {
    JsonObject result = template.remove("metadata", "labels", HASH);
    return result.object("metadata", "labels").isEmpty()
        ? result.remove("metadata", "labels")
        : result;
  }

  /** Models DaemonSetRollbacker.Rollback and StatefulSetRollbacker.Rollback. */
  private String undoRevisioned(ResourceInfo info, Revisions revisions) {
    if (target == 0 && revisions.revisions().size() <= 1) {
      throw new CommandError("no last revision to roll back to");
    }
    JsonObject history = target == 0 ? previous(revisions) : revisions.revisions().get(target);
    if (history == null) {
      throw notFound();
    }
    if (dryRun == DryRun.CLIENT) {
      return "will roll back to " + PodTemplate.text(Revisions.template(history));
    }
    JsonObject current =
        revisions.owner().object("spec", "template").with("$patch", (Object) "replace");
    if (Json.objectOf("spec", Json.objectOf("template", current)).equals(history.object("data"))) {
      return skipped();
    }
    restore(info, Request.STRATEGIC_MERGE_PATCH, history.object("data"));
    return "rolled back";
  }

  private void restore(ResourceInfo info, String contentType, Json patch) {
    try {
      writer.patch(info.path(), contentType, patch);
    } catch (StatusError e) {
      throw new CommandError("failed restoring revision " + target + ": " + e.getMessage());
    }
  }

  private String skipped() {
    return "skipped rollback (current template already matches revision " + target + ")";
  }

  private static JsonObject previous(Revisions revisions) {
    List<JsonObject> all = List.copyOf(revisions.revisions().values());
    Iterator<JsonObject> newestFirst = all.reversed().iterator();
    if (newestFirst.hasNext()) {
      newestFirst.next();
    }
    return newestFirst.hasNext() ? newestFirst.next() : null;
  }
}
