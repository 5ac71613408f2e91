package io.kubeschool.kubectl.verb.apply;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.GoText;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.Deletion;
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl apply}. Models k8s.io/kubectl pkg/cmd/apply/apply.go. */
public final class Apply {

  private final Session session;
  private final ApplyOptions options;
  private final SuccessPrinter printer;

  private Apply(Session session) {
    if (!session.arguments().isEmpty()) {
      throw session.usageError("Unexpected args: " + GoText.list(session.arguments()));
    }
    this.session = session;
    this.options = ApplyOptions.of(session);
    this.printer = SuccessPrinter.of(session, options.dryRun());
  }

  /** The command, with those about the annotation. */
  public static Verb verb() {
    Verb verb =
        Verb.of(
            Usage.of(
                    "apply (-f FILENAME | -k DIRECTORY)",
                    "Apply a configuration to a resource by file name or stdin")
                .description(
                    """
                    Make objects match the given files or stdin (YAML or JSON), creating those that are missing.

                     Create objects with apply or with create --save-config if apply is to change them later. --prune is an alpha feature.\
                    """)
                .examples(
                    """
                    # Bring what web.yaml describes into the cluster, or change it to match
                    kubectl apply -f web.yaml

                    # Apply all manifests of a folder and of the folders in it
                    kubectl apply -R -f manifests/

                    # Apply several files
                    kubectl apply -f 'app-*.yaml'

                    # Build the kustomization of a folder and apply it
                    kubectl apply -k overlays/staging

                    # Apply what another command writes
                    kubectl create deployment web --image=nginx --dry-run=client -o yaml | kubectl apply -f -

                    # Let the server merge, and take over fields that others have set
                    kubectl apply -f web.yaml --server-side --force-conflicts

                    # Apply a file, and delete the objects labelled app=shop that were once applied but are not in the file (alpha)
                    kubectl apply -f shop.yaml --prune -l app=shop

                    # The same for all config maps of the namespace, and nothing else (alpha)
                    kubectl apply -f settings.yaml --prune --all --prune-allowlist=core/v1/ConfigMap
                    """),
            FlagSet.of(b ->
                b.include(PrintFlags.flags())
                    .include(FilenameOptions.flags("apply"))
                    .include(CommonFlags.ALL)
                    .include(Deletion.flags(false))
                    .include(CommonFlags.DRY_RUN)
                    .include(CommonFlags.fieldManager("kubectl-client-side-apply"))
                    .bool(
                        "force-conflicts",
                        "",
                        false,
                        "With --server-side: take over fields that another manager has"
                            + " set differently.")
                    .bool(
                        "openapi-patch",
                        "",
                        true,
                        "Compute the patch with the schema that the server publishes,"
                            + " where it has the type.")
                    .bool(
                        "overwrite",
                        "",
                        true,
                        "Where the cluster's value is neither the applied one nor the one"
                            + " applied before, put back what the configuration says.")
                    .bool(
                        "prune",
                        "",
                        false,
                        "Delete the objects that apply or create --save-config once made"
                            + " and that are no longer in the files. With -l or --all.")
                    .stringArray(
                        "prune-allowlist",
                        "",
                        List.of(),
                        "The kinds that --prune may delete, as <group/version/kind>,"
                            + " instead of the usual ones.")
                    .include(CommonFlags.SELECTOR)
                    .bool(
                        "server-side",
                        "",
                        false,
                        "Let the server do the merging, field by field, and remember who"
                            + " set what.")
                    .string(
                        "subresource",
                        "",
                        "",
                        "Apply to this subresource of the object. Only with" + " --server-side.")
                    .include(CommonFlags.VALIDATE)
                    .include(CommonFlags.RECORD)),
            session -> new Apply(session).run());
    return verb.with(EditLastApplied.verb(), SetLastApplied.verb(), ViewLastApplied.verb());
  }

  private void run() throws Interrupted {
    List<KubectlError> errors = new ArrayList<>();
    List<ResourceInfo> infos = new ArrayList<>();
    try {
      session
          .resources()
          .check(ManifestCheck.of(options.validation()))
          .continueOnError()
          .namespace(session.namespace())
          .defaultNamespace()
          .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
          .labelSelector(session.flags().string("selector"))
          .flatten()
          .execute()
          .visit(infos::add);
    } catch (KubectlError e) {
      errors.add(e);
    }
    if (infos.isEmpty() && errors.isEmpty()) {
      throw new CommandError("no objects passed to apply");
    }
    Pruning pruning = new Pruning(session, options, printer);
    for (ResourceInfo info : infos) {
      try {
        new ObjectApplication(session, options, info, printer).run();
        pruning.visited(info);
      } catch (KubectlError e) {
        errors.add(e);
      }
    }
    AggregateError.throwIfAny(errors);
    printObjects(infos);
    if (options.prune()) {
      pruning.run();
    }
  }

  private void printObjects(List<ResourceInfo> infos) {
    if (!printer.printsObjects() || infos.isEmpty()) {
      return;
    }
    if (infos.size() == 1) {
      printer.print(infos.getFirst().object(), "");
      return;
    }
    JsonArray items = JsonArray.copyOf(infos.stream().map(ResourceInfo::object).toList());
    printer.print(
        Json.objectOf(
            "apiVersion", "v1", "items", items, "kind", "List", "metadata", JsonObject.EMPTY),
        "");
  }
}
