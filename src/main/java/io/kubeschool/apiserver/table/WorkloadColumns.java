package io.kubeschool.apiserver.table;

import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.OwnerReference;
import io.kubeschool.model.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The tables of pods and of what runs pods. Models pkg/printers/internalversion/printers.go. */
final class WorkloadColumns {

  private static final String[] TEMPLATE = {"spec", "template", "spec", "containers"};
  private static final String[] JOB_TEMPLATE = {
    "spec", "jobTemplate", "spec", "template", "spec", "containers"
  };

  private WorkloadColumns() {}

  static Map<ResourceKind, List<Column>> all() {
    Map<ResourceKind, List<Column>> columns = new LinkedHashMap<>();
    columns.put(Kinds.POD, pod());
    columns.put(Kinds.REPLICATION_CONTROLLER, replicas(WorkloadColumns::labelSelector));
    columns.put(Kinds.REPLICA_SET, replicas(WorkloadColumns::selector));
    columns.put(Kinds.DEPLOYMENT, deployment());
    columns.put(Kinds.DAEMON_SET, daemonSet());
    columns.put(Kinds.STATEFUL_SET, statefulSet());
    columns.put(Kinds.JOB, job());
    columns.put(Kinds.CRON_JOB, cronJob());
    columns.put(Kinds.CONTROLLER_REVISION, controllerRevision());
    columns.put(Kinds.POD_TEMPLATE, podTemplate());
    return columns;
  }

  private static List<Column> pod() {
    return List.of(
        Column.NAME,
        Column.text("Ready", pod -> PodSummary.of(pod).ready()),
        Column.text("Status", pod -> PodSummary.of(pod).status()),
        Column.timed("Restarts", (pod, now) -> PodSummary.of(pod).restarts(now)),
        Column.AGE,
        Column.text("IP", WorkloadColumns::podIp).wide(),
        Column.text("Node", pod -> Cells.orElse(pod.string("spec", "nodeName"), "<none>")).wide(),
        Column.text(
                "Nominated Node",
                pod -> Cells.orElse(pod.string("status", "nominatedNodeName"), "<none>"))
            .wide(),
        Column.text("Readiness Gates", WorkloadColumns::readinessGates).wide());
  }

  private static String podIp(JsonObject pod) {
    List<JsonObject> ips = pod.array("status", "podIPs").objects();
    String ip = ips.isEmpty() ? pod.string("status", "podIP") : ips.getFirst().string("ip");
    return Cells.orElse(ip, "<none>");
  }

  private static String readinessGates(JsonObject pod) {
    List<JsonObject> gates = pod.array("spec", "readinessGates").objects();
    long met =
        gates.stream()
            .filter(gate -> Cells.condition(pod, gate.string("conditionType")).equals("True"))
            .count();
    return gates.isEmpty() ? "<none>" : met + "/" + gates.size();
  }

