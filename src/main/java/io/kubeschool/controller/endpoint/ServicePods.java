package io.kubeschool.controller.endpoint;

import io.kubeschool.controller.PodState;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonNumber;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.JsonString;
import io.kubeschool.model.Service;
import java.util.ArrayList;
import java.util.List;

/** Which pods stand behind a Service, and at which ports. Models k8s.io/endpointslice: utils. */
final class ServicePods {

  private ServicePods() {}

  /** Models endpointslice/util: ShouldPodBeInEndpoints. */
  static boolean isEndpoint(JsonObject pod, boolean includeTerminating) {
    return !PodState.isFinished(pod)
        && !pod.string("status", "podIP").isEmpty()
        && (includeTerminating || !pod.has("metadata", "deletionTimestamp"));
  }

  /** Whether its endpoint has a name in the DNS. Models ShouldSetHostname. */
  static boolean hasHostname(JsonObject pod, Service service) {
    return !pod.string("spec", "hostname").isEmpty()
        && pod.string("spec", "subdomain").equals(service.name())
        && pod.string("metadata", "namespace").equals(service.namespace());
  }

  /** The Service's ports on that pod; ports that it does not have are left out. */
  static List<JsonObject> ports(Service service, JsonObject pod) {
    List<JsonObject> ports = new ArrayList<>();
    for (JsonObject servicePort : service.ports()) {
      int number = find(servicePort, pod);
      if (number > 0) {
        JsonObject port =
            Json.objectOf(
                "name", servicePort.string("name"),
                "port", number,
                "protocol", servicePort.string("protocol"));
        Json appProtocol = servicePort.field("appProtocol");
        ports.add(appProtocol == null ? port : port.with("appProtocol", appProtocol));
      }
    }
    return ports;
  }

  /** Models utils.go: FindPort. */
  private static int find(JsonObject servicePort, JsonObject pod) {
    return switch (servicePort.field("targetPort")) {
      case JsonNumber number -> (int) number.longValue();
      case JsonString(String name) -> named(name, servicePort.string("protocol"), pod);
      case null, default -> (int) servicePort.number(0, "port");
    };
  }

  private static int named(String name, String protocol, JsonObject pod) {
    for (String field : new String[] {"containers", "initContainers"}) {
      for (Json container : pod.array("spec", field)) {
        if (field.equals("initContainers") && !container.string("restartPolicy").equals("Always")) {
          continue;
        }
        for (Json port : container.array("ports")) {
          if (port.string("name").equals(name) && port.string("protocol").equals(protocol)) {
            return (int) port.number(0, "containerPort");
          }
        }
      }
    }
    return 0;
  }
}
