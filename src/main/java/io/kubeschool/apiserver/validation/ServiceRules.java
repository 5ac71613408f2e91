package io.kubeschool.apiserver.validation;

import io.kubeschool.model.Json;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Models pkg/apis/core/validation: validateService; what is about dual stack, source ranges and
 * load balancer classes is not there.
 */
final class ServiceRules {

  private static final FieldPath SPEC = FieldPath.of("spec");

  private ServiceRules() {}

  static void service(JsonObject service, Problems problems) {
    JsonObject spec = service.object("spec");
    String type = spec.string("type");
    List<JsonObject> ports = spec.array("ports").objects();
    boolean headless = spec.string("clusterIP").equals("None");
    if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
      problems.required(SPEC.child("ports"));
    }
    if (headless && (type.equals("LoadBalancer") || type.equals("NodePort"))) {
      problems.invalid(
          SPEC.child("clusterIPs").index(0),
          "None",
          "may not be set to 'None' for " + type + " services");
    }
    if (type.equals("ExternalName")) {
      externalName(spec, problems);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      port(ports.get(i), ports.size() > 1, names, SPEC.child("ports").index(i), problems);
    }
    MetadataRules.labels(spec.object("selector"), SPEC.child("selector"), problems);
    problems.oneOf(
        SPEC.child("sessionAffinity"), spec.string("sessionAffinity"), List.of("ClientIP", "None"));
    problems.oneOf(
        SPEC.child("type"), type, List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort"));
    uniquePorts(ports, type, problems);
    if (spec.has("allocateLoadBalancerNodePorts") && !type.equals("LoadBalancer")) {
      problems.forbidden(
          SPEC.child("allocateLoadBalancerNodePorts"),
          "may only be used when `type` is 'LoadBalancer'");
    }
    if (!spec.string("internalTrafficPolicy").isEmpty()) {
      problems.oneOf(
          SPEC.child("internalTrafficPolicy"),
          spec.string("internalTrafficPolicy"),
          List.of("Cluster", "Local"));
    }
  }

  private static void externalName(JsonObject spec, Problems problems) {
    if (!spec.array("clusterIPs").isEmpty()) {
      problems.forbidden(SPEC.child("clusterIPs"), "may not be set for ExternalName services");
    }
    String name = spec.string("externalName").replaceFirst("\\.$", "");
    if (name.isEmpty()) {
      problems.required(SPEC.child("externalName"));
    } else {
      problems.invalid(SPEC.child("externalName"), name, NameSyntax.dns1123Subdomain(name));
    }
  }

  private static void port(
      JsonObject port, boolean nameNeeded, Set<String> names, FieldPath path, Problems problems) {
    String name = port.string("name");
    if (nameNeeded && name.isEmpty()) {
      problems.required(path.child("name"));
    } else if (!name.isEmpty()) {
      problems.invalid(path.child("name"), name, NameSyntax.dns1123Label(name));
      if (!names.add(name)) {
        problems.duplicate(path.child("name"), name);
      }
    }
    long number = port.number(0, "port");
    problems.invalid(path.child("port"), number, NameSyntax.portNumber(number));
    problems.oneOf(path.child("protocol"), port.string("protocol"), ContainerRules.PROTOCOLS);
    ProbeRules.port(port.field("targetPort"), path.child("targetPort"), problems);
    String protocol = port.string("appProtocol");
    if (!protocol.isEmpty()) {
      problems.invalid(path.child("appProtocol"), protocol, NameSyntax.labelKey(protocol));
    }
  }

  private static void uniquePorts(List<JsonObject> ports, String type, Problems problems) {
    FieldPath path = SPEC.child("ports");
    for (int i = 0; type.equals("ClusterIP") && i < ports.size(); i++) {
      if (ports.get(i).number(0, "nodePort") != 0) {
        problems.forbidden(
            path.index(i).child("nodePort"), "may not be used when `type` is 'ClusterIP'");
      }
    }
    Set<JsonObject> taken = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.get(i);
      JsonObject key =
          Json.objectOf(
              "protocol", port.string("protocol"), "nodePort", port.number(0, "nodePort"));
      if (port.number(0, "nodePort") != 0 && !taken.add(key)) {
        problems.duplicate(path.index(i).child("nodePort"), port.field("nodePort"));
      }
    }
    taken.clear();
    for (int i = 0; i < ports.size(); i++) {
      JsonObject key =
          Json.objectOf(
              "protocol",
              ports.get(i).string("protocol"),
              "port",
              ports.get(i).number(0, "port"),
              "targetPort",
              0);
      if (!taken.add(key)) {
        problems.duplicateShown(path.index(i), InternalValue.of("core.ServicePort", key));
      }
    }
  }

  /** What may not change. Models ValidateServiceUpdate and the cluster IP's allocation. */
  static void update(JsonObject service, JsonObject old, Problems problems) {
    String type = service.string("spec", "type");
    boolean had = !old.string("spec", "clusterIP").isEmpty();
    boolean external =
        type.equals("ExternalName") || old.string("spec", "type").equals("ExternalName");
    if (had && !external) {
      Json now = service.get("spec", "clusterIPs");
      Json before = old.get("spec", "clusterIPs");
      String address =
          service.array("spec", "clusterIPs").strings().stream().findFirst().orElse("");
      String oldAddress = old.array("spec", "clusterIPs").strings().stream().findFirst().orElse("");
      if (!address.equals(oldAddress)) {
        problems.invalid(SPEC.child("clusterIPs").index(0), now, "may not change once set");
      } else if (now == null && before != null) {
        problems.invalid(SPEC.child("clusterIPs"), now, "primary clusterIP can not be unset");
      }
    }
    service(service, problems);
  }
}
