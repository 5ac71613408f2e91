package io.kubeschool.kubectl.verb.node;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.AggregateError;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.KubectlError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.ResourceBuilder;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.kubectl.verb.object.TypedPatch;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code kubectl taint}. Models k8s.io/kubectl pkg/cmd/taint/taint.go and utils.go. */
public final class Taint {

  private final Session session;
  private final DryRun dryRun;
  private final String validation;
  private final List<String> resources = new ArrayList<>();
  private final List<TaintSpec> added = new ArrayList<>();
  private final List<TaintSpec> removed = new ArrayList<>();

  private Taint(Session session) {
    this.session = session;
    this.dryRun = DryRun.of(session);
    this.validation = CommonFlags.validation(session);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N",
                "Update the taints on one or more nodes")
            .description(
                """
                Add, change or remove taints of nodes.

                 Write a taint as key=value:effect. The value may be left out; the effect is NoSchedule, PreferNoSchedule or NoExecute. A minus sign at the end removes the taint.\
                """)
            .examples(
                """
                # Keep pods off node01 that do not tolerate dedicated=batch; if it has that key and effect already, the value is replaced only with --overwrite
                kubectl taint nodes node01 dedicated=batch:NoSchedule

                # Send away the pods there that do not tolerate it, too
                kubectl taint nodes node01 dedicated=batch:NoExecute

                # A taint needs no value
                kubectl taint nodes node01 maintenance:NoSchedule

                # Taint every node with old disks
                kubectl taint nodes -l disk=hdd slow=disk:PreferNoSchedule

                # Remove the taint with that key and effect
                kubectl taint nodes node01 dedicated:NoSchedule-

                # Remove all taints with that key
                kubectl taint nodes node01 dedicated-
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .bool("all", "", false, "Taint every node of the cluster")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-taint"))
                .bool(
                    "overwrite",
                    "",
                    false,
                    "Give taints that exist another value, instead of refusing.")
                .include(CommonFlags.SELECTOR)
                .include(CommonFlags.VALIDATE)),
        session -> new Taint(session).run());
  }

  private void run() {
    parse();
    validate();
    // Upstream sets the operation after the dry run's suffix, which is lost thereby.
    SuccessPrinter printer = SuccessPrinter.of(session, DryRun.NONE);
    boolean all = session.flags().bool("all");
    String selector = session.flags().string("selector");
    ResourceBuilder builder =
        session.resources().continueOnError().namespace(session.namespace()).defaultNamespace();
    if (!selector.isEmpty() || all) {
      builder.types(List.of("node"));
      builder.selectAll(all);
    } else {
      builder.names("node", resources.subList(1, resources.size()));
    }
    builder
        .labelSelector(selector)
        .flatten()
        .latest()
        .execute()
        .check()
        .visit(info -> taint(info, printer));
  }

  private void parse() {
    List<String> specs = new ArrayList<>();
    for (String argument : session.arguments()) {
      boolean isTaint = argument.contains("=") || argument.contains(":") || argument.endsWith("-");
      if (isTaint) {
        specs.add(argument);
      } else if (specs.isEmpty()) {
        resources.add(argument);
      } else {
        throw new CommandError("all resources must be specified before taint changes: " + argument);
      }
    }
    if (resources.isEmpty()) {
      throw new CommandError("one or more resources must be specified as <resource> <name>");
    }
    if (specs.isEmpty()) {
      throw new CommandError("at least one taint update is required");
    }
    try {
      specs.forEach(this::add);
    } catch (CommandError e) {
      throw session.usageError(e.getMessage());
    }
  }

  private void add(String spec) {
    if (spec.endsWith("-")) {
      TaintSpec taint = TaintSpec.parse(spec.substring(0, spec.length() - 1));
      removed.add(new TaintSpec(taint.key(), "", taint.effect()));
      return;
    }
    TaintSpec taint = TaintSpec.parse(spec);
    if (taint.effect().isEmpty()) {
      throw new CommandError("invalid taint spec: " + spec);
    }
    if (added.stream().anyMatch(t -> t.matches(taint.json()))) {
      throw new CommandError(
          "duplicated taints with the same key and effect: {%s %s %s <nil>}"
              .formatted(taint.key(), taint.value(), taint.effect()));
    }
    added.add(taint);
  }

  private void validate() {
    String type = resources.getFirst().toLowerCase(Locale.ROOT);
    if (!session.mapper().find(type).kind().kind().equals("Node")) {
      throw new CommandError("invalid resource type " + type + ", only node types are supported");
    }
    List<String> conflicts = new ArrayList<>();
    for (TaintSpec add : added) {
      for (TaintSpec remove : removed) {
        if (remove.matches(add.json())) {
          conflicts.add(remove.key() + "=" + remove.effect());
        }
      }
    }
    if (!conflicts.isEmpty()) {
      throw new CommandError(
          "can not both modify and remove the following taint(s) in the same command: "
              + String.join(", ", conflicts));
    }
    boolean all = session.flags().bool("all");
    boolean selects = !session.flags().string("selector").isEmpty();
    if (all && selects) {
      throw new CommandError("setting 'all' parameter with a non empty selector is prohibited");
    }
    if (!all && !selects && resources.size() < 2) {
      throw new CommandError(
          "at least one resource name must be specified since 'all' parameter is not set");
    }
  }

  private void taint(ResourceInfo info, SuccessPrinter printer) {
    JsonArray old = info.object().array("spec", "taints");
    boolean overwrite = session.flags().bool("overwrite");
    if (!overwrite) {
      refuseOverwriting(info.name(), old);
    }
    List<JsonObject> taints = new ArrayList<>(added.stream().map(TaintSpec::json).toList());
    for (JsonObject taint : old.objects()) {
      if (added.stream().noneMatch(t -> t.matches(taint))) {
        taints.add(taint);
      }
    }
    boolean isAdded = taints.size() != old.size();
    boolean isRemoved = remove(taints);
    String operation =
        overwrite || isAdded && isRemoved ? "modified" : isAdded ? "tainted" : "untainted";
    JsonObject before = info.object();
    JsonObject after =
        taints.isEmpty()
            ? before.remove("spec", "taints")
            : before.set(JsonArray.copyOf(taints), "spec", "taints");
    if (dryRun == DryRun.CLIENT) {
      printer.print(after, operation);
      return;
    }
    TypedPatch patch = TypedPatch.between(before, after);
    printer.print(
        ObjectWriter.of(session.client(), dryRun, session.flags().string("field-manager"))
            .validating(validation)
            .patch(info.path(), patch.contentType(), patch.body()),
        operation);
  }

  /** Models deleteTaints: whether the last of them was there counts. */
  private boolean remove(List<JsonObject> taints) {
    List<KubectlError> missing = new ArrayList<>();
    boolean last = false;
    for (TaintSpec each : removed) {
      last = taints.removeIf(each::matches);
      if (!last) {
        missing.add(new CommandError("taint \"" + each + "\" not found"));
      }
    }
    AggregateError.throwIfAny(missing);
    return last;
  }

  private void refuseOverwriting(String node, JsonArray old) {
    List<String> taken = new ArrayList<>();
    for (TaintSpec add : added) {
      old.objects().stream().filter(add::matches).forEach(t -> taken.add(add.key()));
    }
    if (!taken.isEmpty()) {
      throw new CommandError(
          "node %s already has %s taint(s) with same effect(s) and --overwrite is false"
              .formatted(node, String.join(",", taken)));
    }
  }
}
