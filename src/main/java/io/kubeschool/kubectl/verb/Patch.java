package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LocalPatch;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonSyntaxException;
import io.kubeschool.model.YamlReader;
import io.kubeschool.model.YamlSyntaxException;
import io.kubeschool.model.patch.JsonMergePatch;
import java.util.Locale;
import java.util.Map;

/** {@code kubectl patch}. Models k8s.io/kubectl pkg/cmd/patch/patch.go. */
public final class Patch {

  private static final Map<String, String> TYPES =
      Map.of(
          "json", Request.JSON_PATCH,
          "merge", Request.MERGE_PATCH,
          "strategic", Request.STRATEGIC_MERGE_PATCH);

  private final Session session;
  private final DryRun dryRun;
  private final boolean local;
  private final SuccessPrinter printer;
  private int count;

  private Patch(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.local = session.flags().bool("local");
    // Upstream sets the operation after the dry run's suffix, which is lost thereby.
    this.printer = SuccessPrinter.of(session, DryRun.NONE);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]",
                "Update fields of a resource")
            .description(
                """
                Update fields of a resource using strategic merge patch, a JSON merge patch, or a JSON patch.

                 The patch is written as JSON or YAML. A strategic merge patch (the default) has the shape of the object, and knows which lists to merge by which key. A merge patch has that shape too, but replaces lists. A JSON patch is a list of steps: add, remove, replace and so on.

                 Note: custom resources know no strategic merge patch; use --type=merge for them.
                """)
            .examples(
                """
                # Give the deployment 'web' five replicas
                kubectl patch deployment web -p '{"spec":{"replicas":5}}'

                # The same in YAML
                kubectl patch deployment web -p 'spec: {replicas: 5}'

                # Change the image of the container 'app'; containers are merged by name, so the others stay
                kubectl patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"app","image":"nginx:1.29"}]}}}}'

                # Change the image of the first container, whatever its name
                kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"nginx:1.29"}]'

                # Remove a field: in a merge patch by null
                kubectl patch deployment web --type=merge -p '{"spec":{"minReadySeconds":null}}'

                # Take the patch from a file, and see the outcome without changing anything
                kubectl patch deployment web --patch-file=patch.yaml --dry-run=server -o yaml

                # Patch the object that a file describes
                kubectl patch -f web.yaml -p '{"spec":{"replicas":5}}'

                # Patch a subresource
                kubectl patch deployment web --subresource=scale --type=merge -p '{"spec":{"replicas":5}}'
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("patch"))
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-patch"))
                .bool(
                    "local",
                    "",
                    false,
                    "Patch the objects in the given files and print them; do not ask"
                        + " the server.")
                .string("patch", "p", "", "The patch, as JSON or YAML.")
                .string("patch-file", "", "", "A file that holds the patch.")
                .string("subresource", "", "", "Patch this subresource of the object.")
                .string(
                    "type",
                    "",
                    "strategic",
                    "What kind of patch it is; one of [json merge strategic]")
                .include(CommonFlags.RECORD)),
        session -> new Patch(session).run());
  }

  private void run() {
    String text = session.flags().string("patch");
    String file = session.flags().string("patch-file");
    if (!text.isEmpty() && !file.isEmpty()) {
      throw new CommandError("cannot specify --patch and --patch-file together");
    }
    if (text.isEmpty() && file.isEmpty()) {
      throw new CommandError(
          "must specify --patch or --patch-file containing the contents of the patch");
    }
    if (local && !session.arguments().isEmpty()) {
      throw new CommandError("cannot specify --local and server resources");
    }
    if (local && dryRun == DryRun.SERVER) {
      throw new CommandError(
          "cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
    }
    String contentType = contentType();
    Json patch = parse(file.isEmpty() ? text : read(file), text);
    String subresource = session.flags().string("subresource");
    session
        .resources()
        .continueOnError()
        .local(local)
        .namespace(session.namespace())
        .defaultNamespace()
        .files(FilenameOptions.of(session.flags()), session.isNamespaceEnforced())
        .subresource(subresource)
        .typeOrNameArguments(false, session.arguments())
        .flatten()
        .execute()
        .check()
        .visit(info -> patch(info, contentType, patch));
    if (count == 0) {
      throw new CommandError("no objects passed to patch");
    }
  }

  private String contentType() {
    String type = session.flags().string("type");
    if (type.isEmpty()) {
      return Request.STRATEGIC_MERGE_PATCH;
    }
    String contentType = TYPES.get(type.toLowerCase(Locale.ROOT));
    if (contentType == null) {
      throw new CommandError(
          "--type must be one of [json merge strategic], not " + GoQuote.quote(type));
    }
    return contentType;
  }

  private String read(String file) {
    try {
      return session.readFile(file);
    } catch (CommandError e) {
      throw new CommandError("unable to read patch file: " + e.getMessage());
    }
  }

  private static Json parse(String text, String shown) {
    if (text.strip().startsWith("{")) {
      return parseJson(text);
    }
    try {
      return YamlReader.parse(text);
    } catch (YamlSyntaxException | JsonSyntaxException e) {
      throw new CommandError("unable to parse " + GoQuote.quote(shown) + ": " + e.getMessage());
    }
  }

  /** What looks like JSON goes to the server as it is, which refuses it in these words. */
  private static Json parseJson(String text) {
    try {
      return Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw new StatusError(
          Json.objectOf("code", 400, "message", e.getMessage(), "reason", "BadRequest"));
    }
  }

  private void patch(ResourceInfo info, String contentType, Json patch) {
    count++;
    JsonObject before = info.object();
    JsonObject after =
        local || dryRun == DryRun.CLIENT
            ? LocalPatch.apply(before, contentType, patch)
            : send(info, contentType, patch);
    printer.print(after, before.equals(after) ? "patched (no change)" : "patched");
  }

  private JsonObject send(ResourceInfo info, String contentType, Json patch) {
    ObjectWriter writer =
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"));
    JsonObject after;
    try {
      after = writer.patch(info.path(), contentType, patch);
    } catch (StatusError e) {
      if (e.code() == 415) {
        throw new CommandError(
            contentType
                + " is not supported by "
                + info.mapping().group()
                + "/"
                + info.mapping().version()
                + ", Kind="
                + info.mapping().kind().kind()
                + ": "
                + e.getMessage());
      }
      throw e;
    }
    JsonObject recorded = ChangeCause.record(session, after);
    return recorded == after
        ? after
        : writer.patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(after, recorded));
  }
}
