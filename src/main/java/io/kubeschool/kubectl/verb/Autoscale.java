package io.kubeschool.kubectl.verb;

import io.kubeschool.kubectl.Session;
import io.kubeschool.kubectl.command.Usage;
import io.kubeschool.kubectl.command.Verb;
import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.error.StatusError;
import io.kubeschool.kubectl.flag.FlagSet;
import io.kubeschool.kubectl.flag.ParsedFlags;
import io.kubeschool.kubectl.printer.PrintFlags;
import io.kubeschool.kubectl.resource.ApiResource;
import io.kubeschool.kubectl.resource.FilenameOptions;
import io.kubeschool.kubectl.resource.ResourceInfo;
import io.kubeschool.kubectl.verb.object.ChangeCause;
import io.kubeschool.kubectl.verb.object.CommonFlags;
import io.kubeschool.kubectl.verb.object.DryRun;
import io.kubeschool.kubectl.verb.object.LastApplied;
import io.kubeschool.kubectl.verb.object.ObjectWriter;
import io.kubeschool.kubectl.verb.object.SuccessPrinter;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code kubectl autoscale}. Models k8s.io/kubectl pkg/cmd/autoscale/autoscale.go. */
public final class Autoscale {

  private static final Set<String> SCALABLE =
      Set.of("deployments", "replicasets", "statefulsets", "replicationcontrollers");

  private final Session session;
  private final ParsedFlags flags;
  private final DryRun dryRun;
  private final SuccessPrinter printer;
  private int count;

  private Autoscale(Session session) {
    this.session = session;
    this.flags = session.flags();
    this.dryRun = DryRun.of(session);
    this.printer = SuccessPrinter.of(session, dryRun);
  }

  /** The command. */
  public static Verb verb() {
    return Verb.of(
        Usage.of(
                "autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS"
                    + " [--cpu=CPU] [--memory=MEMORY]",
                "Auto-scale a deployment, replica set, stateful set, or replication controller")
            .description(
                """
                Make an autoscaler that sets the number of pods by itself, between two bounds, as the load asks for.

                 The object to scale is given by type and name: a deployment, replica set, stateful set or replication controller. The server is asked for an autoscaling/v2 object first, and for an autoscaling/v1 object if it does not take that.
                """)
            .examples(
                """
                # Keep the deployment 'web' between 2 and 10 pods; without a target the server's default decides
                kubectl autoscale deployment web --min=2 --max=10

                # Have at most 5 pods, and aim at 80 % of the requested CPU
                kubectl autoscale deployment web --max=5 --cpu=80%

                # Aim at absolute amounts per pod
                kubectl autoscale statefulset db --min=3 --max=6 --cpu=500m --memory=200Mi

                # Aim at shares of what the pods request, under a name of its own
                kubectl autoscale deployment web --min=2 --max=8 --cpu=60% --memory=70% --name=web-busy
                """),
        FlagSet.of(b ->
            b.include(PrintFlags.flags())
                .include(FilenameOptions.flags("autoscale"))
                .string(
                    "cpu",
                    "",
                    "",
                    "Target CPU utilization over all the pods. When specified as a percentage"
                        + " (e.g.\"70%\" for 70% of requested CPU) it will target average"
                        + " utilization. When specified as quantity (e.g.\"500m\" for 500 milliCPU)"
                        + " it will target average value. Value without units is treated as a"
                        + " quantity with miliCPU being the unit (e.g.\"500\" is \"500m\").")
                .int32(
                    "cpu-percent",
                    "",
                    -1,
                    "The target average CPU utilization (represented as a percent of requested CPU)"
                        + " over all the pods. If it's not specified or negative, a default"
                        + " autoscaling policy will be used.")
                .deprecated(
                    "Use --cpu with percentage or resource quantity format (e.g., '70%' for"
                        + " utilization or '500m' for milliCPU).")
                .include(CommonFlags.DRY_RUN)
                .include(CommonFlags.fieldManager("kubectl-autoscale"))
                .int32("max", "", -1, "The most pods that the autoscaler may ask for. Required.")
                .string(
                    "memory",
                    "",
                    "",
                    "Target memory utilization over all the pods. When specified  as a percentage"
                        + " (e.g.\"60%\" for 60% of requested memory) it will target average"
                        + " utilization. When specified as quantity (e.g.\"200Mi\" for 200 MiB,"
                        + " \"1Gi\" for 1 GiB) it will target average value. Value without units is"
                        + " treated as a quantity with mebibytes being the unit (e.g.\"200\" is"
                        + " \"200Mi\").")
                .int32(
                    "min",
                    "",
                    -1,
                    "The fewest pods that it may ask for. The server's default if it"
                        + " is not given or negative.")
                .string(
                    "name",
                    "",
                    "",
                    "The autoscaler's name. By default that of the object to scale.")
                .include(CommonFlags.SAVE_CONFIG)
                .include(CommonFlags.RECORD)),
        session -> {
          CommonFlags.require(session, "max");
          new Autoscale(session).run();
        });
  }

