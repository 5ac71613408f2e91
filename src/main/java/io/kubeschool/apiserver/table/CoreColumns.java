package io.kubeschool.apiserver.table;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The tables of nodes, namespaces, services, events and the like. Models
 * pkg/printers/internalversion/printers.go.
 */
final class CoreColumns {

  private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

  private CoreColumns() {}

  static Map<ResourceKind, List<Column>> all() {
    Map<ResourceKind, List<Column>> columns = new LinkedHashMap<>();
    columns.put(Kinds.NODE, node());
    columns.put(
        Kinds.NAMESPACE,
        List.of(Column.NAME, Column.text("Status", "status", "phase"), Column.AGE));
    columns.put(Kinds.SERVICE, service());
    columns.put(
        Kinds.ENDPOINTS,
        List.of(Column.NAME, Column.text("Endpoints", CoreColumns::endpoints), Column.AGE));
    columns.put(Kinds.ENDPOINT_SLICE, endpointSlice());
    columns.put(
        Kinds.CONFIG_MAP,
        List.of(
            Column.NAME,
            Column.count(
                "Data", map -> map.object("data").size() + map.object("binaryData").size()),
            Column.AGE));
    columns.put(
        Kinds.SECRET,
        List.of(
            Column.NAME,
            Column.text("Type", "type"),
            Column.count("Data", secret -> secret.object("data").size()),
            Column.AGE));
    columns.put(Kinds.SERVICE_ACCOUNT, List.of(Column.NAME, Column.AGE));
    columns.put(Kinds.EVENT, event("involvedObject", "message", "source", "reportingComponent"));
    columns.put(
        Kinds.EVENTS_EVENT, event("regarding", "note", "deprecatedSource", "reportingController"));
    columns.put(
        Kinds.LEASE,
        List.of(Column.NAME, Column.text("Holder", "spec", "holderIdentity"), Column.AGE));
    columns.put(Kinds.RESOURCE_QUOTA, resourceQuota());
    columns.put(Kinds.COMPONENT_STATUS, componentStatus());
    return columns;
  }

  private static List<Column> node() {
    return List.of(
        Column.NAME,
        Column.text("Status", CoreColumns::nodeStatus),
        Column.text("Roles", CoreColumns::roles),
        Column.AGE,
        Column.text("Version", "status", "nodeInfo", "kubeletVersion"),
        Column.text("Internal-IP", node -> address(node, "InternalIP")).wide(),
        Column.text("External-IP", node -> address(node, "ExternalIP")).wide(),
        Column.text("OS-Image", node -> info(node, "osImage")).wide(),
        Column.text("Kernel-Version", CoreColumns::kernel).wide(),
        Column.text("Container-Runtime", node -> info(node, "containerRuntimeVersion")).wide());
  }

  private static String nodeStatus(JsonObject node) {
    String status =
        switch (Cells.condition(node, "Ready")) {
          case "" -> "Unknown";
          case "True" -> "Ready";
          default -> "NotReady";
        };
    return node.bool("spec", "unschedulable") ? status + ",SchedulingDisabled" : status;
  }

