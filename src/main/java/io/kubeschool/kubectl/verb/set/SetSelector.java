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
                Set the selector on a resource. The one that it had is replaced as a whole.

                 Keys and values follow the rules of labels: letters, digits, hyphens, dots and underscores, with a letter or digit at either end, 63 characters at most. With --resource-version nothing is changed if the object has moved on to another version. Note: the command works for services only.
                """)
            .examples(
                """
                # Send what comes to the service 'web' to the pods of the green release
                kubectl set selector service web 'app=web,release=green'

                # Write a headless service for pods with a label of one's own
                kubectl create service clusterip db --clusterip="None" -o yaml --dry-run=client | kubectl set selector --local -f - 'tier=storage' -o yaml
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(CommonFlags.ALL)
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-set"))
                .strings(
                    "filename", "f", List.of(), "A file, directory or URL that names the service.")
                .include(CommonFlags.LOCAL)
                .bool(
                    "recursive",
                    "R",
                    true,
                    "Go through the directories given with -f down to the last" + " folder.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "Change it only if the object is still at this version. For one"
                        + " object at a time.")
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
