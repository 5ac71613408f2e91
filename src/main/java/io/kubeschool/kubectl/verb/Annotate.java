package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.MetadataMap;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Pairs;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.patch.JsonMergePatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl annotate}. Models k8s.io/kubectl pkg/cmd/annotate/annotate.go. */
public final class Annotate {

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final String version;

  private Annotate(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.version = session.flags().string("resource-version");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N"
                    + " [--resource-version=version]",
                "Update the annotations on a resource")
            .description(
                """
                Update the annotations on one or more resources.

                 All Kubernetes objects support the ability to store additional data with the object as annotations. Annotations are key/value pairs that can be larger than labels and include arbitrary string values such as structured JSON. Tools and system extensions may use annotations to store their own data.

                 Attempting to set an annotation that already exists will fail unless --overwrite is set. If --resource-version is specified and does not match the current resource version on the server the command will fail.

                Use "kubectl api-resources" for a complete list of supported resources.\
                """)
            .examples(
                """
                # Update pod 'foo' with the annotation 'description' and the value 'my frontend'
                # If the same annotation is set multiple times, only the last value will be applied
                kubectl annotate pods foo description='my frontend'

                # Update a pod identified by type and name in "pod.json"
                kubectl annotate -f pod.json description='my frontend'

                # Update pod 'foo' with the annotation 'description' and the value 'my frontend running nginx', overwriting any existing value
                kubectl annotate --overwrite pods foo description='my frontend running nginx'

                # Update all pods in the namespace
                kubectl annotate pods --all description='my frontend running nginx'

                # Update pod 'foo' only if the resource is unchanged from version 1
                kubectl annotate pods foo description='my frontend running nginx' --resource-version=1

                # Update pod 'foo' by removing an annotation named 'description' if it exists
                # Does not require the --overwrite flag
                kubectl annotate pods foo description-\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("identifying the resource to update the annotation"))
                .bool(
                    "all",
                    "",
                    false,
                    "Select all resources, in the namespace of the specified resource types.")
                .bool(
                    "all-namespaces",
                    "A",
                    false,
                    "If true, check the specified action in all namespaces.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-annotate"))
                .include(CommonFlags.FIELD_SELECTOR)
                .bool("list", "", false, "If true, display the annotations for a given resource.")
                .bool(
                    "local",
                    "",
                    false,
                    "If true, annotation will NOT contact api-server but run locally.")
                .bool(
                    "overwrite",
                    "",
                    false,
                    "If true, allow annotations to be overwritten, otherwise reject annotation"
                        + " updates that overwrite existing annotations.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "If non-empty, the annotation update will only succeed if this is the current"
                        + " resource-version for the object. Only valid when specifying a single"
                        + " resource.")
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.RECORD)),
        session -> new Annotate(session).run());
  }

  private void run() {
    Pairs pairs = Pairs.split(session.arguments(), "annotation");
    Pairs.Changes changes = Pairs.parse(pairs.changes(), "annotation", true);
    MetadataMap.validate(session, "rsrc.yaml", "rsrc.json", pairs.resources(), dryRun);
    if (changes.put().isEmpty() && changes.remove().isEmpty() && !session.flags().bool("list")) {
      throw new CommandError("at least one annotation update is required");
    }
    List<String> both = changes.remove().stream().filter(changes.put()::containsKey).toList();
    if (!both.isEmpty()) {
      throw new CommandError(
          "can not both modify and remove the following annotation(s) in the same command: "
              + String.join(", ", both));
    }
    ResourceResult result = MetadataMap.select(session, pairs.resources());
    boolean one = result.singleItemImplied();
    if (!one && !version.isEmpty()) {
      throw new CommandError("--resource-version may only be used with a single resource");
    }
    result.visit(info -> annotate(info, changes, one));
  }

  private void annotate(ResourceInfo info, Pairs.Changes changes, boolean one) {
    boolean list = session.flags().bool("list");
    boolean onlyHere = dryRun == DryRun.CLIENT || session.flags().bool("local") || list;
    JsonObject before = info.object();
    if (!version.isEmpty() && !onlyHere) {
      before = before.remove("metadata", "resourceVersion");
    }
    JsonObject after = onlyHere ? before : ChangeCause.record(session, before);
    if (!session.flags().bool("overwrite")) {
      refuseOverwriting(after.object("metadata", "annotations").strings(), changes.put());
    }
    after = MetadataMap.change(after, "annotations", changes.put(), changes.remove());
    if (!version.isEmpty()) {
      after = after.set(version, "metadata", "resourceVersion");
    }
    if (!onlyHere) {
      after =
          ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
              .patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(before, after));
    }
    if (list) {
      MetadataMap.list(session, after, "annotations", one);
      return;
    }
    printer.print(after, "annotated");
  }

  /** Models annotate.go: validateNoAnnotationOverwrites. */
  private static void refuseOverwriting(Map<String, String> current, Map<String, String> put) {
    List<String> taken = new ArrayList<>();
    put.forEach((key, value) -> {
      String old = current.get(key);
      if (!key.equals(ChangeCause.ANNOTATION) && old != null && !old.equals(value)) {
        taken.add("'" + key + "' already has a value (" + old + ")");
      }
    });
    if (!taken.isEmpty()) {
      throw new CommandError(
          "--overwrite is false but found the following declared annotation(s): "
              + String.join("; ", taken));
    }
  }
}
