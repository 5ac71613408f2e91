package io.kubeschool.apiserver.table;

import io.kubeschool.apiserver.registry.Scales;
import io.kubeschool.model.CertificateRequest;
import io.kubeschool.model.HumanDuration;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of all other kinds. Models pkg/printers/internalversion/printers.go. */
final class OtherColumns {

  private OtherColumns() {}

  static Map<ResourceKind, List<Column>> all() {
    Map<ResourceKind, List<Column>> columns = new LinkedHashMap<>();
    columns.put(Kinds.INGRESS, ingress());
    columns.put(Kinds.INGRESS_CLASS, ingressClass());
    columns.put(
        Kinds.NETWORK_POLICY,
        List.of(
            Column.NAME,
            Column.text(
                "Pod-Selector", policy -> Cells.selector(policy.get("spec", "podSelector"))),
            Column.AGE));
    columns.put(Kinds.POD_DISRUPTION_BUDGET, podDisruptionBudget());
    columns.put(Kinds.HORIZONTAL_POD_AUTOSCALER, autoscaler());
    columns.put(
        Scales.KIND,
        List.of(
            Column.NAME,
            Column.number("Desired", "spec", "replicas"),
            Column.number("Available", "status", "replicas"),
            Column.AGE));
    columns.put(Kinds.ROLE_BINDING, roleBinding());
    columns.put(Kinds.CLUSTER_ROLE_BINDING, roleBinding());
    columns.put(Kinds.CERTIFICATE_SIGNING_REQUEST, certificateSigningRequest());
    columns.put(
        Kinds.PRIORITY_CLASS,
        List.of(
            Column.NAME,
            Column.number("Value", "value"),
            Column.flag("Global-Default", "globalDefault"),
            Column.AGE,
            Column.text("PreemptionPolicy", "preemptionPolicy")));
    columns.put(
        Kinds.RUNTIME_CLASS, List.of(Column.NAME, Column.text("Handler", "handler"), Column.AGE));
    for (ResourceKind kind :
        List.of(Kinds.MUTATING_WEBHOOK_CONFIGURATION, Kinds.VALIDATING_WEBHOOK_CONFIGURATION)) {
      columns.put(
          kind,
          List.of(
              Column.NAME,
              Column.count("Webhooks", hooks -> hooks.array("webhooks").size()),
              Column.AGE));
    }
    return columns;
  }

  private static List<Column> ingress() {
    return List.of(
        Column.NAME,
        Column.text(
            "Class", ingress -> Cells.textAt(ingress, "<none>", "spec", "ingressClassName")),
        Column.text("Hosts", OtherColumns::hosts),
        Column.text("Address", Cells::loadBalancer),
        Column.text("Ports", ingress -> ingress.array("spec", "tls").isEmpty() ? "80" : "80, 443"),
        Column.AGE);
  }

  /** Models printers.go: formatHosts. */
  private static String hosts(JsonObject ingress) {
    List<JsonObject> rules = ingress.array("spec", "rules").objects();
    List<String> hosts = new ArrayList<>();
    boolean more = false;
    for (JsonObject rule : rules) {
      more |= hosts.size() == 3;
      if (!more && !rule.string("host").isEmpty()) {
        hosts.add(rule.string("host"));
      }
    }
    String shown = Cells.orElse(String.join(",", hosts), "*");
    return more ? shown + " + " + (rules.size() - 3) + " more..." : shown;
  }

  private static List<Column> ingressClass() {
    return List.of(
        Column.name(ingressClass -> {
          String name = ingressClass.string("metadata", "name");
          boolean isDefault =
              ingressClass
                  .string("metadata", "annotations", "ingressclass.kubernetes.io/is-default-class")
                  .equals("true");
          return isDefault ? name + " (default)" : name;
        }),
        Column.text("Controller", "spec", "controller"),
        Column.text("Parameters", OtherColumns::parameters),
        Column.AGE);
  }

  private static String parameters(JsonObject ingressClass) {
    JsonObject parameters = ingressClass.object("spec", "parameters");
    if (parameters.isEmpty()) {
      return "<none>";
    }
    String group = parameters.string("apiGroup");
    return parameters.string("kind")
        + (group.isEmpty() ? "" : "." + group)
        + "/"
        + parameters.string("name");
  }

  private static List<Column> podDisruptionBudget() {
    return List.of(
        Column.NAME,
        Column.text("Min Available", budget -> Cells.textAt(budget, "N/A", "spec", "minAvailable")),
        Column.text(
            "Max Unavailable", budget -> Cells.textAt(budget, "N/A", "spec", "maxUnavailable")),
        Column.number("Allowed Disruptions", "status", "disruptionsAllowed"),
        Column.AGE);
  }

  private static List<Column> autoscaler() {
    return List.of(
        Column.NAME,
        Column.text(
            "Reference",
            autoscaler ->
                autoscaler.string("spec", "scaleTargetRef", "kind")
                    + "/"
                    + autoscaler.string("spec", "scaleTargetRef", "name")),
        Column.text("Targets", AutoscalerMetrics::of),
        Column.text(
            "MinPods", autoscaler -> Cells.textAt(autoscaler, "<unset>", "spec", "minReplicas")),
        Column.number("MaxPods", "spec", "maxReplicas"),
        Column.number("Replicas", "status", "currentReplicas"),
        Column.AGE);
  }

  private static List<Column> roleBinding() {
    return List.of(
        Column.NAME,
        Column.text(
            "Role",
            binding -> binding.string("roleRef", "kind") + "/" + binding.string("roleRef", "name")),
        Column.AGE,
        Column.text("Users", binding -> subjects(binding, "User")).wide(),
        Column.text("Groups", binding -> subjects(binding, "Group")).wide(),
        Column.text("ServiceAccounts", binding -> subjects(binding, "ServiceAccount")).wide());
  }

  private static String subjects(JsonObject binding, String kind) {
    return binding.array("subjects").objects().stream()
        .filter(subject -> subject.string("kind").equals(kind))
        .map(subject ->
            kind.equals("ServiceAccount")
                ? subject.string("namespace") + "/" + subject.string("name")
                : subject.string("name"))
        .collect(Collectors.joining(", "));
  }

  private static List<Column> certificateSigningRequest() {
    return List.of(
        Column.NAME,
        Column.AGE,
        Column.text(
            "SignerName", request -> Cells.orElse(request.string("spec", "signerName"), "<none>")),
        Column.text("Requestor", "spec", "username"),
        Column.text(
            "RequestedDuration",
            request ->
                request.has("spec", "expirationSeconds")
                    ? HumanDuration.format(
                        Duration.ofSeconds(request.number(0, "spec", "expirationSeconds")))
                    : "<none>"),
        Column.text("Condition", CertificateRequest::state));
  }
}