  private void run() {
    long max = flags.integer("max");
    long min = flags.integer("min");
    if (max < 1) {
      throw new CommandError("--max=MAXPODS is required and must be at least 1, max: " + max);
    }
    if (max < min) {
      throw new CommandError(
          "--max=MAXPODS must be larger or equal to --min=MINPODS, max: " + max + ", min: " + min);
    }
    if (flags.integer("cpu-percent") > 0 && !flags.string("cpu").isEmpty()) {
      throw new CommandError("--cpu-percent and --cpu are mutually exclusive");
    }
    List<Json> metrics = metrics();
    session
        .resources()
        .continueOnError()
        .namespace(session.namespace())
        .defaultNamespace()
        .files(FilenameOptions.of(flags), session.isNamespaceEnforced())
        .typeOrNameArguments(false, session.arguments())
        .flatten()
        .execute()
        .check()
        .visit(info -> autoscale(info, metrics));
    if (count == 0) {
      throw new CommandError("no objects passed to autoscale");
    }
  }

  private List<Json> metrics() {
    List<Json> metrics = new ArrayList<>();
    if (flags.integer("cpu-percent") > 0) {
      metrics.add(metric("cpu", utilization(flags.integer("cpu-percent"))));
    }
    for (String resource : List.of("cpu", "memory")) {
      if (!flags.string(resource).isEmpty()) {
        metrics.add(metric(resource, target(resource, flags.string(resource).strip())));
      }
    }
    return metrics;
  }

  private static JsonObject metric(String resource, JsonObject target) {
    return Json.objectOf(
        "resource", Json.objectOf("name", resource, "target", target), "type", "Resource");
  }

  private static JsonObject utilization(long percent) {
    return Json.objectOf("averageUtilization", percent, "type", "Utilization");
  }

  /** Models parseResourceInput. */
  private static JsonObject target(String resource, String text) {
    if (text.isEmpty()) {
      throw new CommandError("empty input");
    }
    if (text.endsWith("%")) {
      String number = text.substring(0, text.length() - 1);
      if (!number.matches("\\+?[0-9]{1,9}")) {
        throw new CommandError("invalid percentage value: " + number);
      }
      return utilization(Long.parseLong(number));
    }
    boolean bare = text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
    try {
      String unit = resource.equals("cpu") ? "m" : "Mi";
      return Json.objectOf(
          "averageValue",
          Quantity.parse(bare ? text + unit : text).toString(),
          "type",
          "AverageValue");
    } catch (IllegalArgumentException e) {
      throw new CommandError("invalid resource " + resource + " value: " + text);
    }
  }

  private void autoscale(ResourceInfo info, List<Json> metrics) {
    ApiResource mapping = info.mapping();
    if (!SCALABLE.contains(mapping.plural())) {
      throw new CommandError(
          "cannot autoscale a %s: could not find scale subresource for %s/%s, Resource=%s in discovery information"
              .formatted(
                  mapping.kind().kind(), mapping.group(), mapping.version(), mapping.plural()));
    }
    JsonObject autoscaler = ChangeCause.record(session, autoscaler(info, metrics));
    if (dryRun == DryRun.CLIENT) {
      printer.print(autoscaler, "created");
    } else {
      if (flags.bool("save-config")) {
        autoscaler = LastApplied.annotateGenerated(autoscaler);
      }
      printer.print(create(autoscaler), "autoscaled");
    }
    count++;
  }

  private JsonObject create(JsonObject autoscaler) {
    try {
      return ObjectWriter.of(session.client(), dryRun, flags.string("field-manager"))
          .create(Kinds.HORIZONTAL_POD_AUTOSCALER.path(session.namespace()), autoscaler);
    } catch (StatusError e) {
      String cpu = flags.string("cpu");
      boolean oldKindFits = cpu.endsWith("%") && flags.string("memory").isEmpty();
      if (oldKindFits) {
        throw e;
      }
      throw new CommandError(
          "failed to create autoscaling/v2 HPA and the configuration is incompatible with"
              + " autoscaling/v1: "
              + (cpu.isEmpty() ? "empty input" : "%!w(<nil>)"));
    }
  }

  private JsonObject autoscaler(ResourceInfo info, List<Json> metrics) {
    String name = flags.string("name").isEmpty() ? info.name() : flags.string("name");
    JsonObject target =
        Json.objectOf(
            "apiVersion", info.mapping().kind().groupVersion().toString(),
            "kind", info.mapping().kind().kind(),
            "name", info.name());
    JsonObject spec = Json.objectOf("maxReplicas", flags.integer("max"), "scaleTargetRef", target);
    if (!metrics.isEmpty()) {
      spec = spec.with("metrics", metrics);
    }
    if (flags.integer("min") > 0) {
      spec = spec.with("minReplicas", flags.integer("min"));
    }
    JsonObject metadata = Json.objectOf("name", name);
    if (session.isNamespaceEnforced()) {
      metadata = metadata.with("namespace", (Object) session.namespace());
    }
    return Json.objectOf(
        "apiVersion",
        "autoscaling/v2",
        "kind",
        "HorizontalPodAutoscaler",
        "metadata",
        metadata,
        "spec",
        spec);
  }
}
