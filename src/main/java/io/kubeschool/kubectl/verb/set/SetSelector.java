package io.kubeschool.kubectl.verb.set;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.GoText;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.Selectors;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.List;

/** {@code kubectl set selector}. Models pkg/cmd/set/set_selector.go. */
final class SetSelector {

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;

  private SetSelector(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
  }

  static Verb verb() {
    return Verb.of(
        Usage.of(
                "selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]",
                "Set the selector on a resource")
            .description(
                """
                Set the selector on a resource. Note that the new selector will overwrite the old selector if the resource had one prior to the invocation of 'set selector'.

                 A selector must begin with a letter or number, and may contain letters, numbers, hyphens, dots, and underscores, up to 63 characters. If --resource-version is specified, then updates will use this resource version, otherwise the existing resource-version will be used. Note: currently selectors can only be set on Service objects.\
                """)
            .examples(
                """
                # Set the labels and selector before creating a deployment/service pair
                kubectl create service clusterip my-svc --clusterip="None" -o yaml --dry-run=client | kubectl set selector --local -f - 'environment=qa' -o yaml | kubectl create -f -
                kubectl create deployment my-dep --image=nginx -o yaml --dry-run=client | kubectl label --local -f - environment=qa -o yaml | kubectl create -f -\
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool(
                    "all",
                    "",
                    false,
                    "Select all resources in the namespace of the specified resource types")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .strings("filename", "f", List.of(), "identifying the resource.")
                .bool(
                    "local",
                    "",
                    false,
                    "If true, annotation will NOT contact api-server but run locally.")
                .bool(
                    "recursive",
                    "R",
                    true,
                    "Process the directory used in -f, --filename recursively. Useful when you want"
                        + " to manage related manifests organized within the same directory.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "If non-empty, the selectors update will only succeed if this is the current"
                        + " resource-version for the object. Only valid when specifying a single"
                        + " resource.")
                .include(CommonFlags.RECORD)),
        session -> new SetSelector(session).run());
  }

  private void run() {
    List<String> arguments = session.arguments();
    if (arguments.isEmpty()) {
      throw new CommandError("one selector is required");
    }
    JsonObject selector = Selectors.parse(arguments.getLast());
    boolean local = session.flags().bool("local");
    ResourceBuilder builder =
        session
            .resources()
            .local(local)
            .continueOnError()
            .namespace(session.namespace())
            .defaultNamespace()
            .files(
                new FilenameOptions(
                    session.flags().strings("filename"), "", session.flags().bool("recursive")),
                session.isNamespaceEnforced());
    if (!local) {
      builder
          .typeOrNameArguments(
              session.flags().bool("all"), arguments.subList(0, arguments.size() - 1))
          .latest();
    }
    builder.flatten().execute().check().visit(info -> change(info, selector));
  }

  private void change(ResourceInfo info, JsonObject selector) {
    JsonObject before = info.object();
    if (!before.string("kind").equals("Service")) {
      throw new CommandError("setting a selector is only supported for Services");
    }
    if (selector.has("matchExpressions")) {
      throw new CommandError(
          "match expression "
              + expressions(selector.array("matchExpressions"))
              + " not supported on this object");
    }
    String version = session.flags().string("resource-version");
    JsonObject after = before.set(selector.object("matchLabels"), "spec", "selector");
    if (!version.isEmpty()) {
      before = before.remove("metadata", "resourceVersion");
      after = after.set(version, "metadata", "resourceVersion");
    }
    after = ChangeCause.record(session, after);
    if (session.flags().bool("local") || dryRun == DryRun.CLIENT) {
      printer.print(after, "selector updated");
      return;
    }
    TypedPatch patch = TypedPatch.between(before, after);
    printer.print(
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .patch(
                info.path(),
                patch.isEmpty() ? Request.STRATEGIC_MERGE_PATCH : patch.contentType(),
                patch.body()),
        "selector updated");
  }

  private static String expressions(JsonArray list) {
    return GoText.list(
        list.objects().stream()
            .map(e ->
                "{%s %s %s}"
                    .formatted(
                        e.string("key"),
                        e.string("operator"),
                        GoText.list(e.array("values").strings())))
            .toList());
  }
}
