package io.kubeschool.kubectl.verb.run;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.kubectl.verb.object.PodSpecs;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an exposed object says about its Service: selector, ports, protocols. Models k8s.io/kubectl
 * pkg/polymorphichelpers/{mapbasedselector,ports,multiprotocols}forobject.go and canbeexposed.go.
 */
final class ServiceOf {

  private static final Set<String> EXPOSABLE =
      Set.of("ReplicationController", "Service", "Pod", "Deployment", "ReplicaSet");

  private ServiceOf() {}

  /**
   * Refuses kinds that nothing can be sent to.
   *
   * @param kind {@code Kind.group}
   */
  static void checkExposable(JsonObject object, String kind) {
    if (!EXPOSABLE.contains(object.string("kind"))) {
      throw new CommandError("cannot expose a " + kind);
    }
  }

  /** The labels of the object's pods. */
  static JsonObject selector(JsonObject object) {
    JsonObject selector = object.object("spec", "selector");
    return switch (object.string("kind")) {
      case "ReplicationController" -> selector;
      case "Pod" -> {
        JsonObject labels = object.object("metadata", "labels");
        if (labels.isEmpty()) {
          throw noSelector("the pod has no labels and cannot be exposed");
        }
        yield labels;
      }
      case "Service" -> {
        if (!object.has("spec", "selector")) {
          throw noSelector("the service has no pod selector set");
        }
        yield selector;
      }
      default -> {
        String kind = object.string("kind").toLowerCase(Locale.ROOT);
        if (selector.object("matchLabels").isEmpty()) {
          throw noSelector("invalid " + kind + ": no selectors, therefore cannot be exposed");
        }
        if (!selector.array("matchExpressions").isEmpty()) {
          throw noSelector(
              "couldn't convert expressions - "
                  + GoQuote.quote(expressions(selector.array("matchExpressions")))
                  + " to map-based selector format");
        }
        yield selector.object("matchLabels");
      }
    };
  }

  private static CommandError noSelector(String reason) {
    return new CommandError(
        "couldn't retrieve selectors via --selector flag or introspection: " + reason);
  }

  private static String expressions(JsonArray list) {
    List<String> texts = new ArrayList<>();
    for (JsonObject each : list.objects()) {
      texts.add(
          "{Key:%s Operator:%s Values:[%s]}"
              .formatted(
                  each.string("key"),
                  each.string("operator"),
                  String.join(" ", each.array("values").strings())));
    }
    return "[" + String.join(" ", texts) + "]";
  }

  /** The ports with their protocols, in order. */
  static Map<Long, List<String>> ports(JsonObject object) {
    Map<Long, List<String>> ports = new LinkedHashMap<>();
    if (object.string("kind").equals("Service")) {
      object.array("spec", "ports").objects().forEach(p -> add(ports, p, "port"));
      return ports;
    }
    for (JsonObject container : PodSpecs.of(object).array("containers").objects()) {
      container.array("ports").objects().forEach(p -> add(ports, p, "containerPort"));
    }
    return ports;
  }

  private static void add(Map<Long, List<String>> ports, JsonObject port, String field) {
    String protocol = port.string("protocol").isEmpty() ? "TCP" : port.string("protocol");
    ports.computeIfAbsent(port.number(0, field), p -> new ArrayList<>()).add(protocol);
  }

  /**
   * The Service's ports. Models expose.go: createService.
   *
   * @param numbers those to serve
   * @param protocol the one that was asked for, or ""
   * @param known what the object's ports speak
   */
  static JsonArray servicePorts(
      List<Long> numbers, String protocol, Map<Long, List<String>> known, Object targetPort) {
    JsonArray.Builder ports = JsonArray.builder();
    int index = 0;
    for (long number : numbers) {
      index++;
      String name = numbers.size() > 1 ? "port-" + index : "";
      Set<String> spoken = new LinkedHashSet<>(known.getOrDefault(number, List.of()));
      if (!protocol.isEmpty()) {
        ports.add(port(name, number, protocol, targetPort));
      } else if (known.getOrDefault(number, List.of()).size() <= 1) {
        ports.add(
            port(name, number, spoken.isEmpty() ? "TCP" : spoken.iterator().next(), targetPort));
      } else {
        for (String each : known.get(number)) {
          ports.add(
              port(
                  "port-" + index + "-" + each.toLowerCase(Locale.ROOT), number, each, targetPort));
        }
      }
    }
    return ports.build();
  }

  private static JsonObject port(String name, long number, String protocol, Object targetPort) {
    JsonObject port =
        Json.objectOf(
            "port",
            number,
            "protocol",
            protocol,
            "targetPort",
            targetPort == null ? (Object) number : targetPort);
    return name.isEmpty() ? port : port.with("name", (Object) name);
  }

  /** A Service, without a namespace. */
  static JsonObject service(String name, JsonObject labels, JsonObject selector, JsonArray ports) {
    JsonObject metadata = Json.objectOf("name", name);
    JsonObject spec = Json.objectOf("selector", selector);
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        labels.isEmpty() ? metadata : metadata.with("labels", labels),
        "spec",
        ports.isEmpty() ? spec : spec.with("ports", ports),
        "status",
        Json.objectOf("loadBalancer", JsonObject.EMPTY));
  }
}
