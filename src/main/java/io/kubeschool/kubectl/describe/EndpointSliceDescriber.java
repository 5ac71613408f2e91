package io.kubeschool.kubectl.describe;

import io.kubeschool.model.JsonObject;
import java.util.List;

/** Describes EndpointSlices. Models describe.go: describeEndpointSliceV1. */
final class EndpointSliceDescriber implements Describer {

  private static final String UNSET = "<unset>";

  @Override
  public void describe(JsonObject slice, DescribeContext context, DescribeWriter out) {
    Metadata.header(slice, out);
    out.field(0, "AddressType", slice.string("addressType"));
    ports(slice.array("ports").objects(), out);
    List<JsonObject> endpoints = slice.array("endpoints").objects();
    out.write(0, endpoints.isEmpty() ? "Endpoints: <none>\n" : "Endpoints:\n");
    endpoints.forEach(e -> endpoint(e, out));
    Events.about(slice, context, out);
  }

  private static void ports(List<JsonObject> ports, DescribeWriter out) {
    if (ports.isEmpty()) {
      out.write(0, "Ports: <unset>\n");
      return;
    }
    out.write(0, "Ports:\n");
    out.write(1, "Name\tPort\tProtocol\n");
    out.write(1, "----\t----\t--------\n");
    for (JsonObject port : ports) {
      String name = port.string("name");
      out.write(
          1,
          (name.isEmpty() ? UNSET : name)
              + "\t"
              + Texts.orElse(port.get("port"), UNSET)
              + "\t"
              + port.string("protocol")
              + "\n");
    }
  }

  private static void endpoint(JsonObject endpoint, DescribeWriter out) {
    out.field(1, "- Addresses", Texts.orNone(Texts.join(endpoint.array("addresses"), ", ")));
    out.write(2, "Conditions:\n");
    out.field(3, "Ready", Texts.orElse(endpoint.get("conditions", "ready"), UNSET));
    out.field(2, "Hostname", Texts.orElse(endpoint.get("hostname"), UNSET));
    if (endpoint.has("targetRef")) {
      out.field(
          2,
          "TargetRef",
          endpoint.string("targetRef", "kind") + "/" + endpoint.string("targetRef", "name"));
    }
    out.field(2, "NodeName", Texts.orElse(endpoint.get("nodeName"), UNSET));
    out.field(2, "Zone", Texts.orElse(endpoint.get("zone"), UNSET));
  }
}
