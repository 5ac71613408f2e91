package io.kubeschool.kubectl.verb.create;

import io.kubeschool.kubectl.error.CommandError;
import io.kubeschool.kubectl.flag.GoQuote;
import io.kubeschool.model.Json;
import io.kubeschool.model.JsonArray;
import io.kubeschool.model.JsonObject;
import io.kubeschool.model.NameSyntax;

/** {@code create service TYPE}. Models pkg/cmd/create/create_service.go. */
final class ServiceGenerator implements Generator {

  private final String type;

  /** The generator of that type of Service, {@code ClusterIP} and the like. */
  ServiceGenerator(String type) {
    this.type = type;
  }

  @Override
  public JsonObject generate(CreateCall call) {
    String clusterIp = type.equals("ClusterIP") ? call.flags().string("clusterip") : "";
    boolean external = type.equals("ExternalName");
    String externalName = external ? call.flags().string("external-name") : "";
    if (!clusterIp.equals("None") && call.flags().strings("tcp").isEmpty() && !external) {
      throw new CommandError("at least one tcp port specifier must be provided");
    }
    if (external && !NameSyntax.dns1123Subdomain(externalName).isEmpty()) {
      throw new CommandError("invalid service external name " + externalName);
    }
    long nodePort = type.equals("NodePort") ? call.flags().integer("node-port") : 0;
    JsonArray.Builder ports = JsonArray.builder();
    for (String tcp : call.flags().strings("tcp")) {
      ports.add(port(tcp, nodePort));
    }
    JsonObject app = Json.objectOf("app", call.name());
    JsonObject spec = Json.objectOf("selector", app, "type", type);
    JsonArray list = ports.build();
    if (!list.isEmpty()) {
      spec = spec.with("ports", list);
    }
    if (external) {
      spec = spec.with("externalName", externalName);
    }
    if (!clusterIp.isEmpty()) {
      spec = spec.with("clusterIP", clusterIp);
    }
    return Json.objectOf(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        Json.objectOf("labels", app, "name", call.name()),
        "spec",
        spec,
        "status",
        Json.objectOf("loadBalancer", JsonObject.EMPTY));
  }

  private static JsonObject port(String tcp, long nodePort) {
    String[] parts = tcp.split(":", -1);
    long number = portNumber(parts[0]);
    JsonObject port =
        Json.objectOf(
            "name",
            tcp.replace(':', '-'),
            "port",
            number,
            "protocol",
            "TCP",
            "targetPort",
            parts.length == 1 ? number : target(parts[1]));
    return nodePort == 0 ? port : port.with("nodePort", nodePort);
  }

  /** Models k8s.io/utils/net: ParsePort, with zero allowed. */
  private static long portNumber(String text) {
    if (!text.matches("[0-9]+")) {
      throw new CommandError(
          "strconv.ParseUint: parsing " + GoQuote.quote(text) + ": invalid syntax");
    }
    if (text.length() > 9 || Long.parseLong(text) > 65535) {
      throw new CommandError(
          "strconv.ParseUint: parsing " + GoQuote.quote(text) + ": value out of range");
    }
    return Long.parseLong(text);
  }

  private static Object target(String text) {
    if (text.matches("[+-]?[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number < 1 || number > 65535) {
        throw new CommandError("must be between 1 and 65535, inclusive");
      }
      return number;
    }
    java.util.List<String> errors = NameSyntax.portName(text);
    if (!errors.isEmpty()) {
      throw new CommandError(String.join(",", errors));
    }
    return text;
  }
}
