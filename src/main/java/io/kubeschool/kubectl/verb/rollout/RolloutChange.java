package io.kubeschool.kubectl.verb.rollout;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.JsonObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code kubectl rollout pause}, {@code resume} and {@code restart}: each patches its objects.
 * Models pkg/cmd/rollout/rollout_pause.go, rollout_resume.go, rollout_restart.go and
 * pkg/polymorphichelpers/object{pauser,resumer,restarter}.go.
 */
final class RolloutChange {

  private static final Set<String> RESTARTABLE = Set.of("Deployment", "DaemonSet", "StatefulSet");

  private final Session session;
  private final String done;
  private final UnaryOperator<JsonObject> change;

  private RolloutChange(Session session, String done, UnaryOperator<JsonObject> change) {
    this.session = session;
    this.done = done;
    this.change = change;
  }

  static Verb pause() {
    return Verb.of(
        Usage.of("pause RESOURCE", "Mark the provided resource as paused")
            .description(
                """
                Mark the provided resource as paused.

                 Of a paused deployment the pods go on as they are, but a change of its template starts no rollout until "kubectl rollout resume". So several changes can become one rollout. Deployments are the only type that can be paused.
                """)
            .examples(
                """
                # Make two changes and roll them out together
                kubectl rollout pause deployment/web
                kubectl set image deployment/web app=nginx:1.29
                kubectl set env deployment/web MODE=fast
                kubectl rollout resume deployment/web
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("pause"))
                .include(CommonFlags.fieldManager("kubectl-rollout"))
                .include(CommonFlags.SELECTOR)),
        session -> new RolloutChange(session, "paused", RolloutChange::paused).run());
  }

  static Verb resume() {
    return Verb.of(
        Usage.of("resume RESOURCE", "Resume a paused resource")
            .description(
                """
                Resume a paused resource.

                 What was changed in its template while it was paused is rolled out now. Deployments are the only type that can be paused and resumed.
                """)
            .examples(
                """
                # Let the changes of the paused deployment 'web' take effect
                kubectl rollout resume deployment/web
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("resume"))
                .include(CommonFlags.fieldManager("kubectl-rollout"))
                .include(CommonFlags.SELECTOR)),
        session -> new RolloutChange(session, "resumed", RolloutChange::resumed).run());
  }

  static Verb restart() {
    return Verb.of(
        Usage.of("restart RESOURCE", "Restart a resource")
            .description(
                """
                Restart a resource.

                 A note of the time is written into the pod template, so all pods are replaced as in any other rollout.
                """)
            .examples(
                """
                # Replace the pods of the deployment 'web' one after the other
                kubectl rollout restart deployment/web

                # Replace those of a daemon set
                kubectl rollout restart daemonset/node-agent

                # Replace those of all deployments with a label
                kubectl rollout restart deployments -l app=shop

                # Replace those of all deployments of a namespace
                kubectl rollout restart deployments -n staging
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("restart"))
                .include(CommonFlags.fieldManager("kubectl-rollout"))
                .include(CommonFlags.SELECTOR)),
        session ->
            new RolloutChange(session, "restarted", object -> restarted(session, object)).run());
  }

  private static boolean isApps(JsonObject object, Set<String> kinds) {
    return object.string("apiVersion").equals("apps/v1") && kinds.contains(object.string("kind"));
  }

  private static JsonObject paused(JsonObject object) {
    if (!isApps(object, Set.of("Deployment"))) {
      throw new CommandError("pausing is not supported");
    }
    if (object.bool("spec", "paused")) {
      throw new CommandError("is already paused");
    }
    return object.set(true, "spec", "paused");
  }

  private static JsonObject resumed(JsonObject object) {
    if (!isApps(object, Set.of("Deployment"))) {
      throw new CommandError("resuming is not supported");
    }
    if (!object.bool("spec", "paused")) {
      throw new CommandError("is not paused");
    }
    return object.remove("spec", "paused");
  }

  private static JsonObject restarted(Session session, JsonObject object) {
    if (!isApps(object, RESTARTABLE)) {
      throw new CommandError("restarting is not supported");
    }
    if (object.bool("spec", "paused")) {
      throw new CommandError("can't restart paused deployment (run rollout resume first)");
    }
    String now =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            session.process().now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    return object.set(
        now, "spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt");
  }

  private void run() {
    Rollout.requireResource(session);
    SuccessPrinter printer = SuccessPrinter.of(session, DryRun.NONE);
    List<KubectlError> errors = new ArrayList<>();
    List<ResourceInfo> infos = new ArrayList<>();
    var selected = Rollout.select(session);
    try {
      selected.visit(infos::add);
    } catch (KubectlError e) {
      errors.add(e);
    }
    if (infos.isEmpty() && errors.isEmpty()) {
      session.err().println("No resources found in " + session.namespace() + " namespace.");
      return;
    }
    for (ResourceInfo info : infos) {
      try {
        printer.print(patched(info), done);
      } catch (KubectlError e) {
        errors.add(e);
      }
    }
    AggregateError.throwIfAny(errors);
  }

  private JsonObject patched(ResourceInfo info) {
    JsonObject after;
    try {
      after = change.apply(info.object());
    } catch (CommandError e) {
      throw new CommandError(
          "error: %s \"%s\" %s"
              .formatted(info.mapping().kind().groupResource(), info.name(), e.getMessage()));
    }
    TypedPatch patch = TypedPatch.between(info.object(), after);
    if (patch.isEmpty()) {
      throw new CommandError(
          "failed to create patch for "
              + info.name()
              + ": if restart has already been triggered within the past second, please wait before"
              + " attempting to trigger another");
    }
    try {
      return ObjectWriter.of(session.client(), DryRun.NONE, session.flags().string("field-manager"))
          .patch(info.path(), patch.contentType(), patch.body());
    } catch (StatusError e) {
      throw new CommandError("failed to patch: " + e.getMessage());
    }
  }
}
