package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Handler;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.NoResourceMatch;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.GroupVersion;
import io.kubeschool.model.JsonObject;
import java.util.Set;

/**
 * Creates what a generator makes of flags. Models the Complete, Validate and Run of the commands in
 * k8s.io/kubectl pkg/cmd/create.
 *
 * @param generator makes the object
 * @param failure what comes before the server's refusal; "" to tell it as it is
 * @param required the flags that must be given
 */
record CreateFromFlags(Generator generator, String failure, String... required) implements Handler {

  private static final Set<String> CLUSTER_SCOPED =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding", "PriorityClass");

  @Override
  public void run(Session session) {
    CommonFlags.require(session, required);
    CreateCall call = CreateCall.of(session);
    DryRun dryRun = DryRun.of(session);
    SuccessPrinter printer = SuccessPrinter.of(session, dryRun);
    String validation = CommonFlags.validation(session);
    JsonObject object = generator.generate(call);
    if (session.isNamespaceEnforced() && !CLUSTER_SCOPED.contains(object.string("kind"))) {
      object = object.set(session.namespace(), "metadata", "namespace");
    }
    if (session.flags().bool("save-config")) {
      object = LastApplied.annotateGenerated(object);
    }
    if (dryRun != DryRun.CLIENT) {
      ObjectWriter writer =
          ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
              .validating(validation);
      object = create(session, writer, object);
    }
    printer.print(object, "created");
  }

  private JsonObject create(Session session, ObjectWriter writer, JsonObject object) {
    GroupVersion version = GroupVersion.parse(object.string("apiVersion"));
    String kind = object.string("kind");
    ApiResource resource =
        session
            .mapper()
            .forKind(version, kind)
            .orElseThrow(() -> new NoResourceMatch(kind, version.group(), version.version()));
    try {
      return writer.create(resource.kind().path(session.namespace()), object);
    } catch (StatusError e) {
      throw failure.isEmpty() ? e : new CommandError(failure + e.getMessage());
    }
  }
}