  private static String roles(JsonObject node) {
    TreeSet<String> roles = new TreeSet<>();
    node.object("metadata", "labels")
        .strings()
        .forEach((key, value) -> {
          if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
            roles.add(key.substring(ROLE_PREFIX.length()));
          } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
            roles.add(value);
          }
        });
    return Cells.orElse(String.join(",", roles), "<none>");
  }

  private static String address(JsonObject node, String type) {
    JsonObject address = node.array("status", "addresses").find("type", type);
    return address == null ? "<none>" : address.string("address");
  }

  private static String info(JsonObject node, String name) {
    return Cells.orElse(node.string("status", "nodeInfo", name), "<unknown>");
  }

  private static String kernel(JsonObject node) {
    String architecture = node.string("status", "nodeInfo", "architecture");
    String kernel = info(node, "kernelVersion");
    return architecture.isEmpty() ? kernel : kernel + " (" + architecture + ")";
  }

  private static List<Column> service() {
    return List.of(
        Column.NAME,
        Column.text("Type", "spec", "type"),
        Column.text("Cluster-IP", CoreColumns::clusterIp),
        Column.text("External-IP", CoreColumns::externalIp),
        Column.text("Port(s)", CoreColumns::ports),
        Column.AGE,
        Column.text("Selector", service -> Cells.labels(service.object("spec", "selector")))
            .wide());
  }

  private static String clusterIp(JsonObject service) {
    List<String> ips = service.array("spec", "clusterIPs").strings();
    return ips.isEmpty() ? "<none>" : ips.getFirst();
  }

  /** Models printers.go: getServiceExternalIP. */
  private static String externalIp(JsonObject service) {
    List<String> ips = new ArrayList<>(service.array("spec", "externalIPs").strings());
    return switch (service.string("spec", "type")) {
      case "ClusterIP", "NodePort" -> Cells.orElse(String.join(",", ips), "<none>");
      case "LoadBalancer" -> {
        String own = Cells.loadBalancer(service);
        if (!own.isEmpty()) {
          ips.addFirst(own);
        }
        yield Cells.orElse(String.join(",", ips), "<pending>");
      }
      case "ExternalName" -> service.string("spec", "externalName");
      default -> "<unknown>";
    };
  }

  /** Models printers.go: makePortString. */
  private static String ports(JsonObject service) {
    List<String> ports = new ArrayList<>();
    for (JsonObject port : service.array("spec", "ports").objects()) {
      long nodePort = port.number(0, "nodePort");
      ports.add(
          port.number(0, "port")
              + (nodePort > 0 ? ":" + nodePort : "")
              + "/"
              + port.string("protocol"));
    }
    return Cells.orElse(String.join(",", ports), "<none>");
  }

  /** Models printers.go: formatEndpoints. */
  private static String endpoints(JsonObject endpoints) {
    List<JsonObject> subsets = endpoints.array("subsets").objects();
    if (subsets.isEmpty()) {
      return "<none>";
    }
    List<String> all = new ArrayList<>();
    for (JsonObject subset : subsets) {
      List<JsonObject> addresses = subset.array("addresses").objects();
      if (subset.array("ports").isEmpty()) {
        addresses.forEach(address -> all.add(address.string("ip")));
      }
      for (JsonObject port : subset.array("ports").objects()) {
        for (JsonObject address : addresses) {
          String ip = address.string("ip");
          all.add((ip.contains(":") ? "[" + ip + "]" : ip) + ":" + port.number(0, "port"));
        }
      }
    }
    return Cells.some(all, 3, ",");
  }

  private static List<Column> endpointSlice() {
    return List.of(
        Column.NAME,
        Column.text("AddressType", "addressType"),
        Column.text(
            "Ports",
            slice ->
                Cells.firstThree(
                    slice.array("ports").objects().stream().map(CoreColumns::port).toList())),
        Column.text(
            "Endpoints",
            slice ->
                Cells.firstThree(
                    slice.array("endpoints").objects().stream()
                        .flatMap(endpoint -> endpoint.array("addresses").strings().stream())
                        .toList())),
        Column.AGE);
  }

  private static String port(JsonObject port) {
    if (port.has("port")) {
      return Long.toString(port.number(0, "port"));
    }
    return port.has("name") ? port.string("name") : "*";
  }

  private static List<Column> event(String object, String message, String source, String reporter) {
    return List.of(
        Column.timed("Last Seen", CoreColumns::lastSeen),
        Column.text("Type", "type"),
        Column.text("Reason", "reason"),
        Column.text("Object", event -> target(event.object(object))),
        Column.text("Subobject", object, "fieldPath").wide(),
        Column.text("Source", event -> source(event, source, reporter)).wide(),
        Column.text("Message", event -> event.string(message).strip()),
        Column.timed("First Seen", CoreColumns::firstSeen).wide(),
        Column.count("Count", CoreColumns::count).wide(),
        new Column("Name", "string", "name", 1, Column.NAME.cell()));
  }

  private static String target(JsonObject object) {
    String kind = object.string("kind").toLowerCase(Locale.ROOT);
    String name = object.string("name");
    return name.isEmpty() ? kind : kind + "/" + name;
  }

  private static String source(JsonObject event, String source, String reporter) {
    String component = Cells.orElse(event.string(source, "component"), event.string(reporter));
    String host = Cells.orElse(event.string(source, "host"), event.string("reportingInstance"));
    return host.isEmpty() ? component : component + ", " + host;
  }

  private static Object firstSeen(JsonObject event, Instant now) {
    String first = either(event, "firstTimestamp", "deprecatedFirstTimestamp");
    return Cells.since(Cells.orElse(first, event.string("eventTime")), now);
  }

  private static Object lastSeen(JsonObject event, Instant now) {
    if (event.has("series") && event.get("series") instanceof JsonObject series) {
      return Cells.since(series.string("lastObservedTime"), now);
    }
    String last = either(event, "lastTimestamp", "deprecatedLastTimestamp");
    return last.isEmpty() ? firstSeen(event, now) : Cells.since(last, now);
  }

  private static String either(JsonObject event, String core, String other) {
    return Cells.orElse(event.string(core), event.string(other));
  }

  private static Object count(JsonObject event) {
    if (event.get("series") instanceof JsonObject series) {
      return series.number(1, "count");
    }
    long count = Math.max(event.number(0, "count"), event.number(0, "deprecatedCount"));
    return count == 0 ? 1 : count;
  }

  private static List<Column> resourceQuota() {
    return List.of(
        Column.NAME,
        Column.text("Request", quota -> used(quota, false)),
        Column.text("Limit", quota -> used(quota, true)),
        Column.AGE);
  }

  private static String used(JsonObject quota, boolean limits) {
    JsonObject used = quota.object("status", "used");
    List<String> texts = new ArrayList<>();
    quota
        .object("status", "hard")
        .forEach((name, hard) -> {
          if (name.startsWith("limits.") == limits) {
            texts.add(name + ": " + quantity(used.field(name)) + "/" + quantity(hard));
          }
        });
    return String.join(", ", texts);
  }

  private static String quantity(Json value) {
    return switch (value) {
      case null -> "0";
      case JsonString(String text) -> text;
      default -> value.toText();
    };
  }

  private static List<Column> componentStatus() {
    return List.of(
        Column.NAME,
        Column.text(
            "Status",
            component ->
                switch (healthy(component).string("status")) {
                  case "" -> "Unknown";
                  case "True" -> "Healthy";
                  default -> "Unhealthy";
                }),
        Column.text("Message", component -> healthy(component).string("message")),
        Column.text("Error", component -> healthy(component).string("error")));
  }

  private static JsonObject healthy(JsonObject component) {
    JsonArray conditions = component.array("conditions");
    JsonObject condition = conditions.find("type", "Healthy");
    return condition == null ? JsonObject.EMPTY : condition;
  }
}
