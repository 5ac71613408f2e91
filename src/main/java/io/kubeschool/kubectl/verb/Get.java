package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Method;
import io.kubeschool.apiserver.Reply;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.ObjectPrinter;
import io.kubeschool.kubectl.printer.ObjectSorter;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.resource.ResourceResult;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.sim.Interrupted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code kubectl get}. Models pkg/cmd/get/get.go. */
public final class Get {

  private static final FlagSet FLAGS =
      FlagSet.of(b ->
          b.include(PrintFlags.flagsOfGet())
              .include(GetTables.FLAGS)
              .include(FilenameOptions.flags("get"))
              .include(CommonFlags.SELECTOR)
              .include(CommonFlags.CHUNK_SIZE)
              .string("raw", "", "", "A path of the server to read and print as it is.")
              .bool("watch", "w", false, "After the objects, show each change to them.")
              .bool("watch-only", "", false, "Show changes only, without the objects first.")
              .bool(
                  "output-watch-events",
                  "",
                  false,
                  "Show with each change what kind of change it is. With --watch or"
                      + " --watch-only.")
              .bool("ignore-not-found", "", false, "Do not mind if a named object does not exist.")
              .string(
                  "field-selector",
                  "",
                  "",
                  "Fields to select by, with '=', '==' and '!=', such as"
                      + " status.phase=Running; each type supports a few.")
              .bool("all-namespaces", "A", false, "Show the objects of all namespaces.")
              .bool("server-print", "", true, "Let the server make the table.")
              .string("subresource", "", "", "The subresource to get, such as status."));

  private final Session session;
  private final ParsedFlags flags;
  private final boolean allNamespaces;
  private final boolean asTable;

