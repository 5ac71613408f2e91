package io.kubeschool.kubelet;

import io.kubeschool.apiserver.client.ApiClient;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.Kinds;
import io.kubeschool.model.ObjectKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables that tell a container of services. Models pkg/kubelet/envvars: FromServices, and
 * kubelet_pods.go: getServiceEnvVarMap.
 */
final class ServiceVariables {

  private final ApiClient client;

  ServiceVariables(ApiClient client) {
    this.client = client;
  }

  /**
   * Those of a namespace.
   *
   * @param links whether the namespace's own services count, not the API's alone
   */
  Map<String, String> of(String namespace, boolean links) {
    Map<String, String> variables = new TreeMap<>();
    JsonObject api = client.get(Kinds.SERVICE, new ObjectKey("default", "kubernetes")).object();
    if (api.has("spec")) {
      add(variables, api);
    }
    if (links) {
      for (JsonObject service :
          client.list(Kinds.SERVICE, namespace).object().array("items").objects()) {
        add(variables, service);
      }
    }
    return variables;
  }

  private static void add(Map<String, String> variables, JsonObject service) {
    String ip = service.string("spec", "clusterIP");
    List<JsonObject> ports = service.array("spec", "ports").objects();
    if (ip.isEmpty() || ip.equals("None") || ports.isEmpty()) {
      return;
    }
    String name = service.string("metadata", "name").toUpperCase(Locale.ROOT).replace('-', '_');
    variables.put(name + "_SERVICE_HOST", ip);
    variables.put(name + "_SERVICE_PORT", port(ports.getFirst()));
    for (JsonObject port : ports) {
      String portName = port.string("name");
      if (!portName.isEmpty()) {
        String suffix = portName.toUpperCase(Locale.ROOT).replace('-', '_');
        variables.put(name + "_SERVICE_PORT_" + suffix, port(port));
      }
    }
    for (int i = 0; i < ports.size(); i++) {
      JsonObject port = ports.get(i);
      String number = port(port);
      String protocol = port.string("protocol");
      String lower = protocol.isEmpty() ? "tcp" : protocol.toLowerCase(Locale.ROOT);
      String url = lower + "://" + ip + ":" + number;
      if (i == 0) {
        variables.put(name + "_PORT", url);
      }
      String prefix = name + "_PORT_" + number + "_" + lower.toUpperCase(Locale.ROOT);
      variables.put(prefix, url);
      variables.put(prefix + "_PROTO", lower);
      variables.put(prefix + "_PORT", number);
      variables.put(prefix + "_ADDR", ip);
    }
  }

  private static String port(JsonObject port) {
    return Long.toString(port.number(0, "port"));
  }
}
