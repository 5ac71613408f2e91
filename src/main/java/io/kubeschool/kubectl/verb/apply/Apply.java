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
import io.kubeschool.kubectl.verb.object.ManifestCheck;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.sim.Interrupted;
import java.time.Duration;
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
                    # Apply the configuration in pod.json to a pod
                    kubectl apply -f ./pod.json

                    # Apply resources from a directory containing kustomization.yaml - e.g. dir/kustomization.yaml
                    kubectl apply -k dir/

                    # Apply the JSON passed into stdin to a pod
                    cat pod.json | kubectl apply -f -

                    # Apply the configuration from all files that end with '.json'
                    kubectl apply -f '*.json'

                    # Note: --prune is still in Alpha
                    # Apply the configuration in manifest.yaml that matches label app=nginx and delete all other resources that are not in the file and match label app=nginx
                    kubectl apply --prune -f manifest.yaml -l app=nginx

                    # Apply the configuration in manifest.yaml and delete all the other config maps that are not in the file
                    kubectl apply --prune -f manifest.yaml --all --prune-allowlist=core/v1/ConfigMap\
                    """),
            FlagSet.of(b ->
                b.include(PrintFlags.flags())
                    .include(
                        CommonFlags.manifests(
                            "The files that contain the configurations to apply."))
                    .bool(
                        "all",
                        "",
                        false,
                        "Select all resources in the namespace of the specified resource types.")
                    .string(
                        "cascade",
                        "",
                        "background",
                        "Must be \"background\", \"orphan\", or \"foreground\". Selects the"
                            + " deletion cascading strategy for the dependents (e.g. Pods created"
                            + " by a ReplicationController). Defaults to background.")
                    .bare("background")
                    .include(CommonFlags.DRY_RUN)
                    .include(CommonFlags.fieldManager("kubectl-client-side-apply"))
                    .bool(
                        "force",
                        "",
                        false,
                        "If true, immediately remove resources from API and bypass graceful"
                            + " deletion. Note that immediate deletion of some resources may result"
                            + " in inconsistency or data loss and requires confirmation.")
                    .bool(
                        "force-conflicts",
                        "",
                        false,
                        "If true, server-side apply will force the changes against conflicts.")
                    .integer(
                        "grace-period",
                        "",
                        -1,
                        "Period of time in seconds given to the resource to terminate gracefully."
                            + " Ignored if negative. Set to 1 for immediate shutdown. Can only be"
                            + " set to 0 when --force is true (force deletion).")
                    .bool(
                        "openapi-patch",
                        "",
                        true,
                        "If true, use openapi to calculate diff when the openapi presents and the"
                            + " resource can be found in the openapi spec. Otherwise, fall back to"
                            + " use baked-in types.")
                    .bool(
                        "overwrite",
                        "",
                        true,
                        "Automatically resolve conflicts between the modified and live"
                            + " configuration by using values from the modified configuration")
                    .bool(
                        "prune",
                        "",
                        false,
                        "Automatically delete resource objects, that do not appear in the configs"
                            + " and are created by either apply or create --save-config. Should be"
                            + " used with either -l or --all.")
                    .stringArray(
                        "prune-allowlist",
                        "",
                        List.of(),
                        "Overwrite the default allowlist with <group/version/kind> for --prune")
                    .include(CommonFlags.SELECTOR)
                    .bool(
                        "server-side",
                        "",
                        false,
                        "If true, apply runs in the server instead of the client.")
                    .string(
                        "subresource",
                        "",
                        "",
                        "If specified, apply will operate on the subresource of the requested"
                            + " object.  Only allowed when using --server-side.")
                    .duration(
                        "timeout",
                        "",
                        Duration.ofSeconds(0),
                        "The length of time to wait before giving up on a delete, zero means"
                            + " determine a timeout from the size of the object")
                    .include(CommonFlags.VALIDATE)
                    .bool(
                        "wait",
                        "",
                        false,
                        "If true, wait for resources to be gone before returning. This waits for"
                            + " finalizers.")
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