  private Get(Session session) {
    this.session = session;
    this.flags = session.flags();
    this.allNamespaces = flags.bool("all-namespaces");
    String output = flags.string("output");
    this.asTable = output.isEmpty() && flags.string("template").isEmpty() || output.equals("wide");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
            Usage.of(
                    "get [(-o|--output=)"
                        + String.join("|", PrintFlags.formatsOfGet())
                        + "] (TYPE[.VERSION][.GROUP] [NAME | -l label] |"
                        + " TYPE[.VERSION][.GROUP]/NAME ...) [flags]",
                    "Display one or many resources")
                .description(
                    """
                    Display one or many resources.

                    A table of what matters most about each object; -o chooses other forms. Objects
                    are chosen by type and name, by labels and fields, or by the files that describe
                    them. Without a namespace flag those of the current namespace are shown.
                    Use "kubectl api-resources" for a complete list of supported resources.
                    """)
                .examples(
                    """
                    # List all pods
                    kubectl get pods

                    # List all pods with their nodes and addresses
                    kubectl get pods -o wide

                    # Show one deployment, by its group and version, as JSON
                    kubectl get deployments.v1.apps web -o json

                    # Show the phase of a pod
                    kubectl get pod web -o jsonpath='{.status.phase}'

                    # List services and pods together
                    kubectl get services,pods

                    # Follow pods as they change
                    kubectl get pods --watch
                    """),
            FLAGS,
            session -> new Get(session).run())
        .suggestedFor("list", "ls");
  }

  private void run() throws Interrupted {
    validate();
    if (!flags.string("raw").isEmpty()) {
      printRaw(flags.string("raw"));
    } else if (isWatch()) {
      new GetWatch(session, asTable, this::builder).run();
    } else if (asTable) {
      printTables(execute());
    } else {
      printGeneric(execute());
    }
  }

  private boolean isWatch() {
    return flags.bool("watch") || flags.bool("watch-only");
  }

  private void validate() {
    if (!flags.string("raw").isEmpty()) {
      validateRaw();
      return;
    }
    if (!flags.string("sort-by").isEmpty() && isWatch()) {
      session
          .err()
          .println(
              flags.bool("watch")
                  ? "warning: --watch requested, --sort-by will be ignored for watch events"
                      + " received"
                  : "warning: --watch-only requested, --sort-by will be ignored");
    }
    if (!isWatch() && session.arguments().isEmpty() && FilenameOptions.of(flags).isEmpty()) {
      session
          .err()
          .print(
              "You must specify the type of resource to get. Use \"kubectl api-resources\" for a"
                  + " complete list of supported resources.\n\n");
      throw session.usageError(
          "Required resource not specified.\nUse \"kubectl explain <resource>\" for a detailed"
              + " description of that resource (e.g. kubectl explain pods).");
    }
    String output = flags.string("output");
    if (flags.bool("show-labels") && !output.isEmpty() && !output.equals("wide")) {
      throw new CommandError("--show-labels option cannot be used with " + output + " printer");
    }
    if (flags.bool("output-watch-events") && !isWatch()) {
      throw new CommandError(
          "--output-watch-events option can only be used with --watch or --watch-only");
    }
  }

  private void validateRaw() {
    if (!session.arguments().isEmpty()) {
      throw new CommandError("arguments may not be passed when --raw is specified");
    }
    if (isWatch() || !flags.string("selector").isEmpty()) {
      throw new CommandError(
          "--raw may not be specified with other flags that filter the server request or alter the"
              + " output");
    }
    if (!flags.string("output").isEmpty()) {
      throw new CommandError("--raw and --output are mutually exclusive");
    }
    if (!flags.string("raw").startsWith("/")) {
      throw new CommandError(
          "--raw must be a valid URL path: parse \""
              + flags.string("raw")
              + "\": invalid URI for request");
    }
  }

  private void printRaw(String uri) {
    Reply reply = session.client().call(RawRequest.of(session.client(), Method.GET, uri));
    if (reply.body() instanceof JsonString(String text)) {
      session.out().print(text);
    } else {
      session.out().println(reply.body().toText());
    }
  }

  /** What all ways of getting have in common. */
  private ResourceBuilder builder() {
    ResourceBuilder builder =
        session
            .resources()
            .namespace(session.namespace())
            .defaultNamespace()
            .allNamespaces(allNamespaces)
            .files(FilenameOptions.of(flags), session.isNamespaceEnforced() && !allNamespaces)
            .labelSelector(flags.string("selector"))
            .fieldSelector(flags.string("field-selector"))
            .latest();
    return asTable && flags.bool("server-print")
        ? builder.asTables(!flags.string("sort-by").isEmpty())
        : builder;
  }

  private ResourceResult execute() {
    ResourceResult result =
        builder()
            .subresource(flags.string("subresource"))
            .chunkSize(flags.string("sort-by").isEmpty() ? flags.integer("chunk-size") : 0)
            .typeOrNameArguments(true, session.arguments())
            .continueOnError()
            .flatten()
            .execute();
    if (flags.bool("ignore-not-found")) {
      result.ignoring(e -> e instanceof StatusError refusal && refusal.isNotFound());
    }
    return result.check();
  }

  private void printTables(ResourceResult result) {
    List<KubectlError> errors = new ArrayList<>();
    List<ResourceInfo> infos = new ArrayList<>();
    collect(result, infos, errors);
    if (!FilenameOptions.of(flags).isEmpty()) {
      // Upstream gathers what files bring in a list of its own, even a single error.
      errors.replaceAll(e -> e instanceof CommandError ? AggregateError.ofOne(e) : e);
    }
    if (!flags.string("sort-by").isEmpty()) {
      sort(infos);
    }
    GetTables tables = new GetTables(session, severalKinds(infos));
    infos.forEach(tables::print);
    boolean wrote = tables.finish();
    if (!wrote && !flags.bool("ignore-not-found") && errors.isEmpty()) {
      boolean allNamespaced = !allNamespaces && infos.stream().allMatch(ResourceInfo::isNamespaced);
      session
          .err()
          .println(
              allNamespaced
                  ? "No resources found in " + session.namespace() + " namespace."
                  : "No resources found");
    }
    AggregateError.throwIfAny(errors);
  }

  private static void collect(
      ResourceResult result, List<ResourceInfo> infos, List<KubectlError> errors) {
    try {
      result.visit(infos::add);
    } catch (KubectlError e) {
      errors.add(e);
    }
  }

  /** Tables that cannot be sorted are not shown, and nothing is said, as upstream. */
  private void sort(List<ResourceInfo> infos) {
    ObjectSorter sorter = new ObjectSorter(flags.string("sort-by"));
    boolean tables = !infos.isEmpty() && infos.getFirst().object().string("kind").equals("Table");
    if (tables) {
      infos.removeIf(info -> !sortTable(info, sorter));
    } else if (infos.size() > 1) {
      List<JsonObject> sorted = sorter.sort(infos.stream().map(ResourceInfo::object).toList());
      infos.sort(Comparator.comparingInt(info -> sorted.indexOf(info.object())));
    }
  }

  private static boolean sortTable(ResourceInfo info, ObjectSorter sorter) {
    try {
      info.setObject(sorter.sortTable(info.object()));
      return true;
    } catch (CommandError e) {
      return false;
    }
  }

  private static boolean severalKinds(List<ResourceInfo> infos) {
    return infos.stream().map(ResourceInfo::mapping).distinct().count() > 1;
  }

  private void printGeneric(ResourceResult result) {
    List<KubectlError> errors = new ArrayList<>();
    List<ResourceInfo> infos = new ArrayList<>();
    collect(result, infos, errors);
    if (!errors.isEmpty() && result.singleItemImplied()) {
      throw errors.getFirst();
    }
    if (infos.isEmpty() && flags.bool("ignore-not-found")) {
      AggregateError.throwIfAny(errors);
      return;
    }
    ObjectPrinter printer = PrintFlags.printerOfGet(session);
    StringBuilder out = new StringBuilder();
    try {
      printer.print(
          result.singleItemImplied() && infos.size() == 1 ? infos.getFirst().object() : list(infos),
          out);
    } catch (KubectlError e) {
      errors.add(e);
    }
    session.out().print(out);
    AggregateError.throwIfAny(errors);
  }

  private JsonObject list(List<ResourceInfo> infos) {
    List<JsonObject> objects = infos.stream().map(ResourceInfo::object).toList();
    if (!flags.string("sort-by").isEmpty() && !objects.isEmpty()) {
      objects = new ObjectSorter(flags.string("sort-by")).sort(objects);
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "List",
        "metadata",
        Json.objectOf("resourceVersion", ""),
        "items",
        JsonArray.copyOf(objects));
  }
}