  private static List<Column> replicas(Function<JsonObject, Object> selector) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.number("Desired", "spec", "replicas"));
    columns.add(Column.number("Current", "status", "replicas"));
    columns.add(Column.number("Ready", "status", "readyReplicas"));
    columns.add(Column.AGE);
    columns.addAll(containers(TEMPLATE));
    columns.add(Column.text("Selector", selector).wide());
    return columns;
  }

  private static List<Column> deployment() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.text("Ready", WorkloadColumns::readyOfDesired));
    columns.add(Column.number("Up-to-date", "status", "updatedReplicas"));
    columns.add(Column.number("Available", "status", "availableReplicas"));
    columns.add(Column.AGE);
    columns.addAll(containers(TEMPLATE));
    columns.add(Column.text("Selector", WorkloadColumns::selector).wide());
    return columns;
  }

  private static List<Column> daemonSet() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.number("Desired", "status", "desiredNumberScheduled"));
    columns.add(Column.number("Current", "status", "currentNumberScheduled"));
    columns.add(Column.number("Ready", "status", "numberReady"));
    columns.add(Column.number("Up-to-date", "status", "updatedNumberScheduled"));
    columns.add(Column.number("Available", "status", "numberAvailable"));
    columns.add(
        Column.text(
            "Node Selector",
            set -> Cells.labels(set.object("spec", "template", "spec", "nodeSelector"))));
    columns.add(Column.AGE);
    columns.addAll(containers(TEMPLATE));
    columns.add(Column.text("Selector", WorkloadColumns::selector).wide());
    return columns;
  }

  private static List<Column> statefulSet() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.text("Ready", WorkloadColumns::readyOfDesired));
    columns.add(Column.AGE);
    columns.addAll(containers(TEMPLATE));
    return columns;
  }

  private static List<Column> job() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.text("Status", WorkloadColumns::jobStatus));
    columns.add(Column.text("Completions", WorkloadColumns::completions));
    columns.add(Column.timed("Duration", WorkloadColumns::jobDuration));
    columns.add(Column.AGE);
    columns.addAll(containers(TEMPLATE));
    columns.add(Column.text("Selector", WorkloadColumns::selector).wide());
    return columns;
  }

  private static String jobStatus(JsonObject job) {
    for (String type : List.of("Complete", "Failed")) {
      if (Cells.condition(job, type).equals("True")) {
        return type;
      }
    }
    if (job.has("metadata", "deletionTimestamp")) {
      return "Terminating";
    }
    for (String type : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
      if (Cells.condition(job, type).equals("True")) {
        return type;
      }
    }
    return "Running";
  }

  private static String completions(JsonObject job) {
    long succeeded = job.number(0, "status", "succeeded");
    if (job.has("spec", "completions")) {
      return succeeded + "/" + job.number(0, "spec", "completions");
    }
    long parallelism = job.number(0, "spec", "parallelism");
    return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
  }

  private static String jobDuration(JsonObject job, Instant now) {
    String start = job.string("status", "startTime");
    if (start.isEmpty()) {
      return "";
    }
    String end = job.string("status", "completionTime");
    Instant until = end.isEmpty() ? now : Instant.parse(end);
    return HumanDuration.format(Duration.between(Instant.parse(start), until));
  }

  private static List<Column> cronJob() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.NAME);
    columns.add(Column.text("Schedule", "spec", "schedule"));
    columns.add(Column.text("Timezone", job -> Cells.textAt(job, "<none>", "spec", "timeZone")));
    columns.add(
        Column.text(
            "Suspend",
            job -> {
              String suspend = Cells.textAt(job, "<unset>", "spec", "suspend");
              return suspend.equals("true") ? "True" : suspend.equals("false") ? "False" : suspend;
            }));
    columns.add(Column.count("Active", job -> job.array("status", "active").size()));
    columns.add(
        Column.timed(
            "Last Schedule",
            (job, now) ->
                job.has("status", "lastScheduleTime")
                    ? Cells.since(job.string("status", "lastScheduleTime"), now)
                    : "<none>"));
    columns.add(Column.AGE);
    columns.addAll(containers(JOB_TEMPLATE));
    columns.add(
        Column.text(
                "Selector",
                job -> Cells.selector(job.get("spec", "jobTemplate", "spec", "selector")))
            .wide());
    return columns;
  }

  private static List<Column> controllerRevision() {
    return List.of(
        Column.NAME,
        Column.text("Controller", WorkloadColumns::controller),
        Column.number("Revision", "revision"),
        Column.AGE);
  }

  private static String controller(JsonObject revision) {
    for (JsonObject reference : revision.array("metadata", "ownerReferences").objects()) {
      OwnerReference owner = new OwnerReference(reference);
      if (owner.isController()) {
        int slash = owner.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : "." + owner.apiVersion().substring(0, slash);
        return (owner.kind() + group).toLowerCase(Locale.ROOT) + "/" + owner.name();
      }
    }
    return "<none>";
  }

  private static List<Column> podTemplate() {
    return List.of(
        Column.NAME,
        Column.text(
            "Containers",
            template -> Cells.names(template.array("template", "spec", "containers"))),
        Column.text(
            "Images", template -> Cells.images(template.array("template", "spec", "containers"))),
        Column.text(
            "Pod Labels",
            template -> Cells.labels(template.object("template", "metadata", "labels"))));
  }

  private static List<Column> containers(String... path) {
    Function<JsonObject, JsonArray> containers = object -> object.array(path);
    return List.of(
        Column.text("Containers", object -> Cells.names(containers.apply(object))).wide(),
        Column.text("Images", object -> Cells.images(containers.apply(object))).wide());
  }

  private static String readyOfDesired(JsonObject workload) {
    return workload.number(0, "status", "readyReplicas")
        + "/"
        + workload.number(0, "spec", "replicas");
  }

  private static Object selector(JsonObject workload) {
    Json selector = workload.get("spec", "selector");
    return Cells.selector(selector);
  }

  private static Object labelSelector(JsonObject controller) {
    return Cells.labels(controller.object("spec", "selector"));
  }
}
