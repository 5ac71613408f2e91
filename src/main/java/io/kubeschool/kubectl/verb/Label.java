package io.kubeschool.kubectl.verb;

import io.kubeschool.apiserver.Request;
import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.GoQuote;
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
import io.kubeschool.model.NameSyntax;
import io.kubeschool.model.patch.JsonMergePatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code kubectl label}. Models k8s.io/kubectl pkg/cmd/label/label.go. */
public final class Label {

  private final Session session;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private final String version;
  private Map<String, String> put = Map.of();
  private List<String> remove = List.of();

  private Label(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
    this.version = session.flags().string("resource-version");
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N"
                    + " [--resource-version=version]",
                "Update the labels on a resource")
            .description(
                """
                Update the labels on a resource.

                  *  A key, and a value unless it is empty, begins and ends with a letter or digit; in between there may be hyphens, dots and underscores too; 63 characters at most.
                  *  A key may have a prefix, which is a DNS name and a slash: example.com/tier.
                  *  To give a label that exists another value, --overwrite is needed.
                  *  With --resource-version nothing is changed if the object has moved on to another version.
                """)
            .examples(
                """
                # Say that the pod 'web-0' belongs to the front tier
                kubectl label pod web-0 tier=front

                # Give the label another value
                kubectl label pod web-0 tier=back --overwrite

                # Label every pod of the namespace
                kubectl label pods --all team=blue

                # Label the nodes that have fast disks, so that pods can ask for them
                kubectl label nodes node01 node02 disk=ssd

                # Label the object that a file describes
                kubectl label -f web.yaml release=stable

                # Label only if nobody has changed the pod since version 4242
                kubectl label pod web-0 release=stable --resource-version=4242

                # Take the label away; --overwrite is not needed for this
                kubectl label pod web-0 tier-
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("label"))
                .include(CommonFlags.ALL)
                .bool("all-namespaces", "A", false, "Label the objects of all namespaces.")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-label"))
                .include(CommonFlags.FIELD_SELECTOR)
                .bool("list", "", false, "Show the labels that the objects have.")
                .include(CommonFlags.LOCAL)
                .bool(
                    "overwrite",
                    "",
                    false,
                    "Give labels that exist another value, instead of refusing.")
                .string(
                    "resource-version",
                    "",
                    "",
                    "Label only if the object is still at this version. For one"
                        + " object at a time.")
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.RECORD)),
        session -> new Label(session).run());
  }

  private void run() {
    Pairs pairs = Pairs.split(session.arguments(), "label");
    parse(pairs.changes());
    MetadataMap.validate(session, "pod.yaml", "pod.json", pairs.resources(), dryRun);
    if (put.isEmpty() && remove.isEmpty() && !session.flags().bool("list")) {
      throw new CommandError("at least one label update is required");
    }
    ResourceResult result = MetadataMap.select(session, pairs.resources());
    boolean one = result.singleItemImplied();
    if (!one && !version.isEmpty()) {
      throw new CommandError("--resource-version may only be used with a single resource");
    }
    result.visit(info -> label(info, one));
  }

  /** Models label.go: parseLabels. */
  private void parse(List<String> specs) {
    put = new LinkedHashMap<>();
    remove = new ArrayList<>();
    for (String spec : specs) {
      if (spec.indexOf('=') >= 0) {
        String[] parts = spec.split("=", -1);
        if (parts.length != 2) {
          throw new CommandError("invalid label spec: " + spec);
        }
        List<String> errors = NameSyntax.labelValue(parts[1]);
        if (!errors.isEmpty()) {
          throw new CommandError(
              "invalid label value: " + GoQuote.quote(spec) + ": " + String.join(";", errors));
        }
        put.put(parts[0], parts[1]);
      } else if (spec.endsWith("-")) {
        remove.add(spec.substring(0, spec.length() - 1));
      } else {
        throw new CommandError("unknown label spec: " + spec);
      }
    }
    if (remove.stream().anyMatch(put::containsKey)) {
      throw new CommandError("can not both modify and remove a label in the same command");
    }
  }

  private void label(ResourceInfo info, boolean one) {
    boolean list = session.flags().bool("list");
    boolean onlyHere = dryRun == DryRun.CLIENT || session.flags().bool("local") || list;
    JsonObject before = info.object();
    if (!version.isEmpty()) {
      before = before.remove("metadata", "resourceVersion");
    }
    if (!onlyHere) {
      for (String label : remove) {
        if (!before.has("metadata", "labels", label)) {
          session.out().println("label " + GoQuote.quote(label) + " not found.");
        }
      }
    }
    Map<String, String> labels = before.object("metadata", "labels").strings();
    if (!session.flags().bool("overwrite")) {
      refuseOverwriting(labels);
    }
    boolean added =
        put.entrySet().stream().anyMatch(e -> !e.getValue().equals(labels.get(e.getKey())));
    boolean removed = remove.stream().anyMatch(labels::containsKey);
    JsonObject after = MetadataMap.change(before, "labels", put, remove);
    if (!version.isEmpty()) {
      after = after.set(version, "metadata", "resourceVersion");
    }
    if (!onlyHere) {
      after = ChangeCause.record(session, after);
      if (added || removed) {
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .patch(info.path(), Request.MERGE_PATCH, JsonMergePatch.diff(before, after));
      }
    }
    if (list) {
      MetadataMap.list(session, after, "labels", one);
      return;
    }
    printer.print(after, message(added, removed));
  }

  /** Models label.go: updateDataChangeMsg. */
  private static String message(boolean added, boolean removed) {
    if (added) {
      return removed ? "modified" : "labeled";
    }
    return removed ? "unlabeled" : "not labeled";
  }

  private void refuseOverwriting(Map<String, String> labels) {
    List<KubectlError> errors = new ArrayList<>();
    put.forEach((key, value) -> {
      String current = labels.get(key);
      if (current != null && !current.equals(value)) {
        errors.add(
            new CommandError(
                "'" + key + "' already has a value (" + current + "), and --overwrite is false"));
      }
    });
    AggregateError.throwIfAny(errors);
  }
}
